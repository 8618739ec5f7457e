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
 * <p>Small loops, casts and no methods between vectors, for the reasons given in {@link VectorRows}. Where a saturating and a wrapping sum differ, their signs do.
 */
final class VectorNeurons implements NeuronLoops {
    private static final VectorSpecies<Short> SHORTS = VectorWidths.species(MethodHandles.lookup());
    private static final Class<? extends ShortVector> TYPE = VectorWidths.type(SHORTS);
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

    /**
     * Decays the currents of one synapse; true if one was not 0. Where v is not negative, the amount of a decay is
     * {@code max(v >> dash, min(v, 1))}, and below 0 that is {@code v >> dash}.
     */
    private static boolean decayCurrents(short[] currents, short[] dash, int from, int size) {
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            ShortVector current = ShortVector.fromArray(SHORTS, currents, from + i);
            ShortVector amount = current.lanewise(VectorOperators.ASHR, ShortVector.fromArray(SHORTS, dash, i))
                    .max(current.min((short) 1));
            current.sub(amount).intoArray(currents, from + i);
            all = TYPE.cast(all).or(current);
        }
        return TYPE.cast(all).compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    /** The decayed membranes, less the membranes themselves where the mask is all bits; this wraps for -32768 with dash 0, as on the chip. */
    private static void decayMembranes(short[] vMem, short[] dash, short mask, short[] sums, int size) {
        for (int i = 0; i < size; i += LANES) {
            ShortVector v = ShortVector.fromArray(SHORTS, vMem, i);
            ShortVector amount = v.lanewise(VectorOperators.ASHR, ShortVector.fromArray(SHORTS, dash, i))
                    .max(v.min((short) 1));
            v.sub(amount).sub(v.and(mask)).intoArray(sums, i);
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
            ShortVector a = ShortVector.fromArray(SHORTS, sums, i);
            ShortVector b = ShortVector.fromArray(SHORTS, more, i);
            ShortVector sum = a.lanewise(VectorOperators.SADD, b);
            ShortVector differ = sum.lanewise(VectorOperators.XOR, a.add(b));
            sum.intoArray(sums, i);
            ShortVector.fromArray(SHORTS, clamps, i)
                    .add(differ.lanewise(VectorOperators.LSHR, SIGN))
                    .intoArray(clamps, i);
        }
    }

    /** Adds its change to every membrane, saturating and counting; true if one was not 0. */
    private static boolean addChange(short[] vMem, short[] change, short[] clamps, int size) {
        addTo(vMem, change, clamps, size);
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            all = TYPE.cast(all).or(ShortVector.fromArray(SHORTS, change, i));
        }
        return TYPE.cast(all).compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    /** Sets the membranes; true if one was another. */
    private static boolean replace(short[] vMem, short[] sums, int size) {
        ShortVector all = ShortVector.zero(SHORTS);
        for (int i = 0; i < size; i += LANES) {
            ShortVector sum = ShortVector.fromArray(SHORTS, sums, i);
            all = TYPE.cast(all).or(sum.lanewise(VectorOperators.XOR, ShortVector.fromArray(SHORTS, vMem, i)));
            sum.intoArray(vMem, i);
        }
        return TYPE.cast(all).compare(VectorOperators.NE, (short) 0).anyTrue();
    }

    private static void fire(Neurons neurons, LayerState layer) {
        layer.list.clear();
        for (int i = 0; i < neurons.padded; i += LANES) {
            long firing = firing(layer.vMem, neurons.below[0], layer.spikes, i);
            if (firing != 0) {
                divide(layer.vMem, neurons.below, layer.spikes, layer.capHits, i);
                list(firing, layer, i);
            }
        }
    }

    /** Which membranes of a vector exceed their limit; their spikes are none so far. */
    private static long firing(short[] vMem, short[] below, short[] spikes, int i) {
        ShortVector.zero(SHORTS).intoArray(spikes, i);
        return ShortVector.fromArray(SHORTS, vMem, i)
                .compare(VectorOperators.GT, ShortVector.fromArray(SHORTS, below, i))
                .toLong();
    }

    private static void list(long firing, LayerState layer, int i) {
        for (long bits = firing; bits != 0; bits &= bits - 1) {
            int neuron = i + Long.numberOfTrailingZeros(bits);
            layer.list.add(neuron, layer.spikes[neuron]);
        }
    }

    /** Divides the membranes by the thresholds, bit by bit; all bits are set where a limit, saturating, less a membrane is below 0. */
    private static void divide(short[] vMem, short[][] below, short[] allSpikes, short[] capHits, int i) {
        ShortVector rest = ShortVector.fromArray(SHORTS, vMem, i);
        ShortVector spikes = ShortVector.zero(SHORTS);
        for (int bit = below.length - 1; bit >= 0; bit--) {
            ShortVector limit = ShortVector.fromArray(SHORTS, below[bit], i);
            ShortVector above =
                    limit.lanewise(VectorOperators.SSUB, TYPE.cast(rest)).lanewise(VectorOperators.ASHR, SIGN);
            rest = TYPE.cast(rest).add(limit.not().and(above));
            spikes = TYPE.cast(spikes).or(above.and((short) (1 << bit)));
        }
        TYPE.cast(rest).intoArray(vMem, i);
        TYPE.cast(spikes).intoArray(allSpikes, i);
        ShortVector above = ShortVector.fromArray(SHORTS, below[0], i)
                .lanewise(VectorOperators.SSUB, TYPE.cast(rest))
                .lanewise(VectorOperators.ASHR, SIGN);
        ShortVector.fromArray(SHORTS, capHits, i).sub(above).intoArray(capHits, i);
    }
}
