package dev.xylo.sim.internal.vector;

import dev.xylo.sim.internal.fast.LayerState;
import dev.xylo.sim.internal.fast.NeuronLoops;
import dev.xylo.sim.internal.fast.Neurons;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Updates neurons in vectors of int16, one rule after the other over the whole layer.
 *
 * <p>Small loops, for the reason given in {@link VectorRows}. Where a saturating and a wrapping sum differ, their signs do.
 */
final class VectorNeurons implements NeuronLoops {
    private static final VectorSpecies<Short> SHORTS = VectorWidths.species(MethodHandles.lookup());
    private static final int LANES = SHORTS.length();
    private static final int SIGN = Short.SIZE - 1;

    VectorNeurons() {}

    @Override
    public void update(Neurons neurons, LayerState layer) {
        int size = neurons.padded;
        boolean moved = decayCurrents(layer.current, neurons.dashSyn[0], 0, size);
        if (neurons.synapses() == 2) {
            moved |= decayCurrents(layer.current, neurons.dashSyn[1], size, size);
        }
        // Core 1 adds the currents to the decayed membrane, core 2 to the change of the membrane, -decay.
        decayMembranes(layer.vMem, neurons.dashMem, neurons.changeSaturates ? (short) -1 : 0, layer.sums, size);
        if (neurons.synapses() == 2) {
            addTwoCurrents(layer.sums, layer.current, layer.vMemClamps, size);
        } else {
            addTo(layer.sums, layer.current, layer.vMemClamps, size);
        }
        if (neurons.changeSaturates) {
            addTo(layer.sums, neurons.bias, layer.vMemClamps, size);
            moved |= addChange(layer.vMem, layer.sums, layer.vMemClamps, size);
        } else {
            moved |= replace(layer.vMem, layer.sums, size);
        }
        layer.moved = moved;
        fire(neurons, layer);
    }

    /** Decays the currents of one synapse; true if one was not 0. */
    private static boolean decayCurrents(short[] currents, short[] dash, int from, int size) {
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            ShortVector current = load(currents, from + i);
            decayed(current, load(dash, i)).intoArray(currents, from + i);
            all = all.or(current);
        }
        return all.compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    /** The decayed membranes, less the membranes themselves where the mask is all bits; this wraps for -32768 with dash 0, as on the chip. */
    private static void decayMembranes(short[] vMem, short[] dash, short mask, short[] sums, int size) {
        for (int i = 0; i < size; i += LANES) {
            ShortVector v = load(vMem, i);
            decayed(v, load(dash, i)).sub(v.and(mask)).intoArray(sums, i);
        }
    }

    /**
     * Adds both currents, clamping once. Of three numbers the largest and the smallest clamp only if all have one sign, and then the
     * whole sum does too: so the saturating sum of the two, and then of the third, is that of all.
     */
    private static void addTwoCurrents(short[] sums, short[] currents, short[] clamps, int size) {
        for (int i = 0; i < size; i += LANES) {
            ShortVector a = ShortVector.fromArray(SHORTS, sums, i);
            ShortVector b = ShortVector.fromArray(SHORTS, currents, i);
            ShortVector c = ShortVector.fromArray(SHORTS, currents, size + i);
            ShortVector higher = a.max(b);
            ShortVector lower = a.min(b);
            ShortVector largest = higher.max(c);
            ShortVector smallest = lower.min(c);
            ShortVector middle = lower.max(higher.min(c));
            ShortVector outer = largest.lanewise(VectorOperators.SADD, smallest);
            ShortVector sum = outer.lanewise(VectorOperators.SADD, middle);
            sum.intoArray(sums, i);
            ShortVector first = outer.lanewise(VectorOperators.XOR, largest.add(smallest));
            ShortVector last = sum.lanewise(VectorOperators.XOR, outer.add(middle));
            ShortVector.fromArray(SHORTS, clamps, i)
                    .add(first.or(last).lanewise(VectorOperators.LSHR, SIGN))
                    .intoArray(clamps, i);
        }
    }

    /** {@code sums += more}, saturating and counting. */
    private static void addTo(short[] sums, short[] more, short[] clamps, int size) {
        for (int i = 0; i < size; i += LANES) {
            ShortVector a = load(sums, i);
            ShortVector b = load(more, i);
            ShortVector sum = a.lanewise(VectorOperators.SADD, b);
            ShortVector differ = xor(sum, a.add(b));
            sum.intoArray(sums, i);
            load(clamps, i).add(differ.lanewise(VectorOperators.LSHR, SIGN)).intoArray(clamps, i);
        }
    }

    /** Adds its change to every membrane, saturating and counting; true if one was not 0. */
    private static boolean addChange(short[] vMem, short[] change, short[] clamps, int size) {
        addTo(vMem, change, clamps, size);
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            all = all.or(load(change, i));
        }
        return all.compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    /** Sets the membranes; true if one was another. */
    private static boolean replace(short[] vMem, short[] sums, int size) {
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            ShortVector sum = load(sums, i);
            all = all.or(xor(sum, load(vMem, i)));
            sum.intoArray(vMem, i);
        }
        return all.compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    private static void fire(Neurons neurons, LayerState layer) {
        layer.list.clear();
        for (int i = 0; i < neurons.padded; i += LANES) {
            long firing = firing(layer.vMem, neurons.below[0], i);
            if (firing == 0) {
                ShortVector.zero(SHORTS).intoArray(layer.spikes, i);
            } else {
                divide(layer.vMem, neurons.below, layer.spikes, layer.capHits, i);
                list(firing, layer, i);
            }
        }
    }

    private static long firing(short[] vMem, short[] below, int i) {
        return load(vMem, i).compare(VectorOperators.GT, load(below, i)).toLong();
    }

    private static void list(long firing, LayerState layer, int i) {
        for (long bits = firing; bits != 0; bits &= bits - 1) {
            int neuron = i + Long.numberOfTrailingZeros(bits);
            layer.list.add(neuron, layer.spikes[neuron]);
        }
    }

    /** Divides the membranes by the thresholds, bit by bit. */
    private static void divide(short[] vMem, short[][] below, short[] allSpikes, short[] capHits, int i) {
        ShortVector rest = load(vMem, i);
        ShortVector spikes = ShortVector.zero(SHORTS);
        for (int bit = below.length - 1; bit >= 0; bit--) {
            ShortVector limit = load(below[bit], i);
            ShortVector above = above(rest, limit);
            rest = rest.add(limit.not().and(above));
            spikes = spikes.or(above.and((short) (1 << bit)));
        }
        rest.intoArray(vMem, i);
        spikes.intoArray(allSpikes, i);
        load(capHits, i).sub(above(rest, load(below[0], i))).intoArray(capHits, i);
    }

    /** {@code v - decay(v)}; where v is not negative the amount is {@code max(v >> dash, min(v, 1))}, and below 0 that is {@code v >> dash}. */
    private static ShortVector decayed(ShortVector v, ShortVector dash) {
        return v.sub(v.lanewise(VectorOperators.ASHR, dash).max(v.min((short) 1)));
    }

    /** All bits where v exceeds a limit, else 0. */
    private static ShortVector above(ShortVector v, ShortVector limit) {
        return limit.lanewise(VectorOperators.SSUB, v).lanewise(VectorOperators.ASHR, SIGN);
    }

    private static ShortVector load(short[] array, int at) {
        return ShortVector.fromArray(SHORTS, array, at);
    }

    private static ShortVector xor(ShortVector a, ShortVector b) {
        return a.lanewise(VectorOperators.XOR, b);
    }
}
