package dev.xylo.study;

import dev.xylo.quantize.ParameterLoss;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.sim.Counter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The table that a person reads: one row per outcome, percent with one decimal; the terminal and the report print the same cells. */
public final class ResultTable {
    private static final List<String> HEADER = List.of(
            "configuration",
            "accuracy",
            "95 % interval",
            "loss",
            "p (Holm)",
            "agree with float",
            "saturations",
            "cap hits",
            "to 0",
            "clipped");

    private ResultTable() {}

    /**
     * Column names.
     *
     * @return unmodifiable
     */
    public static List<String> header() {
        return HEADER;
    }

    /**
     * Cells, the float baseline first.
     *
     * @param result the study
     * @return one list per row, as wide as the header; {@code -} where there is no value
     */
    public static List<List<String>> rows(StudyResult result) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(result, result.baseline(), "-", "-", "-", "-", "-"));
        List<Significance> significance = Significance.of(result);
        for (int c = 0; c < result.configurations().size(); c++) {
            ConfigurationOutcome configuration = result.configurations().get(c);
            long saturations = total(
                    configuration,
                    Counter.I_SYN_SATURATIONS,
                    Counter.I_SYN_2_SATURATIONS,
                    Counter.V_MEM_SATURATIONS,
                    Counter.I_SYN_OUT_SATURATIONS,
                    Counter.V_MEM_OUT_SATURATIONS);
            long capHits = total(configuration, Counter.SPIKE_CAP_HITS, Counter.SPIKE_CAP_OUT_HITS);
            List<ParameterLoss> losses = configuration.quantization().losses();
            rows.add(row(
                    result,
                    configuration.outcome(),
                    significance.isEmpty() ? "-" : p(significance.get(c).holm()),
                    Long.toString(saturations),
                    Long.toString(capHits),
                    Integer.toString(ResultRow.sum(losses, ParameterLoss::roundedToZero)),
                    Integer.toString(ResultRow.sum(losses, ParameterLoss::clipped))));
        }
        return rows;
    }

    /**
     * The table as text.
     *
     * @param result the study
     * @return lines, with line ends
     */
    public static String text(StudyResult result) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        lines.addAll(rows(result));
        int[] widths = new int[HEADER.size()];
        lines.forEach(line -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        });
        String rule = java.util.Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
        StringBuilder text = new StringBuilder();
        for (int l = 0; l < lines.size(); l++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = lines.get(l).get(c);
                String padding = " ".repeat(widths[c] - cell.length());
                line.append(c == 0 ? cell + padding : "  " + padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (l == 0) {
                text.append(rule).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * The quantizers' warnings, each kind once: the configurations that have it, and what it says of the first of them.
     *
     * @param result the study
     * @return one line each
     */
    public static List<String> warnings(StudyResult result) {
        Map<QuantizationWarning.Kind, String> messages = new LinkedHashMap<>();
        Map<QuantizationWarning.Kind, List<String>> names = new LinkedHashMap<>();
        for (ConfigurationOutcome configuration : result.configurations()) {
            for (QuantizationWarning warning : configuration.quantization().warnings()) {
                messages.putIfAbsent(warning.kind(), warning.message());
                List<String> known = names.computeIfAbsent(warning.kind(), kind -> new ArrayList<>());
                if (!known.contains(configuration.configuration().name())) {
                    known.add(configuration.configuration().name());
                }
            }
        }
        return messages.entrySet().stream()
                .map(entry -> String.join(", ", names.get(entry.getKey())) + ": " + entry.getValue())
                .toList();
    }

    private static List<String> row(StudyResult result, Outcome outcome, String p, String... counts) {
        List<String> row = new ArrayList<>();
        row.add(outcome.name());
        row.add(outcome.accuracy().map(a -> percent(a.value()) + " %").orElse("-"));
        row.add(outcome.accuracy()
                .map(a -> percent(a.lower()) + "-" + percent(a.upper()))
                .orElse("-"));
        boolean isBaseline = outcome == result.baseline();
        row.add(
                isBaseline
                        ? "-"
                        : outcome.accuracy().map(a -> points(result, a)).orElse("-"));
        row.add(p);
        row.add(isBaseline ? "-" : percent(outcome.agreement(result.baseline()).value()) + " %");
        row.addAll(List.of(counts));
        return row;
    }

    /** Loss against the baseline in percentage points; negative is a gain. */
    private static String points(StudyResult result, Proportion accuracy) {
        double loss = result.baseline().accuracy().orElseThrow().value() - accuracy.value();
        return String.format(Locale.ROOT, "%.1f", 100 * loss + 0.0);
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    private static long total(ConfigurationOutcome configuration, Counter... counters) {
        return java.util.Arrays.stream(counters)
                .flatMapToLong(counter -> LongStream.of(configuration.counters().total(counter)))
                .sum();
    }
}
