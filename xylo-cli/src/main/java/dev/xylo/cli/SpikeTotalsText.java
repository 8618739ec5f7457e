package dev.xylo.cli;

import dev.xylo.core.mapping.Placement;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.NetworkOrigin;
import dev.xylo.formats.network.Specification;
import dev.xylo.sim.SilentNeurons;
import dev.xylo.sim.SpikeTotals;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Spikes of a run, layer by layer, and the layers that can never spike. */
final class SpikeTotalsText {
    private SpikeTotalsText() {}

    /**
     * Prints a line of totals, and a warning for each layer that is silent whatever comes in.
     *
     * @param read the network as it was read, which knows its layers
     * @param ran the network as it ran: integers where the chip was simulated
     */
    static void print(PrintWriter out, PrintWriter err, SpikeTotals totals, Specification read, Specification ran) {
        SilentNeurons silent = silent(ran);
        List<String> parts = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (NetworkOrigin.Layer layer : layers(read, ran.shape())) {
            int from = layer.first();
            int to = from + layer.count();
            boolean hidden = layer.role() == Placement.Role.HIDDEN;
            long spikes = hidden ? totals.hidden(from, to) : totals.readout(from, to);
            long several = hidden ? totals.severalInAStep(from, to) : 0;
            parts.add(String.format(Locale.ROOT, "%s %,d", layer.name(), spikes)
                    + (several == 0
                            ? ""
                            : String.format(Locale.ROOT, " (%,d times more than one in a step)", several)));
            BitSet never = (hidden ? silent.hidden() : silent.readout()).get(from, to);
            if (never.cardinality() == layer.count()) {
                warnings.add(layer.name() + " can never spike: nothing that spikes reaches it through a weight above 0"
                        + (ran.isInteger() ? " and a synapse of dash 1 or more" : "")
                        + ", and its thresholds are above 0");
            }
            if (never.cardinality() > 0 && never.cardinality() < layer.count()) {
                warnings.add(never.cardinality() + " of " + layer.count() + " neurons of " + layer.name()
                        + " can never spike");
            }
        }
        out.println("spikes: " + String.join("; ", parts));
        Warnings.print(err, warnings);
    }

    /** Integers may have thresholds below 0, which floats have not; such neurons spike all the time. */
    private static SilentNeurons silent(Specification ran) {
        try {
            return SilentNeurons.of(ran.toFloatNetwork(), ran.isInteger());
        } catch (FormatException e) {
            return new SilentNeurons(new BitSet(), new BitSet());
        }
    }

    private static List<NetworkOrigin.Layer> layers(Specification read, NetworkShape shape) {
        return read.origin()
                .map(NetworkOrigin::layers)
                .orElse(List.of(
                        new NetworkOrigin.Layer(
                                "hidden", Placement.Role.HIDDEN, 0, shape.hidden(), OptionalInt.empty()),
                        new NetworkOrigin.Layer(
                                "readout", Placement.Role.READOUT, 0, shape.outputs(), OptionalInt.empty())));
    }
}
