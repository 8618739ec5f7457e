package dev.xylo.study;

import dev.xylo.quantize.ParameterLoss;
import dev.xylo.sim.Counter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * One line of results: a value by column name, in column order. JSON and CSV write the same line, so they cannot disagree. Shares are
 * 0..1, counts are sums over all samples and neurons; a value that does not exist (no labels, no quantization) is null.
 */
final class ResultRow {
    private ResultRow() {}

    static Map<String, Object> ofBaseline(StudyResult result) {
        Map<String, Object> row = start(result, result.baseline());
        row.put("method", "float");
        return row;
    }

    /** One row per configuration, in their order. */
    static List<Map<String, Object>> ofConfigurations(StudyResult result) {
        List<Significance> significance = Significance.of(result);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int c = 0; c < result.configurations().size(); c++) {
            Map<String, Object> row = of(result, result.configurations().get(c));
            if (!significance.isEmpty()) {
                put(row, significance.get(c));
            }
            rows.add(row);
        }
        return rows;
    }

    private static void put(Map<String, Object> row, Significance significance) {
        row.put("difference", significance.difference().value());
        row.put("difference_lower_95", significance.difference().lower());
        row.put("difference_upper_95", significance.difference().upper());
        row.put("only_float_right", significance.onlyFloatRight());
        row.put("only_chip_right", significance.onlyChipRight());
        row.put("mcnemar_p", significance.p());
        row.put("mcnemar_p_holm", significance.holm());
    }

    private static Map<String, Object> of(StudyResult result, ConfigurationOutcome configuration) {
        Map<String, Object> row = start(result, configuration.outcome());
        row.put("method", configuration.configuration().method());
        row.put("compat", configuration.configuration().options().compat().key());
        row.put("bits_per_weight", configuration.configuration().options().bitsPerWeight());
        row.put("bits_per_threshold", configuration.configuration().options().bitsPerThreshold());
        row.put("fuzzy_scaling", configuration.configuration().options().fuzzyScaling());
        List<ParameterLoss> losses = configuration.quantization().losses();
        row.put("values_rounded_to_zero", sum(losses, ParameterLoss::roundedToZero));
        row.put("values_clipped", sum(losses, ParameterLoss::clipped));
        row.put("values_rescaled", sum(losses, ParameterLoss::rescaled));
        for (Counter counter : Counter.values()) {
            row.put(column(counter), configuration.counters().total(counter));
        }
        return row;
    }

    static int sum(List<ParameterLoss> losses, ToIntFunction<ParameterLoss> field) {
        return losses.stream().mapToInt(field).sum();
    }

    private static Map<String, Object> start(StudyResult result, Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", outcome.name());
        row.put("method", null);
        row.put("compat", null);
        row.put("bits_per_weight", null);
        row.put("bits_per_threshold", null);
        row.put("fuzzy_scaling", null);
        row.put("samples", result.samples());
        row.put("correct", outcome.accuracy().map(Proportion::successes).orElse(null));
        row.put("accuracy", outcome.accuracy().map(Proportion::value).orElse(null));
        row.put("accuracy_lower_95", outcome.accuracy().map(Proportion::lower).orElse(null));
        row.put("accuracy_upper_95", outcome.accuracy().map(Proportion::upper).orElse(null));
        Proportion agreement = outcome.agreement(result.baseline());
        row.put("agree_with_float", agreement.successes());
        row.put("agreement", agreement.value());
        row.put("difference", null);
        row.put("difference_lower_95", null);
        row.put("difference_upper_95", null);
        row.put("only_float_right", null);
        row.put("only_chip_right", null);
        row.put("mcnemar_p", null);
        row.put("mcnemar_p_holm", null);
        row.put("values_rounded_to_zero", null);
        row.put("values_clipped", null);
        row.put("values_rescaled", null);
        for (Counter counter : Counter.values()) {
            row.put(column(counter), null);
        }
        return row;
    }

    private static String column(Counter counter) {
        return counter.name().toLowerCase(java.util.Locale.ROOT);
    }
}
