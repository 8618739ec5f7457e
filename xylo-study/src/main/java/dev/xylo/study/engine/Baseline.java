package dev.xylo.study.engine;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.plan.StudyPlan;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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
     * The baselines of a study: the reference's decay without spike caps, a twin with the chip's caps for every decay, and where they are
     * none of these, the reference and the twins between it and the chip that attribution starts from.
     *
     * @param plan says what the reference is
     * @param network what they simulate
     * @return the first without caps; one is the reference
     */
    static List<Baseline> of(StudyPlan plan, FloatNetwork network) {
        TwinOptions reference = reference(plan, network);
        Set<TwinOptions> twins = new LinkedHashSet<>();
        twins.add(new TwinOptions(reference.decay(), uncapped(network), ReadoutTiming.CHIP));
        for (Decay decay : Decay.values()) {
            twins.add(TwinOptions.DEFAULT.with(decay));
        }
        twins.add(start(plan, network));
        twins.add(first(plan, network));
        twins.add(reference);
        return twins.stream()
                .map(twin -> new Baseline(name(twin, network), twin, twin.equals(reference)))
                .toList();
    }

    /** What the plan says; a layer that would spike for ever keeps its cap. */
    private static TwinOptions reference(StudyPlan plan, FloatNetwork network) {
        TwinOptions said = plan.reference();
        return said.caps().equals(Caps.NONE) ? new TwinOptions(said.decay(), uncapped(network), said.timing()) : said;
    }

    /**
     * Where attribution begins to switch effects of the chip on: the reference in the chip's timing, without caps unless other caps than
     * the chip's are said.
     *
     * @param plan says what the reference is
     * @param network what is simulated
     * @return its options
     */
    static TwinOptions start(StudyPlan plan, FloatNetwork network) {
        TwinOptions first = first(plan, network);
        return new TwinOptions(first.decay(), first.caps(), ReadoutTiming.CHIP);
    }

    /**
     * The same in the reference's own timing, which is where losses are first counted from.
     *
     * @param plan says what the reference is
     * @param network what is simulated
     * @return its options
     */
    static TwinOptions first(StudyPlan plan, FloatNetwork network) {
        TwinOptions reference = reference(plan, network);
        Caps caps = reference.caps().equals(Caps.CHIP) ? uncapped(network) : reference.caps();
        return new TwinOptions(reference.decay(), caps, reference.timing());
    }

    private static String name(TwinOptions twin, FloatNetwork network) {
        String caps = twin.caps().equals(Caps.CHIP)
                ? twin.decay().key()
                : twin.caps().equals(uncapped(network)) ? "uncapped" : "capped";
        return "float_" + caps
                + (twin.timing() == ReadoutTiming.CHIP
                        ? ""
                        : "_" + twin.timing().key());
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
