package dev.xylo.sim.internal.vector;

import dev.xylo.sim.internal.fast.Delivery;
import dev.xylo.sim.internal.fast.LayerState;
import dev.xylo.sim.internal.fast.PackedRows;
import dev.xylo.sim.internal.fast.RowLoops;
import dev.xylo.sim.internal.fast.RowTable;
import dev.xylo.sim.internal.fast.WeightMatrix;
import dev.xylo.sim.internal.fast.WideRows;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adds dense rows in vectors of int16.
 *
 * <p>Where a saturating and a wrapping sum differ, their signs do; something clamped, and is counted. Every loop is a small method over arrays: the compiler then
 * keeps all vectors in registers and allocates none. The width must be a constant to the compiler, see {@link VectorWidths}.
 */
final class VectorRows implements RowLoops {
    private static final VectorSpecies<Short> SHORTS = VectorWidths.species(MethodHandles.lookup());
    private static final int LANES = SHORTS.length();
    private static final int PAIR = 2 * LANES;
    private static final int BLOCK = 4 * PAIR;
    private static final int SIGN = Short.SIZE - 1;

    VectorRows() {}

    @Override
    public RowTable table(WeightMatrix matrix, boolean narrow) {
        return narrow ? new PackedRows(matrix, LANES, BLOCK) : WideRows.of(matrix);
    }

    @Override
    public void deliver(RowTable table, Delivery delivery, LayerState target) {
        if (table instanceof PackedRows rows) {
            int column = 0;
            for (; column + BLOCK <= rows.columns; column += BLOCK) {
                deliverBlock(rows, delivery, target, column);
            }
            for (; column < rows.columns; column += PAIR) {
                deliverColumns(rows, delivery, target, column);
            }
        } else if (table instanceof WideRows rows) {
            for (int column = 0; column < rows.columns(); column += LANES) {
                deliverWide(rows, delivery, target, column);
            }
        }
    }

    private static void deliverBlock(PackedRows rows, Delivery delivery, LayerState target, int column) {
        int start = rows.start(column);
        for (int group = 0; group < delivery.groups(); ) {
            int next = delivery.within(group, Short.MAX_VALUE - largest(target.current, column, column + BLOCK));
            if (delivery.isWorthwhile(group, next)) {
                int from = delivery.start(group);
                int to = delivery.start(next);
                sumBlock(rows.words, start, delivery, from, to, delivery.sums);
                addSums(delivery.sums, BLOCK, delivery.additions(from, to), target.current, column);
            } else {
                next = delivery.stretch(group);
                for (int c = 0; c < BLOCK; c += PAIR) {
                    deliverPair(rows.words, start + c / 2, BLOCK / 2, delivery, group, next, target, column + c);
                }
            }
            group = next;
        }
    }

    private static void deliverColumns(PackedRows rows, Delivery delivery, LayerState target, int column) {
        int start = rows.start(column);
        int stride = rows.stride(column);
        for (int group = 0; group < delivery.groups(); ) {
            int next = delivery.stretch(group);
            deliverPair(rows.words, start, stride, delivery, group, next, target, column);
            group = next;
        }
    }

    /** Groups {@code group..last-1} over one pair of vectors. */
    private static void deliverPair(
            short[] words,
            int start,
            int stride,
            Delivery delivery,
            int group,
            int last,
            LayerState target,
            int column) {
        int from = delivery.start(group);
        int to = delivery.start(last);
        if (delivery.within(group, Short.MAX_VALUE - largest(target.current, column, column + PAIR)) >= last) {
            sumPair(words, start, stride, delivery, from, to, delivery.sums);
            addSums(delivery.sums, PAIR, delivery.additions(from, to), target.current, column);
        } else {
            addPairExactly(words, start, stride, delivery, from, to, target.current, column);
            addClamps(target.currentClamps, delivery.sums, column, PAIR);
        }
    }

    private static void deliverWide(WideRows rows, Delivery delivery, LayerState target, int column) {
        for (int group = 0; group < delivery.groups(); ) {
            int next = delivery.within(group, Short.MAX_VALUE - largest(target.current, column, column + LANES));
            int first = delivery.start(group);
            if (next > group) {
                addWide(rows, delivery, first, delivery.start(next), target.current, column);
                group = next;
            } else if (delivery.isHuge(group)) {
                rows.addExactly(delivery.rows[first], delivery.counts[first], target, column, column + LANES);
                group++;
            } else {
                group++;
                addWideExactly(rows, delivery, first, delivery.start(group), target.current, column);
                addClamps(target.currentClamps, delivery.sums, column, LANES);
            }
        }
    }

    private static int largest(short[] current, int from, int to) {
        ShortVector largest = ShortVector.zero(SHORTS);
        for (int column = from; column < to; column += LANES) {
            largest = largest.max(size(current, column));
        }
        return largest.reduceLanes(VectorOperators.MAX) + 1;
    }

    /** {@code x} or {@code -1 - x}, whichever is not negative. */
    private static ShortVector size(short[] current, int column) {
        ShortVector x = load(current, column);
        return xor(x, x.lanewise(VectorOperators.ASHR, SIGN));
    }

    /** Sums of the words and of their upper halves, times the counts, over the four pairs of vectors of a block. */
    private static void sumBlock(short[] words, int start, Delivery delivery, int from, int to, short[] sums) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector words0 = ShortVector.zero(SHORTS);
        ShortVector words1 = words0;
        ShortVector words2 = words0;
        ShortVector words3 = words0;
        ShortVector upper0 = words0;
        ShortVector upper1 = words0;
        ShortVector upper2 = words0;
        ShortVector upper3 = words0;
        for (int k = from; k < to; k++) {
            int at = start + rows[k] * (BLOCK / 2);
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w0 = load(words, at);
            ShortVector w1 = load(words, at + LANES);
            ShortVector w2 = load(words, at + 2 * LANES);
            ShortVector w3 = load(words, at + 3 * LANES);
            words0 = words0.add(w0.mul(n));
            words1 = words1.add(w1.mul(n));
            words2 = words2.add(w2.mul(n));
            words3 = words3.add(w3.mul(n));
            upper0 = upper0.add(upper(w0).mul(n));
            upper1 = upper1.add(upper(w1).mul(n));
            upper2 = upper2.add(upper(w2).mul(n));
            upper3 = upper3.add(upper(w3).mul(n));
        }
        words0.intoArray(sums, 0);
        upper0.intoArray(sums, LANES);
        words1.intoArray(sums, PAIR);
        upper1.intoArray(sums, PAIR + LANES);
        words2.intoArray(sums, 2 * PAIR);
        upper2.intoArray(sums, 2 * PAIR + LANES);
        words3.intoArray(sums, 3 * PAIR);
        upper3.intoArray(sums, 3 * PAIR + LANES);
    }

    /** The same over one pair of vectors. */
    private static void sumPair(
            short[] words, int start, int stride, Delivery delivery, int from, int to, short[] sums) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector sum = ShortVector.zero(SHORTS);
        ShortVector upper = sum;
        for (int k = from; k < to; k++) {
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w = load(words, start + rows[k] * stride);
            sum = sum.add(w.mul(n));
            upper = upper.add(upper(w).mul(n));
        }
        sum.intoArray(sums, 0);
        upper.intoArray(sums, LANES);
    }

    /** Adds rows over one pair of vectors in order, saturating; leaves how often it clamped in the delivery's sums. */
    private static void addPairExactly(
            short[] words, int start, int stride, Delivery delivery, int from, int to, short[] current, int column) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x0 = load(current, column);
        ShortVector x1 = load(current, column + LANES);
        ShortVector clamps0 = ShortVector.zero(SHORTS);
        ShortVector clamps1 = clamps0;
        for (int k = from; k < to; k++) {
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w = load(words, start + rows[k] * stride);
            ShortVector w0 = w.and((short) 0xFF).sub((short) PackedRows.OFFSET).mul(n);
            ShortVector w1 = upper(w).mul(n);
            ShortVector wrapped0 = x0.add(w0);
            ShortVector wrapped1 = x1.add(w1);
            x0 = x0.lanewise(VectorOperators.SADD, w0);
            x1 = x1.lanewise(VectorOperators.SADD, w1);
            clamps0 = clamps0.add(differ(x0, wrapped0));
            clamps1 = clamps1.add(differ(x1, wrapped1));
        }
        x0.intoArray(current, column);
        x1.intoArray(current, column + LANES);
        clamps0.intoArray(delivery.sums, 0);
        clamps1.intoArray(delivery.sums, LANES);
    }

    /** Adds rows of int16 over one vector; nothing can saturate. */
    private static void addWide(WideRows table, Delivery delivery, int from, int to, short[] current, int column) {
        short[] weights = table.weights();
        int columns = table.columns();
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x = load(current, column);
        for (int k = from; k < to; k++) {
            x = x.add(load(weights, rows[k] * columns + column).mul(counts[k]));
        }
        x.intoArray(current, column);
    }

    /** Adds rows of int16 over one vector in order, saturating; leaves how often it clamped in the delivery's sums. */
    private static void addWideExactly(
            WideRows table, Delivery delivery, int from, int to, short[] current, int column) {
        short[] weights = table.weights();
        int columns = table.columns();
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x = load(current, column);
        ShortVector clamps = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            ShortVector w = load(weights, rows[k] * columns + column).mul(counts[k]);
            ShortVector wrapped = x.add(w);
            x = x.lanewise(VectorOperators.SADD, w);
            clamps = clamps.add(differ(x, wrapped));
        }
        x.intoArray(current, column);
        clamps.intoArray(delivery.sums, 0);
    }

    /** Adds what sums of words mean to the currents, wrapping; nothing can saturate. */
    private static void addSums(short[] sums, int columns, int additions, short[] current, int column) {
        short offset = (short) (additions * PackedRows.OFFSET);
        for (int c = 0; c < columns; c += PAIR) {
            ShortVector upper = load(sums, c + LANES);
            ShortVector lower = load(sums, c)
                    .sub(upper.lanewise(VectorOperators.LSHL, Byte.SIZE))
                    .sub(offset);
            load(current, column + c).add(lower).intoArray(current, column + c);
            load(current, column + c + LANES).add(upper).intoArray(current, column + c + LANES);
        }
    }

    private static ShortVector load(short[] array, int at) {
        return ShortVector.fromArray(SHORTS, array, at);
    }

    private static ShortVector upper(ShortVector words) {
        return words.lanewise(VectorOperators.ASHR, Byte.SIZE);
    }

    /** 1 where a saturated and a wrapped sum differ. */
    private static ShortVector differ(ShortVector saturated, ShortVector wrapped) {
        return xor(saturated, wrapped).lanewise(VectorOperators.LSHR, SIGN);
    }

    private static void addClamps(short[] clamps, short[] more, int column, int columns) {
        for (int c = 0; c < columns; c += LANES) {
            load(clamps, column + c).add(load(more, c)).intoArray(clamps, column + c);
        }
    }

    private static ShortVector xor(ShortVector a, ShortVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }
}
