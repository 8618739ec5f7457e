package dev.xylo.study.comparison;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.UnsupportedNetworkException;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.study.calibration.Following;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.McNemar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All methods on several trained networks, each read by the decoder that it was trained for: accuracy by width, and whether methods of our own
 * are significantly worse than the best published one (exact McNemar, Holm over all such tests).
 */
public final class MethodTable {
    private static final int THRESHOLD_BITS = 16;

    private MethodTable() {}

    /**
     * A trained network with its data.
     *
     * @param name for people
     * @param network the float network
     * @param following what is known of how it was trained, with its decoder
     * @param core revision
     * @param calibration unlabelled samples
     * @param samples what accuracy is measured on
     * @param labels class of every sample
     * @param reference accuracy of the author's own program, percent; NaN if it is not known
     */
    public record Trained(
            String name,
            FloatNetwork network,
            Following following,
            Core core,
            List<SpikeRaster> calibration,
            List<SpikeRaster> samples,
            int[] labels,
            double reference) {
        /** Copies. */
        public Trained {
            calibration = List.copyOf(calibration);
            samples = List.copyOf(samples);
            labels = labels.clone();
        }

        @Override
        public int[] labels() {
            return labels.clone();
        }
    }

    private record Test(String what, double loss, double p) {}

    /**
     * Runs everything.
     *
     * @param networks trained networks
     * @param bits widths
     * @param explain whether to say which integers were kept, and why
     * @param progress told about every quantization
     * @return lines
     */
    public static List<String> lines(List<Trained> networks, List<Integer> bits, boolean explain, Progress progress) {
        List<Method> methods = Quantizers.methods();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, "%-20s %5s %6s", "network", "bits", "author")
                + String.join(
                        "",
                        methods.stream()
                                .map(method -> String.format(Locale.ROOT, " %10s", method.name()))
                                .toList()));
        List<Test> tests = new ArrayList<>();
        Map<String, double[]> sums = new LinkedHashMap<>();
        long total = (long) networks.size() * bits.size() * methods.size();
        long done = 0;
        for (Trained each : networks) {
            Methods made = new Methods(each.network(), each.following(), each.calibration());
            for (int width : bits) {
                Map<Method, boolean[]> right = new LinkedHashMap<>();
                StringBuilder line = new StringBuilder(
                        String.format(Locale.ROOT, "%-20s %5d %6.1f", each.name(), width, each.reference()));
                List<String> why = new ArrayList<>();
                for (Method method : methods) {
                    boolean[] own = right(each, made.of(method.name(), each.core()), width, why);
                    right.put(method, own);
                    line.append(own == null ? "          -" : String.format(Locale.ROOT, " %10.1f", percent(own)));
                    double[] sum = sums.computeIfAbsent(method.name(), name -> new double[2]);
                    sum[0] += own == null ? 0 : percent(own);
                    sum[1] += own == null ? 0 : 1;
                    progress.done(each.name(), ++done, total);
                }
                lines.add(line.toString());
                if (explain) {
                    why.forEach(text -> lines.add("    " + text));
                }
                addTests(each.name() + " at " + width + " bits", right, tests);
            }
        }
        lines.add(String.format(Locale.ROOT, "%-20s %5s %6s", "mean", "", "")
                + String.join(
                        "",
                        sums.values().stream()
                                .map(sum -> String.format(Locale.ROOT, " %10.1f", sum[0] / sum[1]))
                                .toList()));
        verdict(tests, lines);
        return lines;
    }

    /** Null where the method refuses such a network. */
    private static boolean[] right(Trained trained, Quantizer quantizer, int width, List<String> why) {
        QuantizationOptions options = QuantizationOptions.DEFAULT.withBits(width, THRESHOLD_BITS);
        QuantizationResult result;
        try {
            result = quantizer.quantize(trained.network(), options);
        } catch (UnsupportedNetworkException e) {
            return null;
        }
        result.warnings().stream()
                .filter(warning -> warning.kind() == QuantizationWarning.Kind.CHOSEN)
                .forEach(warning -> why.add(quantizer.method() + ": " + warning.message()));
        Decoding decoding = trained.following().decoding();
        Simulator simulator = Simulator.of(result.network(), trained.core());
        int[] decided = IntStream.range(0, trained.samples().size())
                .parallel()
                .map(i -> decide(decoding.scores(simulator
                        .fork()
                        .run(trained.samples().get(i), decoding.decoder().needed()))))
                .toArray();
        boolean[] right = new boolean[decided.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = decided[i] == trained.labels()[i];
        }
        return right;
    }

    /** A detector says yes to any spike. */
    private static int decide(double[] scores) {
        return scores.length == 1 ? scores[0] >= 1 ? 1 : 0 : Scores.decide(scores);
    }

    private static double percent(boolean[] right) {
        return 100.0 * count(right) / right.length;
    }

    private static int count(boolean[] right) {
        int count = 0;
        for (boolean each : right) {
            count += each ? 1 : 0;
        }
        return count;
    }

    private static void addTests(String where, Map<Method, boolean[]> right, List<Test> tests) {
        boolean[] best = right.entrySet().stream()
                .filter(entry -> entry.getKey().followsVersions() && entry.getValue() != null)
                .map(Map.Entry::getValue)
                .max((a, b) -> Integer.compare(count(a), count(b)))
                .orElse(null);
        right.forEach((method, own) -> {
            if (best != null && own != null && !method.followsVersions()) {
                int only = 0;
                int lost = 0;
                for (int i = 0; i < own.length; i++) {
                    only += own[i] && !best[i] ? 1 : 0;
                    lost += best[i] && !own[i] ? 1 : 0;
                }
                tests.add(new Test(
                        method.name() + " on " + where, percent(best) - percent(own), McNemar.exact(lost, only)));
            }
        });
    }

    private static void verdict(List<Test> tests, List<String> lines) {
        double[] adjusted = Holm.adjust(tests.stream().mapToDouble(Test::p).toArray());
        int worse = 0;
        int below = 0;
        Test most = null;
        for (int i = 0; i < adjusted.length; i++) {
            Test test = tests.get(i);
            below += test.loss() > 0 ? 1 : 0;
            most = test.loss() > 0 && (most == null || test.loss() > most.loss()) ? test : most;
            if (test.loss() > 0 && adjusted[i] < 0.05) {
                worse++;
                lines.add(String.format(
                        Locale.ROOT,
                        "%s: %.1f points below the best published method, p %.3f after correction",
                        test.what(),
                        test.loss(),
                        adjusted[i]));
            }
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d of %d comparisons with the best published method are significantly worse (exact McNemar, Holm), %d are below it%s",
                worse,
                tests.size(),
                below,
                most == null ? "" : String.format(Locale.ROOT, ", most %s by %.1f points", most.what(), most.loss())));
    }
}
