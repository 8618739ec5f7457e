package dev.xylo.study.engine;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import dev.xylo.sim.StateVariable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What one configuration did on the chip, over a stretch of samples. Mergeable; belongs to one thread while it is filled. */
public final class ChipTotals {
    /** States that are compared with the float reference. */
    public static final List<StateVariable> STATES = List.of(
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.V_MEM,
            StateVariable.I_SYN_OUT,
            StateVariable.V_MEM_OUT);

    private final Firing firing;
    private final Map<StateVariable, StateTotals> states = new EnumMap<>(StateVariable.class);
    private Counters counters;

    ChipTotals(NetworkShape shape, int samples) {
        this(new Firing(shape, samples), Counters.none(shape));
        STATES.forEach(state -> states.put(state, new StateTotals()));
    }

    private ChipTotals(Firing firing, Counters counters) {
        this.firing = firing;
        this.counters = counters;
    }

    /**
     * Spikes.
     *
     * @return the totals
     */
    public Firing firing() {
        return firing;
    }

    /**
     * Saturations, cap hits and clips.
     *
     * @return sums over all samples
     */
    public Counters counters() {
        return counters;
    }

    /**
     * Range and error of a state variable.
     *
     * @param variable one of {@link #STATES}
     * @return the totals
     */
    public StateTotals state(StateVariable variable) {
        return states.get(variable);
    }

    void add(Counters sample) {
        counters = counters.plus(sample);
    }

    void merge(int at, ChipTotals block) {
        firing.merge(at, block.firing);
        counters = counters.plus(block.counters);
        STATES.forEach(state -> states.get(state).merge(block.states.get(state)));
    }

    void write(DataOutput out) throws IOException {
        firing.write(out);
        for (Counter counter : Counter.values()) {
            Numbers.write(out, counters.perNeuron(counter));
        }
        for (StateVariable state : STATES) {
            states.get(state).write(out);
        }
    }

    static ChipTotals read(DataInput in, NetworkShape shape, int samples) throws IOException {
        Firing firing = Firing.read(in, shape, samples);
        Map<Counter, long[]> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            long[] perNeuron = new long[counter.width(shape)];
            Numbers.read(in, perNeuron);
            counts.put(counter, perNeuron);
        }
        ChipTotals totals = new ChipTotals(firing, Counters.of(counts));
        for (StateVariable state : STATES) {
            totals.states.put(state, StateTotals.read(in));
        }
        return totals;
    }
}
