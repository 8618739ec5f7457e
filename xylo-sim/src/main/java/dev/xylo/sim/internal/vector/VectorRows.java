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
 * <p>Where a saturating and a wrapping sum differ, their signs do; something clamped, and is counted. The width must be a constant to the
 * compiler, see {@link VectorWidths}.
 *
 * <p>What makes the compiler (C2) keep all vectors in registers, in every process and not in most: every loop is a small method over arrays;
 * no method of ours takes or returns a vector, since the compiler may decide not to inline it; and a vector that comes out of an earlier
 * turn of a loop is cast to its class, of which C2 would otherwise know only what earlier calls of the Vector API, anybody's, happened to
 * tell. Where one of these fails, each vector is an object, for good.
 */
final class VectorRows implements RowLoops {
    private static final VectorSpecies<Short> SHORTS = VectorWidths.species(MethodHandles.lookup());
    private static final Class<? extends ShortVector> TYPE = VectorWidths.type(SHORTS);
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
                int additions = delivery.additions(from, to);
                if (additions == to - from) {
                    sumBlockOnce(rows.words, start, delivery, from, to, delivery.sums);
                } else {
                    sumBlock(rows.words, start, delivery, from, to, delivery.sums);
                }
                addSums(delivery.sums, BLOCK, additions, target.current, column);
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
            if (delivery.isWorthwhile(group, next)) {
                addWide(rows, delivery, first, delivery.start(next), target.current, column);
            } else if (delivery.isHuge(group)) {
                next = group + 1;
                rows.addExactly(delivery.rows[first], delivery.counts[first], target, column, column + LANES);
            } else {
                next = delivery.stretchBeforeHuge(group);
                addWideExactly(rows, delivery, first, delivery.start(next), target.current, column);
                addClamps(target.currentClamps, delivery.sums, column, LANES);
            }
            group = next;
        }
    }

    /** The largest {@code x} or {@code -1 - x}, whichever is not negative, and 1 more. */
    private static int largest(short[] current, int from, int to) {
        ShortVector largest = ShortVector.zero(SHORTS);
        for (int column = from; column < to; column += LANES) {
            ShortVector x = ShortVector.fromArray(SHORTS, current, column);
            largest = TYPE.cast(largest).max(x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.ASHR, SIGN)));
        }
        return TYPE.cast(largest).reduceLanes(VectorOperators.MAX) + 1;
    }

    /** Sums of the words and of their upper halves, times the counts, over the four pairs of vectors of a block. */
    private static void sumBlock(short[] words, int start, Delivery delivery, int from, int to, short[] sums) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector words0 = ShortVector.zero(SHORTS);
        ShortVector words1 = ShortVector.zero(SHORTS);
        ShortVector words2 = ShortVector.zero(SHORTS);
        ShortVector words3 = ShortVector.zero(SHORTS);
        ShortVector upper0 = ShortVector.zero(SHORTS);
        ShortVector upper1 = ShortVector.zero(SHORTS);
        ShortVector upper2 = ShortVector.zero(SHORTS);
        ShortVector upper3 = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            int at = start + rows[k] * (BLOCK / 2);
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w0 = ShortVector.fromArray(SHORTS, words, at);
            ShortVector w1 = ShortVector.fromArray(SHORTS, words, at + LANES);
            ShortVector w2 = ShortVector.fromArray(SHORTS, words, at + 2 * LANES);
            ShortVector w3 = ShortVector.fromArray(SHORTS, words, at + 3 * LANES);
            words0 = TYPE.cast(words0).add(w0.mul(n));
            words1 = TYPE.cast(words1).add(w1.mul(n));
            words2 = TYPE.cast(words2).add(w2.mul(n));
            words3 = TYPE.cast(words3).add(w3.mul(n));
            upper0 = TYPE.cast(upper0)
                    .add(w0.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n));
            upper1 = TYPE.cast(upper1)
                    .add(w1.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n));
            upper2 = TYPE.cast(upper2)
                    .add(w2.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n));
            upper3 = TYPE.cast(upper3)
                    .add(w3.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n));
        }
        TYPE.cast(words0).intoArray(sums, 0);
        TYPE.cast(upper0).intoArray(sums, LANES);
        TYPE.cast(words1).intoArray(sums, PAIR);
        TYPE.cast(upper1).intoArray(sums, PAIR + LANES);
        TYPE.cast(words2).intoArray(sums, 2 * PAIR);
        TYPE.cast(upper2).intoArray(sums, 2 * PAIR + LANES);
        TYPE.cast(words3).intoArray(sums, 3 * PAIR);
        TYPE.cast(upper3).intoArray(sums, 3 * PAIR + LANES);
    }

    /** The same where every count is 1. */
    private static void sumBlockOnce(short[] words, int start, Delivery delivery, int from, int to, short[] sums) {
        int[] rows = delivery.rows;
        ShortVector words0 = ShortVector.zero(SHORTS);
        ShortVector words1 = ShortVector.zero(SHORTS);
        ShortVector words2 = ShortVector.zero(SHORTS);
        ShortVector words3 = ShortVector.zero(SHORTS);
        ShortVector upper0 = ShortVector.zero(SHORTS);
        ShortVector upper1 = ShortVector.zero(SHORTS);
        ShortVector upper2 = ShortVector.zero(SHORTS);
        ShortVector upper3 = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            int at = start + rows[k] * (BLOCK / 2);
            ShortVector w0 = ShortVector.fromArray(SHORTS, words, at);
            ShortVector w1 = ShortVector.fromArray(SHORTS, words, at + LANES);
            ShortVector w2 = ShortVector.fromArray(SHORTS, words, at + 2 * LANES);
            ShortVector w3 = ShortVector.fromArray(SHORTS, words, at + 3 * LANES);
            words0 = TYPE.cast(words0).add(w0);
            words1 = TYPE.cast(words1).add(w1);
            words2 = TYPE.cast(words2).add(w2);
            words3 = TYPE.cast(words3).add(w3);
            upper0 = TYPE.cast(upper0).add(w0.lanewise(VectorOperators.ASHR, Byte.SIZE));
            upper1 = TYPE.cast(upper1).add(w1.lanewise(VectorOperators.ASHR, Byte.SIZE));
            upper2 = TYPE.cast(upper2).add(w2.lanewise(VectorOperators.ASHR, Byte.SIZE));
            upper3 = TYPE.cast(upper3).add(w3.lanewise(VectorOperators.ASHR, Byte.SIZE));
        }
        TYPE.cast(words0).intoArray(sums, 0);
        TYPE.cast(upper0).intoArray(sums, LANES);
        TYPE.cast(words1).intoArray(sums, PAIR);
        TYPE.cast(upper1).intoArray(sums, PAIR + LANES);
        TYPE.cast(words2).intoArray(sums, 2 * PAIR);
        TYPE.cast(upper2).intoArray(sums, 2 * PAIR + LANES);
        TYPE.cast(words3).intoArray(sums, 3 * PAIR);
        TYPE.cast(upper3).intoArray(sums, 3 * PAIR + LANES);
    }

    /** The same over one pair of vectors. */
    private static void sumPair(
            short[] words, int start, int stride, Delivery delivery, int from, int to, short[] sums) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector sum = ShortVector.zero(SHORTS);
        ShortVector upper = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w = ShortVector.fromArray(SHORTS, words, start + rows[k] * stride);
            sum = TYPE.cast(sum).add(w.mul(n));
            upper = TYPE.cast(upper)
                    .add(w.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n));
        }
        TYPE.cast(sum).intoArray(sums, 0);
        TYPE.cast(upper).intoArray(sums, LANES);
    }

    /** Adds rows over one pair of vectors in order, saturating; leaves how often it clamped in the delivery's sums. */
    private static void addPairExactly(
            short[] words, int start, int stride, Delivery delivery, int from, int to, short[] current, int column) {
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x0 = ShortVector.fromArray(SHORTS, current, column);
        ShortVector x1 = ShortVector.fromArray(SHORTS, current, column + LANES);
        ShortVector clamps0 = ShortVector.zero(SHORTS);
        ShortVector clamps1 = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            ShortVector n = ShortVector.broadcast(SHORTS, counts[k]);
            ShortVector w = ShortVector.fromArray(SHORTS, words, start + rows[k] * stride);
            ShortVector w0 = w.and((short) 0xFF).sub((short) PackedRows.OFFSET).mul(n);
            ShortVector w1 = w.lanewise(VectorOperators.ASHR, Byte.SIZE).mul(n);
            ShortVector wrapped0 = TYPE.cast(x0).add(w0);
            ShortVector wrapped1 = TYPE.cast(x1).add(w1);
            x0 = TYPE.cast(x0).lanewise(VectorOperators.SADD, w0);
            x1 = TYPE.cast(x1).lanewise(VectorOperators.SADD, w1);
            clamps0 = TYPE.cast(clamps0)
                    .add(x0.lanewise(VectorOperators.XOR, wrapped0).lanewise(VectorOperators.LSHR, SIGN));
            clamps1 = TYPE.cast(clamps1)
                    .add(x1.lanewise(VectorOperators.XOR, wrapped1).lanewise(VectorOperators.LSHR, SIGN));
        }
        TYPE.cast(x0).intoArray(current, column);
        TYPE.cast(x1).intoArray(current, column + LANES);
        TYPE.cast(clamps0).intoArray(delivery.sums, 0);
        TYPE.cast(clamps1).intoArray(delivery.sums, LANES);
    }

    /** Adds rows of int16 over one vector; nothing can saturate. */
    private static void addWide(WideRows table, Delivery delivery, int from, int to, short[] current, int column) {
        short[] weights = table.weights();
        int columns = table.columns();
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x = ShortVector.fromArray(SHORTS, current, column);
        for (int k = from; k < to; k++) {
            ShortVector w = ShortVector.fromArray(SHORTS, weights, rows[k] * columns + column);
            x = TYPE.cast(x).add(w.mul(counts[k]));
        }
        TYPE.cast(x).intoArray(current, column);
    }

    /** Adds rows of int16 over one vector in order, saturating; leaves how often it clamped in the delivery's sums. */
    private static void addWideExactly(
            WideRows table, Delivery delivery, int from, int to, short[] current, int column) {
        short[] weights = table.weights();
        int columns = table.columns();
        int[] rows = delivery.rows;
        short[] counts = delivery.counts;
        ShortVector x = ShortVector.fromArray(SHORTS, current, column);
        ShortVector clamps = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            ShortVector w = ShortVector.fromArray(SHORTS, weights, rows[k] * columns + column)
                    .mul(counts[k]);
            ShortVector wrapped = TYPE.cast(x).add(w);
            x = TYPE.cast(x).lanewise(VectorOperators.SADD, w);
            clamps = TYPE.cast(clamps)
                    .add(x.lanewise(VectorOperators.XOR, wrapped).lanewise(VectorOperators.LSHR, SIGN));
        }
        TYPE.cast(x).intoArray(current, column);
        TYPE.cast(clamps).intoArray(delivery.sums, 0);
    }

    /** Adds what sums of words mean to the currents, wrapping; nothing can saturate. */
    private static void addSums(short[] sums, int columns, int additions, short[] current, int column) {
        short offset = (short) (additions * PackedRows.OFFSET);
        for (int c = 0; c < columns; c += PAIR) {
            ShortVector upper = ShortVector.fromArray(SHORTS, sums, c + LANES);
            ShortVector lower = ShortVector.fromArray(SHORTS, sums, c)
                    .sub(upper.lanewise(VectorOperators.LSHL, Byte.SIZE))
                    .sub(offset);
            ShortVector.fromArray(SHORTS, current, column + c).add(lower).intoArray(current, column + c);
            ShortVector.fromArray(SHORTS, current, column + c + LANES)
                    .add(upper)
                    .intoArray(current, column + c + LANES);
        }
    }

    private static void addClamps(short[] clamps, short[] more, int column, int columns) {
        for (int c = 0; c < columns; c += LANES) {
            ShortVector.fromArray(SHORTS, clamps, column + c)
                    .add(ShortVector.fromArray(SHORTS, more, c))
                    .intoArray(clamps, column + c);
        }
    }
}
