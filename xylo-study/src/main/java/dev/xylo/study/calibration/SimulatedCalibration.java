package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.optimal.Calibration;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.HiddenLayers;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Runs float twin and chip on unlabelled samples. */
public final class SimulatedCalibration implements Calibration {
    private static final Set<StateVariable> WATCHED = EnumSet.of(
            StateVariable.SPIKES,
            StateVariable.V_MEM,
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.V_MEM_OUT,
            StateVariable.I_SYN_OUT);

    private final NetworkShape shape;
    private final FloatTwin twin;
    private final int[] depths;
    private final int[] readoutDepths;
    private final Core core;
    private final List<SpikeRaster> samples;

    /**
     * For a network.
     *
     * @param network the float network
     * @param reference decay, caps and timing of the float twin that the chip shall follow
     * @param core revision of the chip
     * @param samples unlabelled; never those that accuracy is measured on
     * @throws IllegalArgumentException if there are no samples, or they are not as wide as the network
     */
    public SimulatedCalibration(FloatNetwork network, TwinOptions reference, Core core, List<SpikeRaster> samples) {
        this.shape = network.shape();
        this.twin = FloatTwin.of(network, reference);
        this.depths = new int[shape.hidden()];
        this.readoutDepths = new int[shape.outputs()];
        switch (reference.timing()) {
            case CHIP -> {}
            case ROCKPOOL -> Arrays.fill(readoutDepths, 1);
            case TORCH -> {
                HiddenLayers layers = HiddenLayers.guess(network);
                Arrays.setAll(depths, layers::layer);
                Arrays.fill(readoutDepths, layers.count());
            }
        }
        this.core = core;
        this.samples = List.copyOf(samples);
        if (this.samples.isEmpty()) {
            throw new IllegalArgumentException("there are no samples to calibrate on");
        }
        int channels = this.samples.get(0).channels();
        if (channels != shape.inputs()) {
            throw new IllegalArgumentException("the calibration samples have " + channels
                    + " channels, but the network has " + shape.inputs() + " inputs");
        }
    }

    @Override
    public int samples() {
        return samples.size();
    }

    @Override
    public SpikeRaster input(int sample) {
        return samples.get(sample);
    }

    @Override
    public FloatTrace floatRun(int sample) {
        FloatRecording recording = twin.fork().run(samples.get(sample), WATCHED);
        double[] peak = new double[shape.hidden()];
        widen(peak, recording.values(StateVariable.I_SYN));
        widen(peak, recording.values(StateVariable.I_SYN_2));
        double[] peakOut = new double[shape.outputs()];
        widen(peakOut, recording.values(StateVariable.I_SYN_OUT));
        return new FloatTrace(
                late(recording.values(StateVariable.SPIKES), depths),
                late(recording.values(StateVariable.V_MEM), depths),
                peak,
                late(recording.values(StateVariable.SPIKES_OUT), readoutDepths),
                late(recording.values(StateVariable.V_MEM_OUT), readoutDepths),
                peakOut);
    }

    @Override
    public int[] depths() {
        return depths.clone();
    }

    /** Every neuron as many steps later as its layer is on the chip; what would come after the end is left out. */
    private static double[] late(double[] values, int[] steps) {
        int width = steps.length;
        double[] late = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int to = i + steps[i % width] * width;
            if (to < late.length) {
                late[to] = values[i];
            }
        }
        return late;
    }

    private static void widen(double[] peak, double[] values) {
        for (int i = 0; i < values.length; i++) {
            peak[i % peak.length] = Math.max(peak[i % peak.length], values[i]);
        }
    }

    @Override
    public short[] chipSpikes(XyloNetwork network, int sample) {
        Recording recording = Simulator.of(network, core).run(samples.get(sample), Set.of(StateVariable.SPIKES));
        return recording.values(StateVariable.SPIKES);
    }
}
