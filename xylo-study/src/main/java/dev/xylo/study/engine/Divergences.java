package dev.xylo.study.engine;

import dev.xylo.sim.StateVariable;
import dev.xylo.study.divergence.DivergenceSummary;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A summary of divergences in a byte stream: samples, number of states, and of each its name and samples by step. */
final class Divergences {
    private Divergences() {}

    static void write(DataOutput out, DivergenceSummary summary) throws IOException {
        Map<DivergenceSummary.Site, int[]> histograms = summary.histograms();
        out.writeInt(summary.samples());
        out.writeInt(histograms.size());
        for (Map.Entry<DivergenceSummary.Site, int[]> entry : histograms.entrySet()) {
            out.writeByte(entry.getKey().variable().ordinal());
            out.writeInt(entry.getKey().neuron());
            out.writeInt(entry.getValue().length);
            Numbers.write(out, entry.getValue());
        }
    }

    static DivergenceSummary read(DataInput in) throws IOException {
        int samples = in.readInt();
        int sites = in.readInt();
        Map<DivergenceSummary.Site, int[]> histograms = new HashMap<>();
        for (int i = 0; i < sites; i++) {
            StateVariable variable = StateVariable.values()[in.readByte()];
            int neuron = in.readInt();
            int[] histogram = new int[in.readInt()];
            Numbers.read(in, histogram);
            histograms.put(new DivergenceSummary.Site(variable, neuron), histogram);
        }
        return DivergenceSummary.of(samples, histograms);
    }
}
