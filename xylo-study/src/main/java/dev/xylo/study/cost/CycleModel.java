package dev.xylo.study.cost;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Cycles;
import dev.xylo.core.rules.Design;
import java.util.stream.Collectors;

/**
 * Clock cycles per time step, as Rockpool 3.1.0 models them ({@code cycles_model} and {@code est_clock_freq} for SYNS61201, SYNS63300 and
 * SYNS65302). Only synapse 1 counts towards the fan-out there.
 */
public final class CycleModel {
    /** Share of the cycles that a clock for real time has to spare, as published. */
    public static final double MARGIN = 0.2;

    private final Structure structure;
    private final Cycles cycles;

    private CycleModel(Structure structure, Cycles cycles) {
        this.structure = structure;
        this.cycles = cycles;
    }

    /**
     * The model of a network on a chip.
     *
     * @param design the network; which weights are 0 counts, so quantize first
     * @param chip the chip
     * @return the model
     * @throws IllegalArgumentException if no model is published for the chip
     */
    public static CycleModel of(Design design, Chip chip) {
        if (chip.cycles() == Cycles.UNKNOWN) {
            throw new IllegalArgumentException("no cycle model is published for " + chip + "; there is one for "
                    + Chip.all().stream()
                            .filter(other -> other.cycles() != Cycles.UNKNOWN)
                            .map(Chip::key)
                            .collect(Collectors.joining(", ")));
        }
        return new CycleModel(Structure.of(design), chip.cycles());
    }

    /**
     * Mean cycles of a time step.
     *
     * @param activity how often something spikes
     * @return clock cycles per time step, by part
     */
    public CycleCount cycles(Activity activity) {
        double in = activity.input();
        double hid = activity.hidden();
        int n = structure.hidden();
        boolean all = cycles == Cycles.ALL_HIDDEN;
        int reached = all ? n : structure.reached();
        int read = all ? n : structure.read();
        double targets = structure.aliasTargets();
        double sources = structure.aliasSources();
        double hiddenUpdate = 19
                + 2 * Math.max(hid, targets * sources)
                + 3 * Math.max(hid * targets, targets * sources)
                + hid
                + Math.max(hid, targets) * sources;
        return new CycleCount(
                structure.inputs() * (in * reached * 3.5 + 1),
                n * (structure.fanOut() * 7 * hid + 3),
                read * hid * (1 + 8 * structure.outputs()),
                n * hiddenUpdate,
                12.0 * structure.outputs(),
                all && structure.secondSynapse() ? secondSynapse(in, hid, reached) : 0);
    }

    private double secondSynapse(double in, double hid, int reached) {
        int n = structure.hidden();
        return 1.5 * in * structure.inputs() * reached + 5 * structure.fanOut() * hid * n + n;
    }

    /**
     * The clock that keeps real time in the worst case.
     *
     * @param dt time step, s
     * @return clock frequency, Hz, with {@link #MARGIN}
     */
    public double clock(double dt) {
        return clock(cycles(Activity.WORST).total(), dt);
    }

    /**
     * The clock for a number of cycles.
     *
     * @param cyclesPerStep clock cycles in a time step
     * @param dt time step, s
     * @return clock frequency, Hz, with {@link #MARGIN}
     */
    public static double clock(double cyclesPerStep, double dt) {
        return cyclesPerStep * (1 + MARGIN) / dt;
    }
}
