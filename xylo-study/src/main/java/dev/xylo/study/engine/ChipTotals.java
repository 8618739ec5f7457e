package dev.xylo.study.engine;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.Tally;
import dev.xylo.study.divergence.DivergenceSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final CostTotals cost;
    private final Map<StateVariable, StateTotals> states = new EnumMap<>(StateVariable.class);
    private final Tally[] stages;
    private Counters counters;
    private DivergenceSummary divergence = DivergenceSummary.NONE;

    ChipTotals(NetworkShape shape, int samples, Decoding decoding) {
        this(new Firing(shape, samples, decoding), Counters.none(shape), new CostTotals(samples));
        STATES.forEach(state -> states.put(state, new StateTotals()));
    }

    private ChipTotals(Firing firing, Counters counters, CostTotals cost) {
        this.firing = firing;
        this.cost = cost;
        this.counters = counters;
        this.stages = new Tally[StudyProgram.STAGES.size()];
        Arrays.fill(stages, Tally.NONE);
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
     * What it made the chip do.
     *
     * @return the totals
     */
    public CostTotals cost() {
        return cost;
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

    /**
     * How the simulations of attribution decoded.
     *
     * @return by set of effects, without the two ends; of no samples if the plan has no attribution
     */
    public Map<Set<Effect>, Tally> stages() {
        Map<Set<Effect>, Tally> tallies = new HashMap<>();
        for (int i = 0; i < stages.length; i++) {
            tallies.put(StudyProgram.STAGES.get(i), stages[i]);
        }
        return tallies;
    }

    void add(int stage, Tally block) {
        stages[stage] = stages[stage].plus(block);
    }

    /**
     * Where the samples left the float reference first.
     *
     * @return the summary
     */
    public DivergenceSummary divergence() {
        return divergence;
    }

    void add(DivergenceSummary sample) {
        divergence = divergence.plus(sample);
    }

    void add(Counters sample) {
        counters = counters.plus(sample);
    }

    void merge(int at, ChipTotals block) {
        firing.merge(at, block.firing);
        cost.merge(at, block.cost);
        counters = counters.plus(block.counters);
        STATES.forEach(state -> states.get(state).merge(block.states.get(state)));
        for (int i = 0; i < stages.length; i++) {
            add(i, block.stages[i]);
        }
        add(block.divergence);
    }

    void write(DataOutput out) throws IOException {
        firing.write(out);
        cost.write(out);
        for (Counter counter : Counter.values()) {
            Numbers.write(out, counters.perNeuron(counter));
        }
        for (StateVariable state : STATES) {
            states.get(state).write(out);
        }
        for (Tally stage : stages) {
            Numbers.write(out, new int[] {stage.samples(), stage.labelled(), stage.correct(), stage.agreeing()});
        }
        Divergences.write(out, divergence);
    }

    static ChipTotals read(DataInput in, NetworkShape shape, int samples, Decoding decoding) throws IOException {
        Firing firing = Firing.read(in, shape, samples, decoding);
        CostTotals cost = CostTotals.read(in, samples);
        Map<Counter, long[]> counts = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            long[] perNeuron = new long[counter.width(shape)];
            Numbers.read(in, perNeuron);
            counts.put(counter, perNeuron);
        }
        ChipTotals totals = new ChipTotals(firing, Counters.of(counts), cost);
        for (StateVariable state : STATES) {
            totals.states.put(state, StateTotals.read(in));
        }
        for (int i = 0; i < totals.stages.length; i++) {
            totals.stages[i] = new Tally(in.readInt(), in.readInt(), in.readInt(), in.readInt());
        }
        totals.divergence = Divergences.read(in);
        return totals;
    }
}
