package dev.xylo.formats.nir;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person should know of a layer that was brought to the chip: what it became, and what may make it another network. */
final class NirRemarks {
    private final NirOptions options;
    private final double dt;
    private final List<String> notes;
    private final List<String> warnings;

    NirRemarks(NirOptions options, double dt, List<String> notes, List<String> warnings) {
        this.options = options;
        this.dt = dt;
        this.notes = notes;
        this.warnings = warnings;
    }

    /** Says what a layer became. */
    void layer(NirLayer layer, NirForm form, List<NirChain> chains, double[] slow) {
        String name = layer.name();
        if (layer.spikes()) {
            sayReset(layer);
        } else {
            warnings.add(name
                    + ": a leaky integrator does not spike; its threshold is beyond what any input can reach, and its membrane"
                    + " (v_mem_out) is what to read: compare by membrane, not by counts");
        }
        String what = name + " (" + layer.node().type() + "): ";
        switch (form) {
            case SYNAPSE_AND_MEMBRANE -> notes.add(what + "synapse and membrane are the chip's");
            case SYNAPSE_LEAKS ->
                notes.add(what + "the synapse leaks in place of the membrane, which keeps nothing (dash 0)"
                        + (layer.spikes()
                                ? "; a connection of each neuron to itself, as large as the threshold, makes the reset last. At"
                                        + " few bits per weight it is the largest weight and costs the others precision"
                                : ""));
            case SHORT_SYNAPSE ->
                warnings.add(name
                        + ": a LIF that is read as output is approximated: it has no synapse, and readout neurons have"
                        + " no connections to themselves; the shortest synapse is taken (tau_syn = 2 dt), so that a spike's"
                        + " charge arrives over some steps (1/2, 1/4, ...) instead of at once. An LI, or a CubaLIF, needs no"
                        + " such thing");
        }
        sayBiases(layer, form, chains, slow);
    }

    private void sayBiases(NirLayer layer, NirForm form, List<NirChain> chains, double[] slow) {
        String name = layer.name();
        String steps = (long) Math.ceil(Math.log(0.05)
                        / Math.log(1 - dt / Arrays.stream(slow).max().orElse(dt)))
                + " steps";
        List<String> biased = chains.stream()
                .filter(chain -> Arrays.stream(chain.bias()).anyMatch(value -> value != 0))
                .map(NirChain::name)
                .distinct()
                .toList();
        if (!biased.isEmpty()) {
            warnings.add(String.join(", ", biased) + ": the bias of the weights becomes a bias of the membrane of "
                    + name + ", "
                    + switch (form) {
                        case SYNAPSE_AND_MEMBRANE ->
                            "its steady state; the synapse would have reached 95 % of it within " + steps;
                        case SYNAPSE_LEAKS ->
                            "its steady state, from the first step on; the node would have reached 95 % of it within "
                                    + steps;
                        case SHORT_SYNAPSE -> "which is the same";
                    });
        }
        if (Arrays.stream(layer.leak()).anyMatch(value -> value != 0)) {
            notes.add(name + ": v_leak becomes a bias of the membrane, "
                    + (form == NirForm.SYNAPSE_LEAKS
                            ? "from the first step on; the node would have reached 95 % of it within " + steps
                            : "which starts at 0"));
        }
    }

    private void sayReset(NirLayer layer) {
        String name = layer.name();
        double[] reset = layer.reset();
        boolean stated = layer.node().numbers("v_reset").isPresent();
        if (subtracts(layer)) {
            return;
        }
        String target = Arrays.stream(reset)
                .distinct()
                .limit(3)
                .mapToObj(value ->
                        String.format(Locale.ROOT, "%s", value == Math.rint(value) ? (Object) (long) value : value))
                .collect(Collectors.joining(", "));
        String why = "a spike sets its membrane to v_reset = " + target
                + (stated ? "" : " (not in the file, so NIR takes 0)") + "; the chip subtracts the threshold instead";
        if (options.reset().isPresent() || Arrays.stream(reset).anyMatch(value -> value != 0)) {
            throw new NirException(
                    name,
                    why
                            + ": such a network does not fit; train with reset by subtraction, or say --reset subtract if it was");
        }
        warnings.add(name + ": " + why
                + ". The same network only if it was trained with reset by subtraction (--reset subtract says so; --reset zero"
                + " refuses)");
    }

    /** Whether somebody, or the file, says that a spike subtracts the threshold. */
    private boolean subtracts(NirLayer layer) {
        return options.reset().map(NirOptions.Reset.SUBTRACT::equals).orElse(false)
                || options.reset().isEmpty()
                        && layer.node().metadata().get("reset") instanceof NirValue.Text text
                        && text.text().equals(NirOptions.Reset.SUBTRACT.key());
    }
}
