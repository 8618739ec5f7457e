package dev.xylo.quantize.lint;

import dev.xylo.core.network.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Gives every value of one parameter its fate. Used once. */
final class Accountant {
    static final int MAX_EXAMPLES = 5;

    private static final double EXACT = 1e-6;
    /** Two roundings in a row differ by at most one step. */
    private static final double TOLERANCE = 1 + 1e-9;

    private static final double MOST = 0.9;

    private final Values values;
    private final IntToDoubleFunction scaleOf;
    private final boolean compensated;
    private final Fate[] fates;
    private final Map<Integer, String> notes = new java.util.HashMap<>();
    private final java.util.Set<Integer> destinations = new java.util.HashSet<>();
    private double factor = Double.NaN;

    /** The scale by channel; 1 for dashes. Whether the method may depart from rounding on purpose. */
    Accountant(Values values, IntToDoubleFunction scaleOfChannel, boolean compensated) {
        this.compensated = compensated;
        this.values = values;
        this.scaleOf = i -> scaleOfChannel.applyAsDouble(values.channel(i));
        this.fates = new Fate[values.size()];
    }

    ParameterAccount account() {
        for (int i = 0; i < fates.length; i++) {
            fates[i] = fate(i);
            if (compensated && fates[i].isError() && fates[i] != Fate.WRAPPED && !isGone(i)) {
                fates[i] = Fate.COMPENSATED;
            }
        }
        findRescaled();
        if (values.parameter().kind() == Parameter.Kind.WEIGHT) {
            findMoved();
        }
        return summary();
    }

    private double expected(int i) {
        return values.value(i) == 0 ? 0 : values.value(i) * scaleOf.applyAsDouble(i);
    }

    private double error(int i) {
        return Math.abs(values.integer(i) - expected(i)) / values.step();
    }

    private Fate fate(int i) {
        double integer = values.integer(i);
        double expected = expected(i);
        double step = values.step();
        if (values.value(i) == 0) {
            return integer == 0 ? Fate.KEPT : Fate.ADDED;
        }
        if (Double.isNaN(expected)) {
            return integer == 0 ? Fate.LOST : Fate.CHANGED;
        }
        if (isGone(i)) {
            return Math.abs(expected) > step / 2 ? Fate.LOST : Fate.ROUNDED;
        }
        double error = error(i);
        if (error <= EXACT) {
            return Fate.KEPT;
        }
        if (values.parameter().kind() == Parameter.Kind.DASH) {
            return dash(integer, expected);
        }
        if (wrapped(integer, expected)) {
            return Fate.WRAPPED;
        }
        if (error <= TOLERANCE && (integer == 0 || integer * expected > 0)) {
            return Fate.ROUNDED;
        }
        if (integer * expected < 0) {
            return Fate.FLIPPED;
        }
        if (values.atEnd(i) && Math.abs(expected) > Math.abs(integer)) {
            return Fate.CLIPPED;
        }
        return integer == 0 ? Fate.LOST : Fate.CHANGED;
    }

    private boolean isGone(int i) {
        return !values.hasPair(i) || values.allIntegersZero();
    }

    private Fate dash(double integer, double expected) {
        Parameter.Kind kind = Parameter.Kind.DASH;
        if (integer == Math.rint(expected)) {
            return Fate.ROUNDED;
        }
        boolean cut = expected > kind.max() && integer == kind.max() || expected < 0 && integer == 0;
        return cut ? Fate.CLIPPED : integer == 0 ? Fate.LOST : Fate.CHANGED;
    }

    private boolean wrapped(double integer, double expected) {
        double step = values.step();
        double span = (values.parameter().kind() == Parameter.Kind.WEIGHT ? 0x1p8 : 0x1p16) * step;
        if (Math.abs(expected) < span / 2 - step) {
            return false;
        }
        double turns = Math.rint((expected - integer) / span);
        return turns != 0 && Math.abs(expected - integer - turns * span) <= TOLERANCE * step;
    }

    /** If most values disagree with their neuron's scale, but agree with one factor of it, or are not scaled at all. */
    private void findRescaled() {
        int nonZero = 0;
        int agree = 0;
        int unscaled = 0;
        ScaleFit fit = new ScaleFit();
        for (int i = 0; i < fates.length; i++) {
            double expected = expected(i);
            if (values.value(i) != 0 && values.integer(i) != 0 && !Double.isNaN(expected)) {
                nonZero++;
                agree += fates[i].isError() ? 0 : 1;
                unscaled += isUnscaled(i) ? 1 : 0;
                fit.add(expected, values.integer(i), values.step(), values.atEnd(i), 1);
            }
        }
        if (nonZero == 0 || agree >= nonZero / 2.0 || values.parameter().kind() == Parameter.Kind.DASH) {
            return;
        }
        if (unscaled >= MOST * nonZero) {
            mark(this::isUnscaled, "not scaled");
            return;
        }
        double best = fit.best();
        if (fit.agreement(best) >= MOST * nonZero * 0.9) {
            factor = best;
            mark(i -> Math.abs(values.integer(i) - expected(i) * best) <= TOLERANCE * values.step(), "");
        }
    }

    private boolean isUnscaled(int i) {
        return Math.abs(values.integer(i) - values.value(i)) <= values.step() / 2 + EXACT;
    }

    private void mark(java.util.function.IntPredicate which, String note) {
        for (int i = 0; i < fates.length; i++) {
            if (values.value(i) != 0 && values.integer(i) != 0 && fates[i] != Fate.KEPT && which.test(i)) {
                fates[i] = Fate.RESCALED;
                notes.put(i, note);
            }
        }
    }

    /** A row that is not where it belongs, but whole in another place. */
    private void findMoved() {
        int length = values.rowLength();
        for (int start = 0; start + length <= fates.length; start += length) {
            if (isWrong(start, length)) {
                for (int row = 0; row < values.integerRows(); row++) {
                    if (row != values.rowOfPair(start) && isAt(start, length, row)) {
                        for (int i = start; i < start + length; i++) {
                            if (fates[i].isError() && values.value(i) != 0) {
                                fates[i] = Fate.MOVED;
                                notes.put(i, "now in row " + row);
                            }
                        }
                        destinations.add(row);
                        break;
                    }
                }
            }
        }
        for (int i = 0; i < fates.length; i++) {
            if (fates[i] == Fate.ADDED && destinations.contains(values.rowOfPair(i))) {
                fates[i] = Fate.KEPT;
            }
        }
    }

    private boolean isWrong(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (fates[i].isError() && values.value(i) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(int start, int length, int row) {
        int telling = 0;
        for (int i = start; i < start + length; i++) {
            int place = values.inRow(i, row);
            double expected = expected(i);
            if (place < 0
                    || Double.isNaN(expected)
                    || Math.abs(values.integerAt(place) - expected) > TOLERANCE * values.step()) {
                return false;
            }
            telling += Math.abs(expected) > values.step() ? 1 : 0;
        }
        return telling >= 2;
    }

    private ParameterAccount summary() {
        Map<Fate, Integer> counts = new EnumMap<>(Fate.class);
        Map<Fate, List<Example>> examples = new EnumMap<>(Fate.class);
        double largest = 0;
        double low = Double.NaN;
        double high = Double.NaN;
        for (int i = 0; i < fates.length; i++) {
            counts.merge(fates[i], 1, Integer::sum);
            if (fates[i] == Fate.KEPT || fates[i] == Fate.ROUNDED) {
                largest = Math.max(largest, values.value(i) == 0 ? 0 : error(i));
            } else {
                note(
                        examples,
                        fates[i],
                        new Example(
                                values.where(i),
                                values.value(i),
                                expected(i),
                                values.integer(i),
                                notes.getOrDefault(i, "")));
            }
            double scale = values.value(i) == 0 ? Double.NaN : scaleOf.applyAsDouble(i);
            if (!Double.isNaN(scale)) {
                low = Double.isNaN(low) ? scale : Math.min(low, scale);
                high = Double.isNaN(high) ? scale : Math.max(high, scale);
            }
        }
        int added = 0;
        for (int place : values.unpaired()) {
            added++;
            note(
                    examples,
                    Fate.ADDED,
                    new Example(values.whereInteger(place), 0, 0, values.integerAt(place), "beyond the float network"));
        }
        if (added > 0) {
            counts.merge(Fate.ADDED, added, Integer::sum);
        }
        return new ParameterAccount(
                values.parameter().key(),
                fates.length + added,
                counts,
                Double.isNaN(largest) ? 0 : largest,
                low,
                high,
                factor,
                examples);
    }

    private static void note(Map<Fate, List<Example>> examples, Fate fate, Example example) {
        List<Example> list = examples.computeIfAbsent(fate, f -> new ArrayList<>());
        if (list.size() < MAX_EXAMPLES) {
            list.add(example);
        }
    }
}
