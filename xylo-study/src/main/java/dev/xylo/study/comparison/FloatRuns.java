package dev.xylo.study.comparison;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The float network's spikes on some samples, to compare the chip's with. */
final class FloatRuns {

    private final List<SpikeRaster> samples;
    private final Decoding decoding;
    private final Set<StateVariable> record;
    private final int[] wanted;
    private final Run[] runs;

    /** Spikes of one sample: hidden {@code (T, N)}, readout {@code (T, Nout)}, and the class. */
    private record Run(int[] hidden, int[] readout, int decoded) {}

    /**
     * Runs the float network.
     *
     * @param network the float network
     * @param reference its decay
     * @param samples each from reset
     * @param labels class of every sample, or of length 0
     * @param decoding how runs become answers
     */
    FloatRuns(FloatNetwork network, TwinOptions reference, List<SpikeRaster> samples, int[] labels, Decoding decoding) {
        decoding.check(
                network.shape(), samples.stream().mapToInt(SpikeRaster::steps).toArray());
        this.samples = samples;
        this.decoding = decoding;
        this.record = EnumSet.of(StateVariable.SPIKES, StateVariable.SPIKES_OUT);
        record.addAll(decoding.decoder().needed());
        FloatTwin twin = FloatTwin.of(network, reference);
        this.runs = samples.parallelStream()
                .map(sample -> run(twin.fork().run(sample, record)))
                .toArray(Run[]::new);
        this.wanted = labels.length > 0
                ? labels
                : Arrays.stream(runs).mapToInt(Run::decoded).toArray();
    }

    private Run run(FloatRecording recording) {
        return new Run(
                whole(recording.values(StateVariable.SPIKES)),
                whole(recording.values(StateVariable.SPIKES_OUT)),
                decoding.decide(recording));
    }

    private static int[] whole(double[] counts) {
        return Arrays.stream(counts).mapToInt(count -> (int) count).toArray();
    }

    /** Samples that the float network gets right; all, if there are no labels. */
    int correct() {
        return (int) IntStream.range(0, runs.length)
                .filter(i -> runs[i].decoded() == wanted[i])
                .count();
    }

    /** What integers do on the same samples. */
    Outcome outcome(XyloNetwork network, Core core) {
        Simulator simulator = Simulator.of(network, core);
        List<Recording> chips = samples.parallelStream()
                .map(sample -> simulator.fork().run(sample, record))
                .toList();
        return outcome(chips.stream()
                .map(chip -> new Run(
                        whole(chip.values(StateVariable.SPIKES)),
                        whole(chip.values(StateVariable.SPIKES_OUT)),
                        decoding.decide(chip)))
                .toArray(Run[]::new));
    }

    /** What another float network does on the same samples; these are its runs. */
    Outcome outcome(FloatRuns other) {
        return outcome(other.runs);
    }

    private Outcome outcome(Run[] others) {
        BitSet right = new BitSet();
        SpikeAgreement hidden = SpikeAgreement.NONE;
        SpikeAgreement readout = SpikeAgreement.NONE;
        for (int i = 0; i < runs.length; i++) {
            right.set(i, others[i].decoded() == wanted[i]);
            hidden = hidden.plus(SpikeAgreement.of(runs[i].hidden(), others[i].hidden()));
            readout = readout.plus(SpikeAgreement.of(runs[i].readout(), others[i].readout()));
        }
        return new Outcome(right, hidden, readout);
    }

    private static int[] whole(short[] counts) {
        int[] whole = new int[counts.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = counts[i];
        }
        return whole;
    }
}
