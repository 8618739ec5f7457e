package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.lint.Fate;
import dev.xylo.quantize.lint.Lint;
import dev.xylo.quantize.lint.LintReport;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The lint sees integers only. Here the scales that made them are known, so its judgements can be told right from wrong. */
class LintJudgementTest {
    private static final List<Parameter> HIDDEN =
            List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.THRESHOLD, Parameter.BIAS);
    private static final List<Parameter> READOUT =
            List.of(Parameter.WEIGHTS_OUT, Parameter.THRESHOLD_OUT, Parameter.BIAS_OUT);

    /** Values accused or not, against what is known: sound parameters accused, faulty ones not. */
    private static final class Tally {
        private int parameters;
        private int faulty;
        private int falseAlarms;
        private int missed;
        private final StringBuilder which = new StringBuilder();

        void judge(String name, FloatNetwork network, QuantizationResult result) {
            Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
            result.parameters().forEach(parameter -> integers.put(parameter, result.integers(parameter)));
            LintReport report = Lint.compare(network, Design.ofIntegers(result.shape(), integers, result.aliases()));
            for (List<Parameter> layer : List.of(HIDDEN, READOUT)) {
                for (Parameter parameter : layer) {
                    if (network.has(parameter) && result.parameters().contains(parameter)) {
                        judge(name, network, result, report, layer, parameter);
                    }
                }
            }
        }

        private void judge(
                String name,
                FloatNetwork network,
                QuantizationResult result,
                LintReport report,
                List<Parameter> layer,
                Parameter parameter) {
            double[] values = network.values(parameter);
            long[] integers = result.integers(parameter);
            int wrong = 0;
            for (int i = 0; i < values.length; i++) {
                int channel = network.shape().channelOf(parameter, i);
                double scale = common(network, result, layer, channel);
                // Two roundings, as the published limit of thresholds does, are one step.
                wrong += Math.abs(integers[i] - values[i] * scale) > 1.0000001 ? 1 : 0;
            }
            int accused = report.account(parameter.key()).fates().entrySet().stream()
                    .filter(entry -> entry.getKey().isError() || entry.getKey() == Fate.RESCALED)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            parameters++;
            faulty += wrong > 0 ? 1 : 0;
            if (wrong == 0 && accused > 0) {
                falseAlarms++;
                which.append(String.format(
                        "  false alarm: %s %s: %d of %d accused%n", name, parameter, accused, values.length));
            }
            if (wrong > 0 && accused == 0) {
                missed++;
                which.append(String.format("  missed: %s %s: %d of %d wrong%n", name, parameter, wrong, values.length));
            }
        }

        /** The scale that the most parameters of a neuron share; of equally many, that of the first. */
        private static double common(
                FloatNetwork network, QuantizationResult result, List<Parameter> layer, int channel) {
            Map<Double, Integer> votes = new HashMap<>();
            double best = Double.NaN;
            for (Parameter parameter : layer) {
                if (network.has(parameter)
                        && result.parameters().contains(parameter)
                        && says(network, parameter, channel)) {
                    votes.merge(rounded(result.scales(parameter)[channel]), 1, Integer::sum);
                }
            }
            for (Parameter parameter : layer) {
                if (network.has(parameter) && result.parameters().contains(parameter)) {
                    double scale = result.scales(parameter)[channel];
                    int own = votes.getOrDefault(rounded(scale), 0);
                    if (Double.isNaN(best) || own > votes.getOrDefault(rounded(best), 0)) {
                        best = scale;
                    }
                }
            }
            return best;
        }

        /** Whether it has a value that is not 0 there. */
        private static boolean says(FloatNetwork network, Parameter parameter, int channel) {
            double[] values = network.values(parameter);
            for (int i = 0; i < values.length; i++) {
                if (values[i] != 0 && network.shape().channelOf(parameter, i) == channel) {
                    return true;
                }
            }
            return false;
        }

        private static double rounded(double scale) {
            return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.9e", scale));
        }

        @Override
        public String toString() {
            return parameters + " parameters, " + faulty + " of them with values off their neuron's scale; "
                    + falseAlarms + " sound ones accused, " + missed + " faulty ones missed\n" + which;
        }
    }

    @Test
    void onTheGoldenQuantizations() throws IOException {
        Tally tally = new Tally();
        for (GoldenCase golden : GoldenCases.quantize()) {
            Map<String, NdArray> arrays = golden.arrays();
            QuantizationOptions options = new QuantizationOptions(
                    Compat.ofKey(golden.text("version")),
                    golden.number("bits_per_weight", 8),
                    golden.number("bits_per_threshold", 16),
                    Boolean.TRUE.equals(golden.attributes().get("fuzzy_scaling")));
            FloatNetwork network = golden.specification(arrays).toFloatNetwork();
            tally.judge(
                    golden.file(),
                    network,
                    Quantizers.byMethod(golden.text("method")).quantize(network, options));
        }
        System.out.println("lint on the golden quantizations: " + tally);
        assertThat(tally.parameters).isGreaterThan(700);
        assertThat(tally.faulty).isGreaterThan(80);
        // Where all weights of a neuron are rounded to 0, a threshold and a bias are two values for one unknown scale.
        assertThat(tally.which
                        .toString()
                        .lines()
                        .filter(line -> !line.contains("tiny-weights") && !line.contains("exponential")))
                .isEmpty();
        assertThat(tally.falseAlarms + tally.missed).isLessThanOrEqualTo(20);
    }
}
