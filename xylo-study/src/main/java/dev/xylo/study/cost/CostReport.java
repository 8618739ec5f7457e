package dev.xylo.study.cost;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.rules.Design;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Cost for people and for machines. */
public final class CostReport {
    private static final double[] SHARES = {0.99, 0.999, 1};

    private final Chip chip;
    private final double dt;
    private final CycleModel model;
    private final Activity activity;
    private final Optional<RecordedCost> recorded;
    private final EnergyModel energy;
    private final CycleCount mean;

    private CostReport(
            Chip chip,
            double dt,
            CycleModel model,
            Activity activity,
            Optional<RecordedCost> recorded,
            EnergyModel energy) {
        if (!(dt > 0 && dt < Double.MAX_VALUE)) {
            throw new IllegalArgumentException("dt is " + dt + " s; it must be positive");
        }
        this.chip = chip;
        this.dt = dt;
        this.model = model;
        this.activity = activity;
        this.recorded = recorded;
        this.energy = energy;
        this.mean = model.cycles(activity);
    }

    /**
     * With assumed rates.
     *
     * @param design the network
     * @param chip the chip
     * @param activity the rates
     * @param dt time step, s
     * @param energy energy model
     * @return the cost
     */
    public static CostReport assumed(Design design, Chip chip, Activity activity, double dt, EnergyModel energy) {
        return new CostReport(chip, dt, CycleModel.of(design, chip), activity, Optional.empty(), energy);
    }

    /**
     * From recorded spikes.
     *
     * @param design the network
     * @param chip the chip
     * @param recorded what the samples cost
     * @param dt time step, s
     * @param energy energy model
     * @return the cost
     */
    public static CostReport recorded(Design design, Chip chip, RecordedCost recorded, double dt, EnergyModel energy) {
        return new CostReport(
                chip, dt, CycleModel.of(design, chip), recorded.activity(), Optional.of(recorded), energy);
    }

    /**
     * For people; a unit with every number.
     *
     * @return lines; the last one sums up
     */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        line(
                lines,
                "spiking per time step",
                "input %.4f, hidden %.4f, readout %.4f",
                activity.input(),
                activity.hidden(),
                activity.output());
        line(
                lines,
                "cycles per step",
                "%.1f cycles (input %.1f, hidden currents %.1f, readout currents %.1f, hidden update %.1f, readout update"
                        + " %.1f)",
                mean.total(),
                mean.input(),
                mean.hiddenCurrents(),
                mean.readoutCurrents(),
                mean.hiddenUpdate(),
                mean.readoutUpdate());
        line(lines, "second synapse", "%.1f further operations per step", mean.isyn2Operations());
        line(
                lines,
                "clock for real time",
                "%.4f MHz in the worst case, %.4f MHz for the mean (dt %s s, margin %.0f %%)",
                model.clock(dt) / 1e6,
                CycleModel.clock(mean.total(), dt) / 1e6,
                dt,
                100 * CycleModel.MARGIN);
        recorded.ifPresent(cost -> recordedLines(lines, cost));
        Estimate power = energy.watts(mean.total(), dt);
        line(
                lines,
                "power (estimate)",
                "%.0f uW (%.0f..%.0f), of it %.0f uW idle",
                power.value() * 1e6,
                power.low() * 1e6,
                power.high() * 1e6,
                energy.idleWatts() * 1e6);
        Estimate step = power.times(dt);
        line(
                lines,
                "energy (estimate)",
                "%.4g uJ per step (%.4g..%.4g)",
                step.value() * 1e6,
                step.low() * 1e6,
                step.high() * 1e6);
        sampleEnergy()
                .ifPresent(sample -> line(
                        lines,
                        "energy (estimate)",
                        "%.4g uJ per sample (%.4g..%.4g)",
                        sample.value() * 1e6,
                        sample.low() * 1e6,
                        sample.high() * 1e6));
        lines.add(String.format(
                Locale.ROOT,
                "%s: %.1f cycles per step, %.4f MHz for real time, about %.0f uW",
                chip,
                mean.total(),
                model.clock(dt) / 1e6,
                power.value() * 1e6));
        return lines;
    }

    private void recordedLines(List<String> lines, RecordedCost cost) {
        for (double share : SHARES) {
            line(
                    lines,
                    "clock for " + percent(share),
                    "%.4f MHz of the steps' own cycles (%.1f cycles, margin %.0f %%)",
                    CycleModel.clock(cost.cyclesOf(share), dt) / 1e6,
                    cost.cyclesOf(share),
                    100 * CycleModel.MARGIN);
        }
        SampleCost slowest = cost.samples().get(cost.slowest());
        line(
                lines,
                "samples",
                "%d, %d steps; slowest: sample %d with %.1f cycles per step",
                cost.samples().size(),
                cost.cyclesOfSteps().length,
                cost.slowest(),
                slowest.cyclesPerStep());
        line(lines, "hibernating", "%.2f %% of the steps", 100 * cost.hibernating());
        line(lines, "synaptic operations", "%.1f per step", perStep(cost, sum(cost, SampleCost::synapticOperations)));
        line(lines, "neuron updates", "%.1f per step", perStep(cost, sum(cost, SampleCost::neuronUpdates)));
        line(lines, "memory reads", "%.1f words per step", perStep(cost, sum(cost, SampleCost::memoryReads)));
    }

    /**
     * For JSON; keys say the unit where it is not a count.
     *
     * @return maps, lists and numbers
     */
    public Map<String, Object> map() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("chip", chip.key());
        map.put("dt_s", dt);
        map.put("activity", recorded.isPresent() ? "recorded" : activity.equals(Activity.WORST) ? "worst" : "rates");
        map.put("rates", List.of(activity.input(), activity.hidden(), activity.output()));
        map.put("cycles_per_step", mean.total());
        map.put("isyn2_operations", mean.isyn2Operations());
        map.put("clock_hz", model.clock(dt));
        map.put("clock_mean_hz", CycleModel.clock(mean.total(), dt));
        recorded.ifPresent(cost -> {
            map.put("clock_99_percent_hz", CycleModel.clock(cost.cyclesOf(0.99), dt));
            map.put("clock_99_9_percent_hz", CycleModel.clock(cost.cyclesOf(0.999), dt));
            map.put("clock_all_steps_hz", CycleModel.clock(cost.cyclesOf(1), dt));
            map.put("hibernating_share", cost.hibernating());
            map.put("slowest_sample", cost.slowest());
            map.put("synaptic_operations", sum(cost, SampleCost::synapticOperations));
            map.put("neuron_updates", sum(cost, SampleCost::neuronUpdates));
            map.put("memory_reads", sum(cost, SampleCost::memoryReads));
            map.put(
                    "sample_steps",
                    cost.samples().stream().map(SampleCost::steps).toList());
            map.put(
                    "sample_cycles_per_step",
                    cost.samples().stream().map(SampleCost::cyclesPerStep).toList());
            map.put(
                    "sample_hibernating_share",
                    cost.samples().stream().map(SampleCost::hibernating).toList());
        });
        map.put("power_estimate_w", map(energy.watts(mean.total(), dt)));
        map.put("energy_per_step_estimate_j", map(energy.watts(mean.total(), dt).times(dt)));
        sampleEnergy().ifPresent(sample -> map.put("energy_per_sample_estimate_j", map(sample)));
        return map;
    }

    /** Mean over the samples. */
    private Optional<Estimate> sampleEnergy() {
        return recorded.map(cost -> energy.watts(mean.total(), dt)
                .times(dt * cost.cyclesOfSteps().length / cost.samples().size()));
    }

    private static Map<String, Object> map(Estimate estimate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("value", estimate.value());
        map.put("low", estimate.low());
        map.put("high", estimate.high());
        return map;
    }

    private static String percent(double share) {
        return share == 1
                ? "all steps"
                : new java.math.BigDecimal("" + share).movePointRight(2).toPlainString() + " %";
    }

    private static long sum(RecordedCost cost, java.util.function.ToLongFunction<SampleCost> part) {
        return cost.samples().stream().mapToLong(part).sum();
    }

    private static double perStep(RecordedCost cost, long sum) {
        return (double) sum / cost.cyclesOfSteps().length;
    }

    private static void line(List<String> lines, String name, String format, Object... values) {
        lines.add(String.format(Locale.ROOT, "%-22s ", name) + String.format(Locale.ROOT, format, values));
    }
}
