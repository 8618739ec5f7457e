package dev.xylo.sim.internal.vector;

import dev.xylo.sim.internal.fast.Delivery;
import dev.xylo.sim.internal.fast.DenseRows;
import dev.xylo.sim.internal.fast.Lanes;
import dev.xylo.sim.internal.fast.LayerState;
import dev.xylo.sim.internal.fast.Neurons;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Inner loops in vectors of int16.
 *
 * <p>Where a saturating and a wrapping sum differ, something clamped, and is counted. The width must be a constant to the compiler: it is
 * the preferred one, or the class data of a copy of this
 * class that {@link VectorWidths} defines.
 */
final class VectorLanes implements Lanes {
    private static final VectorSpecies<Short> SHORTS = species();
    private static final VectorSpecies<Byte> BYTES =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(SHORTS.vectorBitSize() / 2));
    private static final int LANES = SHORTS.length();
    private static final int SIGN = Short.SIZE - 1;

    VectorLanes() {}

    private static VectorSpecies<Short> species() {
        try {
            VectorShape forced = MethodHandles.classData(MethodHandles.lookup(), "_", VectorShape.class);
            return forced == null ? ShortVector.SPECIES_PREFERRED : VectorSpecies.of(short.class, forced);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public int lanes() {
        return LANES;
    }

    @Override
    public int blockColumns() {
        return 4 * LANES;
    }

    @Override
    public void deliver(Delivery delivery, LayerState target) {
        DenseRows table = delivery.table();
        for (int column = 0; column < table.columns; column += table.blockColumns) {
            int width = table.blockWidth(column);
            int start = table.blockStart(column);
            if (width == 4 * LANES) {
                deliver4(delivery, target, column, start);
            } else {
                for (int c = 0; c < width; c += LANES) {
                    deliver1(delivery, target, column + c, start + c, width);
                }
            }
        }
    }

    /** All rows over four vectors of currents, which stay in registers; {@code start} is where the block begins in the table. */
    private static void deliver4(Delivery delivery, LayerState target, int column, int start) {
        short[] current = target.current;
        DenseRows table = delivery.table();
        ShortVector x0 = ShortVector.fromArray(SHORTS, current, column);
        ShortVector x1 = ShortVector.fromArray(SHORTS, current, column + LANES);
        ShortVector x2 = ShortVector.fromArray(SHORTS, current, column + 2 * LANES);
        ShortVector x3 = ShortVector.fromArray(SHORTS, current, column + 3 * LANES);
        int from = 0;
        for (int group = 0; group < delivery.groups(); group++) {
            int to = delivery.end(group);
            ShortVector largest = x0.max(x1).max(x2.max(x3));
            ShortVector smallest = x0.min(x1).min(x2.min(x3));
            if (isWithin(largest, smallest, delivery.room(group))) {
                for (int k = from; k < to; k++) {
                    int at = start + delivery.row(k) * 4 * LANES;
                    short count = (short) delivery.count(k);
                    x0 = x0.add(weights(table, at).mul(count));
                    x1 = x1.add(weights(table, at + LANES).mul(count));
                    x2 = x2.add(weights(table, at + 2 * LANES).mul(count));
                    x3 = x3.add(weights(table, at + 3 * LANES).mul(count));
                }
            } else {
                x0.intoArray(current, column);
                x1.intoArray(current, column + LANES);
                x2.intoArray(current, column + 2 * LANES);
                x3.intoArray(current, column + 3 * LANES);
                for (int c = 0; c < 4 * LANES; c += LANES) {
                    deliverSaturating(delivery, from, to, target, column + c, start + c, 4 * LANES);
                }
                x0 = ShortVector.fromArray(SHORTS, current, column);
                x1 = ShortVector.fromArray(SHORTS, current, column + LANES);
                x2 = ShortVector.fromArray(SHORTS, current, column + 2 * LANES);
                x3 = ShortVector.fromArray(SHORTS, current, column + 3 * LANES);
            }
            from = to;
        }
        x0.intoArray(current, column);
        x1.intoArray(current, column + LANES);
        x2.intoArray(current, column + 2 * LANES);
        x3.intoArray(current, column + 3 * LANES);
    }

    /** All rows over one vector of currents; {@code width} is the distance between rows. */
    private static void deliver1(Delivery delivery, LayerState target, int column, int start, int width) {
        short[] current = target.current;
        DenseRows table = delivery.table();
        ShortVector x = ShortVector.fromArray(SHORTS, current, column);
        int from = 0;
        for (int group = 0; group < delivery.groups(); group++) {
            int to = delivery.end(group);
            if (isWithin(x, x, delivery.room(group))) {
                for (int k = from; k < to; k++) {
                    x = x.add(weights(table, start + delivery.row(k) * width).mul((short) delivery.count(k)));
                }
            } else {
                x.intoArray(current, column);
                deliverSaturating(delivery, from, to, target, column, start, width);
                x = ShortVector.fromArray(SHORTS, current, column);
            }
            from = to;
        }
        x.intoArray(current, column);
    }

    /** One group over one vector of currents in order, saturating and counting. */
    private static void deliverSaturating(
            Delivery delivery, int from, int to, LayerState target, int column, int start, int width) {
        DenseRows table = delivery.table();
        ShortVector x = ShortVector.fromArray(SHORTS, target.current, column);
        ShortVector count = ShortVector.zero(SHORTS);
        for (int k = from; k < to; k++) {
            ShortVector row = weights(table, start + delivery.row(k) * width);
            int atOnce = delivery.countAtOnce(k);
            int left = delivery.count(k);
            ShortVector clamped = ShortVector.zero(SHORTS);
            for (; left > atOnce; left -= atOnce) {
                ShortVector weighted = row.mul((short) atOnce);
                ShortVector sum = x.add(weighted);
                x = x.lanewise(VectorOperators.SADD, weighted);
                clamped = clamped.or(xor(x, sum));
            }
            ShortVector weighted = row.mul((short) left);
            ShortVector sum = x.add(weighted);
            x = x.lanewise(VectorOperators.SADD, weighted);
            count = count.add(one(clamped.or(xor(x, sum))));
        }
        x.intoArray(target.current, column);
        addTo(target.currentClamps, column, count);
    }

    /** 1 where x is not 0. */
    private static ShortVector one(ShortVector x) {
        return x.or(x.neg()).lanewise(VectorOperators.LSHR, SIGN);
    }

    private static void addTo(short[] counts, int at, ShortVector count) {
        ShortVector.fromArray(SHORTS, counts, at).add(count).intoArray(counts, at);
    }

    private static ShortVector weights(DenseRows table, int at) {
        if (table.bytes == null) {
            return ShortVector.fromArray(SHORTS, table.shorts, at);
        }
        ByteVector narrow = ByteVector.fromArray(BYTES, table.bytes, at);
        return (ShortVector) narrow.convertShape(VectorOperators.B2S, SHORTS, 0);
    }

    @Override
    public void update(Neurons neurons, LayerState layer) {
        layer.list.clear();
        boolean moved = false;
        for (int i = 0; i < neurons.padded; i += LANES) {
            moved |= update(neurons, layer, i);
        }
        layer.moved = moved;
    }

    /** One vector of neurons; true if anything moved. */
    private static boolean update(Neurons neurons, LayerState layer, int i) {
        ShortVector before = ShortVector.fromArray(SHORTS, layer.current, i);
        ShortVector current = decayed(before, neurons.dashSyn[0], i);
        current.intoArray(layer.current, i);
        ShortVector moved = before;
        ShortVector v = ShortVector.fromArray(SHORTS, layer.vMem, i);
        ShortVector rest = decayed(v, neurons.dashMem, i);
        // -decay(v) wraps for v = -32768 with dash 0, as on the chip
        ShortVector base = neurons.changeSaturates ? rest.sub(v) : rest;
        ShortVector sum;
        ShortVector clamps;
        if (neurons.synapses() == 2) {
            ShortVector secondBefore = ShortVector.fromArray(SHORTS, layer.current, neurons.padded + i);
            ShortVector second = decayed(secondBefore, neurons.dashSyn[1], i);
            second.intoArray(layer.current, neurons.padded + i);
            moved = moved.or(secondBefore);
            // Of three numbers the largest and the smallest clamp only if all have one sign, and then the whole sum
            // does too.
            ShortVector largest = base.max(current.max(second));
            ShortVector smallest = base.min(current.min(second));
            ShortVector middle = xor(xor(base, current), xor(second, xor(largest, smallest)));
            ShortVector outer = largest.lanewise(VectorOperators.SADD, smallest);
            sum = outer.lanewise(VectorOperators.SADD, middle);
            clamps = xor(outer, largest.add(smallest)).or(xor(sum, outer.add(middle)));
        } else {
            sum = base.lanewise(VectorOperators.SADD, current);
            clamps = xor(sum, base.add(current));
        }
        if (neurons.changeSaturates) {
            ShortVector change = sum;
            ShortVector biasClamps = ShortVector.zero(SHORTS);
            if (neurons.bias != null) {
                ShortVector bias = ShortVector.fromArray(SHORTS, neurons.bias, i);
                change = sum.lanewise(VectorOperators.SADD, bias);
                biasClamps = xor(change, sum.add(bias));
            }
            ShortVector integrated = v.lanewise(VectorOperators.SADD, change);
            ShortVector lastClamps = xor(integrated, v.add(change));
            if (!isZero(clamps.or(biasClamps).or(lastClamps))) {
                addTo(layer.vMemClamps, i, one(clamps).add(one(biasClamps)).add(one(lastClamps)));
            }
            fire(neurons, layer, i, integrated);
            return !isZero(moved.or(change));
        }
        if (!isZero(clamps)) {
            addTo(layer.vMemClamps, i, one(clamps));
        }
        fire(neurons, layer, i, sum);
        return !isZero(moved.or(xor(sum, v)));
    }

    private static ShortVector xor(ShortVector a, ShortVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }

    private static void fire(Neurons neurons, LayerState layer, int i, ShortVector v) {
        ShortVector below = ShortVector.fromArray(SHORTS, neurons.below, i);
        VectorMask<Short> fires = v.compare(VectorOperators.GT, below);
        if (!fires.anyTrue()) {
            v.intoArray(layer.vMem, i);
            ShortVector.zero(SHORTS).intoArray(layer.spikes, i);
            return;
        }
        ShortVector spikes = ShortVector.zero(SHORTS);
        ShortVector rest = v;
        if (neurons.spikeCap > 1) {
            // Division bit by bit, up to 31: below2 is twice the threshold minus 1, or the largest int16 where that is
            // too large.
            ShortVector below2 = twice(below);
            ShortVector below4 = twice(below2);
            ShortVector below8 = twice(below4);
            ShortVector below16 = twice(below8);
            ShortVector above = above(rest, below16);
            rest = rest.add(below16.not().and(above));
            spikes = above.and((short) 16);
            above = above(rest, below8);
            rest = rest.add(below8.not().and(above));
            spikes = spikes.or(above.and((short) 8));
            above = above(rest, below4);
            rest = rest.add(below4.not().and(above));
            spikes = spikes.or(above.and((short) 4));
            above = above(rest, below2);
            rest = rest.add(below2.not().and(above));
            spikes = spikes.or(above.and((short) 2));
        }
        ShortVector above = above(rest, below);
        rest = rest.add(below.not().and(above));
        spikes = spikes.or(above.and((short) 1));
        rest.intoArray(layer.vMem, i);
        spikes.intoArray(layer.spikes, i);
        ShortVector capped = above(rest, below);
        if (!isZero(capped)) {
            ShortVector.fromArray(SHORTS, layer.capHits, i).sub(capped).intoArray(layer.capHits, i);
        }
        for (long bits = fires.toLong(); bits != 0; bits &= bits - 1) {
            int neuron = i + Long.numberOfTrailingZeros(bits);
            layer.list.add(neuron, layer.spikes[neuron]);
        }
    }

    /** {@code v - decay(v)}; where v is not negative the amount is {@code max(v >> dash, min(v, 1))}, and below 0 that is {@code v >> dash}. */
    private static ShortVector decayed(ShortVector v, short[] dash, int i) {
        ShortVector shifted = v.lanewise(VectorOperators.ASHR, ShortVector.fromArray(SHORTS, dash, i));
        return v.sub(shifted.max(v.min((short) 1)));
    }

    /** 2 * (below + 1) - 1, saturating. */
    private static ShortVector twice(ShortVector below) {
        return below.lanewise(VectorOperators.SADD, below).lanewise(VectorOperators.SADD, (short) 1);
    }

    /** All bits where v exceeds below, else 0. */
    private static ShortVector above(ShortVector v, ShortVector below) {
        return below.lanewise(VectorOperators.SSUB, v).lanewise(VectorOperators.ASHR, SIGN);
    }

    private static boolean isWithin(ShortVector largest, ShortVector smallest, int room) {
        short top = (short) room;
        short bottom = (short) -room;
        return room >= 0
                && !largest.compare(VectorOperators.GT, top)
                        .or(smallest.compare(VectorOperators.LT, bottom))
                        .anyTrue();
    }

    private static boolean isZero(ShortVector x) {
        return !x.compare(VectorOperators.NE, (short) 0).anyTrue();
    }
}
