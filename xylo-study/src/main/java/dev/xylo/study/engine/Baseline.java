package dev.xylo.study.engine;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.plan.StudyPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A float twin that runs in every study, beside the configurations.
 *
 * @param name in tables and files, such as {@code float_uncapped}
 * @param twin how it differs from the chip
 * @param reference whether configurations are compared with it; one of a study's is
 */
public record Baseline(String name, TwinOptions twin, boolean reference) {
    /** Name of the twin without caps, which is the first; attribution starts from it. */
    public static final String UNCAPPED = "float_uncapped";

    /**
     * The baselines of a study: the reference without spike caps, then a twin with the chip's caps for every decay.
     *
     * @param plan says which decay the reference has
     * @param network what they simulate
     * @return the first without caps; one is the reference
     */
    static List<Baseline> of(StudyPlan plan, FloatNetwork network) {
        TwinOptions standard = TwinOptions.DEFAULT;
        List<Baseline> all = new ArrayList<>();
        all.add(new Baseline(
                UNCAPPED, new TwinOptions(plan.reference().decay(), uncapped(network), standard.timing()), false));
        for (Decay decay : Decay.values()) {
            all.add(new Baseline(
                    "float_" + decay.key(),
                    standard.with(decay),
                    decay == plan.reference().decay()));
        }
        return List.copyOf(all);
    }

    /** No caps; but a neuron whose threshold is 0 would spike for ever, so that its layer keeps the chip's cap. */
    private static Caps uncapped(FloatNetwork network) {
        return new Caps(
                Caps.NONE.input(),
                hasZero(network, Parameter.THRESHOLD) ? Caps.CHIP.hidden() : Caps.NONE.hidden(),
                hasZero(network, Parameter.THRESHOLD_OUT) ? Caps.CHIP.output() : Caps.NONE.output());
    }

    private static boolean hasZero(FloatNetwork network, Parameter threshold) {
        return Arrays.stream(network.values(threshold)).anyMatch(value -> value == 0);
    }

    /**
     * How many spikes a step may have, for tables.
     *
     * @return {@code chip}, {@code none}, or the three numbers
     */
    public String caps() {
        Caps caps = twin.caps();
        return caps.equals(Caps.CHIP)
                ? "chip"
                : caps.equals(Caps.NONE)
                        ? "none"
                        : cap(caps.input()) + " " + cap(caps.hidden()) + " " + cap(caps.output());
    }

    private static String cap(int cap) {
        return cap == Integer.MAX_VALUE ? "none" : Integer.toString(cap);
    }
}
