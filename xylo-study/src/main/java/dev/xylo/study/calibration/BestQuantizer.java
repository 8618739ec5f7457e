package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.optimal.ReadoutUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * A method that compares its integers with those of every published method, bit by bit on samples, and keeps the best: never worse than
 * these, as far as samples tell.
 *
 * <p>Readouts that spike several times in a step in float spike at most once on the chip: every rival also runs with output thresholds raised
 * by a common factor, which keeps counts proportional.
 */
final class BestQuantizer implements Quantizer {
    private static final double[] FACTORS = {1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128};

    /** Of the most spikes of a readout in a step: a larger factor has no use. */
    private static final double LARGEST_FACTOR = 1.5;

    /** Samples of the first round, and rivals that go on to the second beside those that must. */
    private static final int FIRST_ROUND = 64;

    private static final int FINALISTS = 8;

    /** What an answer that differs costs beside the log loss, in nats. */
    private static final double DIFFERENT = 0.5;

    /** As good as equal: then integers that saturate nothing are taken. */
    private static final double EQUAL = 0.01;

    private final String method;
    private final Own own;
    private final Grid grid;
    private final Judge judge;
    private final Master master;
    private final boolean states;
    private final String samples;

    /** The method's own integers. */
    @FunctionalInterface
    interface Own {
        /** For each use of the readout. */
        List<QuantizationResult> quantize(FloatNetwork network, QuantizationOptions options, List<ReadoutUse> uses);
    }

    /** Weights that lie on a grid already. */
    @FunctionalInterface
    interface Grid {
        /** For each weight shift; empty if there is no grid. */
        List<QuantizationResult> quantize(FloatNetwork network, QuantizationOptions options, ReadoutUse use);
    }

    /**
     * For one network.
     *
     * @param method its name
     * @param own its own integers
     * @param grid the integers of weights that lie on a grid
     * @param judge of all integers
     * @param master that is followed
     * @param states whether the readout's states are read, so that it need not spike
     * @param samples what they are, in words
     */
    BestQuantizer(String method, Own own, Grid grid, Judge judge, Master master, boolean states, String samples) {
        this.method = method;
        this.own = own;
        this.grid = grid;
        this.judge = judge;
        this.master = master;
        this.states = states;
        this.samples = samples;
    }

    @Override
    public String method() {
        return method;
    }

    /** Integers that take part. */
    private record Rival(String name, boolean seeded, QuantizationResult result) {}

    /** A rival and how it did. */
    private record Judged(Rival rival, Judge.Verdict verdict) {
        double cost() {
            return verdict.loss() + DIFFERENT * (verdict.of() - verdict.same()) / verdict.of();
        }
    }

    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        List<Rival> rivals = rivals(network, options);
        List<Judged> first = judged(rivals, FIRST_ROUND);
        List<Rival> finalists = first.stream()
                .sorted(Comparator.comparingDouble(Judged::cost))
                .limit(FINALISTS)
                .map(Judged::rival)
                .toList();
        List<Rival> last = new ArrayList<>(finalists);
        rivals.stream()
                .filter(Rival::seeded)
                .filter(rival -> !last.contains(rival))
                .forEach(last::add);
        List<Judged> ranked = judged(last, Integer.MAX_VALUE).stream()
                .sorted(Comparator.comparingDouble(Judged::cost))
                .toList();
        Judged best = ranked.get(0);
        Judged calm = ranked.stream()
                .filter(each -> each.verdict().saturations() == 0)
                .filter(each -> each.cost() <= best.cost() + EQUAL)
                .findFirst()
                .orElse(best);
        return answer(network, options, calm, ranked);
    }

    private List<Judged> judged(List<Rival> rivals, int samples) {
        return rivals.stream()
                .map(rival -> new Judged(rival, judge.judge(rival.result().network(), samples)))
                .toList();
    }

    private List<Rival> rivals(FloatNetwork network, QuantizationOptions options) {
        List<Rival> rivals = new ArrayList<>();
        FloatNetwork read = states ? Silent.forStates(network) : network;
        double largest = Math.max(2, LARGEST_FACTOR * master.peakOut());
        double[] factors = DoubleStream.of(states ? new double[] {1} : FACTORS)
                .filter(factor -> factor <= largest)
                .toArray();
        List<ReadoutUse> uses = new ArrayList<>();
        for (double factor : factors) {
            uses.add(new ReadoutUse(factor, states));
        }
        List<QuantizationResult> results = own.quantize(read, options, uses);
        for (int k = 0; k < factors.length; k++) {
            rivals.add(new Rival(name(method, factors[k]), k == 0, results.get(k)));
        }
        for (ReadoutUse use : uses) {
            List<QuantizationResult> kept = grid.quantize(read, options, use);
            for (int shift = 0; shift < kept.size(); shift++) {
                rivals.add(new Rival(
                        name("weights kept on their grid, shift " + shift, use.factor()), false, kept.get(shift)));
            }
        }
        for (Published published : Published.all()) {
            for (double factor : factors) {
                published
                        .quantize(read, options, factor, states)
                        .ifPresent(
                                result -> rivals.add(new Rival(name(published.name(), factor), factor == 1, result)));
            }
        }
        return rivals;
    }

    private static String name(String method, double factor) {
        return factor == 1
                ? method
                : String.format(
                        Locale.ROOT,
                        "%s with output thresholds times %s",
                        method,
                        factor == Math.rint(factor) ? Integer.toString((int) factor) : Double.toString(factor));
    }

    private QuantizationResult answer(
            FloatNetwork network, QuantizationOptions options, Judged won, List<Judged> ranked) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        Map<Parameter, double[]> scales = new EnumMap<>(Parameter.class);
        NetworkShape shape = network.shape();
        QuantizationResult result = won.rival().result();
        for (Parameter parameter : result.parameters()) {
            long[] values = result.integers(parameter);
            if (values.length == shape.size(parameter)) {
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.max(
                            parameter.kind().min(), Math.min(parameter.kind().max(), values[i]));
                }
                integers.put(parameter, values);
                scales.put(parameter, result.scales(parameter));
            }
        }
        List<QuantizationWarning> warnings = new ArrayList<>(result.warnings().stream()
                .filter(warning -> warning.kind() == QuantizationWarning.Kind.TIME_OVER
                        || warning.kind() == QuantizationWarning.Kind.BITS_LIMITED
                        || warning.kind() == QuantizationWarning.Kind.OUT_OF_RANGE)
                .toList());
        warnings.add(new QuantizationWarning(QuantizationWarning.Kind.CHOSEN, why(won, ranked)));
        return QuantizationResult.of(method, options, network, integers, scales, warnings);
    }

    private String why(Judged won, List<Judged> ranked) {
        StringBuilder text = new StringBuilder();
        text.append(won.rival().name())
                .append(" answers as the float network on ")
                .append(won.verdict().same())
                .append(" of ")
                .append(won.verdict().of())
                .append(' ')
                .append(samples);
        ranked.stream()
                .filter(each -> each != won && each.rival().seeded())
                .min(Comparator.comparingDouble(Judged::cost))
                .ifPresent(next -> text.append(String.format(
                        Locale.ROOT,
                        ", %s on %d (log loss %.3f and %.3f)",
                        next.rival().name(),
                        next.verdict().same(),
                        won.verdict().loss(),
                        next.verdict().loss())));
        Judged first = ranked.get(0);
        if (first != won) {
            text.append(String.format(
                    Locale.ROOT,
                    "; %s is as good, but saturates states %,d times",
                    first.rival().name(),
                    first.verdict().saturations()));
        }
        if (won.verdict().saturations() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "; states saturate %,d times there, and every choice without that is worse",
                    won.verdict().saturations()));
        }
        text.append(String.format(
                Locale.ROOT,
                "; followed: %s decay, %s timing, at most %.0f hidden and %.0f output spikes in a step",
                master.twin().decay().key(),
                master.twin().timing().key(),
                master.peakHidden(),
                master.peakOut()));
        return text.toString();
    }
}
