package dev.xylo.study.results;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.rules.Design;
import dev.xylo.study.cost.Activity;
import dev.xylo.study.cost.CostTally;
import dev.xylo.study.cost.CycleCount;
import dev.xylo.study.cost.CycleModel;
import dev.xylo.study.cost.EnergyModel;
import dev.xylo.study.cost.Estimate;
import dev.xylo.study.engine.CostTotals;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one configuration costs on its chip, from the spikes of all samples. */
final class Cost {
    private static final int BINS = 32;

    private final Chip chip;
    private final double dt;
    private final NetworkShape shape;
    private final CycleModel model;
    private final EnergyModel energy;
    private final CostTotals totals;
    private final Activity activity;
    private final CycleCount mean;

    /**
     * Of one configuration.
     *
     * @param network its integers
     * @param chip a chip with a cycle model
     * @param dt time step, s
     * @param energy energy model
     * @param totals what it made the chip do
     */
    Cost(XyloNetwork network, Chip chip, double dt, EnergyModel energy, CostTotals totals) {
        this.chip = chip;
        this.dt = dt;
        this.shape = network.shape();
        this.model = CycleModel.of(Design.of(network), chip);
        this.energy = energy;
        this.totals = totals;
        this.activity = totals.whole().activity(shape);
        this.mean = model.cycles(activity);
    }

    void putInto(Row row) {
        TreeMap<Double, Long> steps = cyclesOfSteps();
        CostTally whole = totals.whole();
        Estimate sample = energy.watts(mean.total(), dt).times(dt * whole.steps() / totals.samples());
        row.put("chip", chip.key())
                .put("cycles_per_step", mean.total())
                .put("isyn2_operations", mean.isyn2Operations())
                .put("clock_hz", model.clock(dt))
                .put("clock_mean_hz", CycleModel.clock(mean.total(), dt))
                .put("clock_99_percent_hz", clockOf(steps, 0.99))
                .put("clock_99_9_percent_hz", clockOf(steps, 0.999))
                .put("clock_all_steps_hz", clockOf(steps, 1))
                .put("hibernating_share", whole.steps() == 0 ? 0 : (double) whole.hibernating() / whole.steps())
                .put("synaptic_operations", whole.synapticOperations())
                .put("neuron_updates", whole.neuronUpdates())
                .put("memory_reads", whole.memoryReads())
                .put("power_estimate_w", energy.watts(mean.total(), dt).value())
                .put("energy_per_sample_estimate_j", sample.value())
                .put("energy_per_sample_low_j", sample.low())
                .put("energy_per_sample_high_j", sample.high());
    }

    /** Cycles in a step, with how many steps have them. */
    private TreeMap<Double, Long> cyclesOfSteps() {
        TreeMap<Double, Long> cycles = new TreeMap<>();
        totals.steps()
                .forEach((step, count) -> cycles.merge(
                        cycles((double) step.inputs() / shape.inputs(), (double) step.hidden() / shape.hidden()),
                        count,
                        Long::sum));
        return cycles;
    }

    private double cycles(double input, double hidden) {
        return model.cycles(new Activity(input, hidden, 0)).total();
    }

    /** Clock with which a share of the steps ends in time; null without a step. */
    private Double clockOf(TreeMap<Double, Long> cycles, double share) {
        long rank = (long) Math.ceil(share * totals.whole().steps());
        long seen = 0;
        for (Map.Entry<Double, Long> entry : cycles.entrySet()) {
            seen += entry.getValue();
            if (seen >= rank) {
                return CycleModel.clock(entry.getKey(), dt);
            }
        }
        return null;
    }

    Map<String, Object> toMap() {
        double[] cycles = new double[totals.samples()];
        int slowest = 0;
        for (int i = 0; i < cycles.length; i++) {
            double steps = Math.max(1, totals.steps(i));
            cycles[i] = cycles(
                    totals.activeInputs(i) / (steps * shape.inputs()),
                    totals.activeHidden(i) / (steps * shape.hidden()));
            slowest = cycles[i] > cycles[slowest] ? i : slowest;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("dt_s", dt);
        map.put("rates", List.of(activity.input(), activity.hidden(), activity.output()));
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("input", mean.input());
        parts.put("hidden_currents", mean.hiddenCurrents());
        parts.put("readout_currents", mean.readoutCurrents());
        parts.put("hidden_update", mean.hiddenUpdate());
        parts.put("readout_update", mean.readoutUpdate());
        map.put("cycles", parts);
        map.put("slowest_sample", slowest);
        map.put("sample_cycles", histogram(cycles));
        return map;
    }

    /** Mean cycles per step of the samples, in bins of equal width. */
    private static Map<String, Object> histogram(double[] cycles) {
        double low = java.util.Arrays.stream(cycles).min().orElse(0);
        double high = java.util.Arrays.stream(cycles).max().orElse(0);
        int[] counts = new int[BINS];
        for (double value : cycles) {
            counts[high > low ? (int) Math.min(BINS - 1, (value - low) / (high - low) * BINS) : 0]++;
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("low", low);
        map.put("high", high);
        map.put("samples", counts);
        return map;
    }

    static Map<String, Object> model(EnergyModel energy) {
        Estimate each = energy.joulesPerCycle();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("margin", CycleModel.MARGIN);
        map.put("idle_w", energy.idleWatts());
        map.put("cycle_estimate_j", each.value());
        map.put("cycle_low_j", each.low());
        map.put("cycle_high_j", each.high());
        return map;
    }
}
