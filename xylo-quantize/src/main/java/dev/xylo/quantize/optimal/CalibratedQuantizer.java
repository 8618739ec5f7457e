package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The {@code calibrated} method: {@code optimal} on what was observed on unlabelled samples of one float network. Peaks decide how many
 * bits states may use, correlations between presynaptic spikes decide which rounding makes up for which.
 *
 * <p>The readout is fitted last, to the hidden spikes that the chip gives. Observations are made once and serve every width. May be called
 * from several threads; they take turns.
 */
public final class CalibratedQuantizer implements Quantizer {
    /** Observed states may be exceeded by unseen samples, and on the chip by sums of which the float network sees only the end. */
    private static final double HEADROOM = 1.5;

    private final OptimalOptions optimal;
    private final Calibration calibration;
    private final long seed;
    private final Effort effort;
    private Observations seen;
    private FloatNetwork observed;
    private DriveError[] hidden;

    /**
     * For one network's calibration.
     *
     * @param optimal what to switch off, the float network's decay, widths by group
     * @param calibration the samples, and what runs them; never the test set
     * @param seed which samples are taken where there are more than needed
     */
    public CalibratedQuantizer(OptimalOptions optimal, Calibration calibration, long seed) {
        this(optimal, calibration, seed, Effort.unlimited());
    }

    /**
     * For one network's calibration, with a limited time.
     *
     * @param optimal what to switch off, the float network's decay, widths by group
     * @param calibration the samples, and what runs them; never the test set
     * @param seed which samples are taken where there are more than needed
     * @param effort how long it may take, from when that was made
     */
    public CalibratedQuantizer(OptimalOptions optimal, Calibration calibration, long seed, Effort effort) {
        this.optimal = optimal;
        this.calibration = calibration;
        this.seed = seed;
        this.effort = effort;
    }

    @Override
    public String method() {
        return "calibrated";
    }

    /**
     * Quantizes.
     *
     * @param network the network that is calibrated, or the same with some weights removed
     * @param options widths
     * @return integers, scales and losses
     */
    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        return quantize(network, options, optimal);
    }

    /**
     * Quantizes with widths by group.
     *
     * @param network the network that is calibrated, or the same with some weights removed
     * @param options widths
     * @param widths bits by group
     * @return integers, scales and losses
     */
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options, Widths widths) {
        return quantize(network, options, optimal.withWidths(widths));
    }

    /**
     * Quantizes for several uses of the readout; the hidden layer is searched once.
     *
     * @param network the network that is calibrated, or the same with some weights removed
     * @param options widths
     * @param uses of the readout, at least one
     * @return a result for each use
     */
    public List<QuantizationResult> quantize(FloatNetwork network, QuantizationOptions options, List<ReadoutUse> uses) {
        return quantize(network, options, optimal, uses);
    }

    private QuantizationResult quantize(FloatNetwork network, QuantizationOptions options, OptimalOptions chosen) {
        return quantize(network, options, chosen, List.of(chosen.readout())).get(0);
    }

    private synchronized List<QuantizationResult> quantize(
            FloatNetwork network, QuantizationOptions options, OptimalOptions chosen, List<ReadoutUse> uses) {
        Run run = new Run(network, options, chosen, effort);
        effort.begin(network.shape().hidden() + network.shape().outputs());
        List<Channel> channels = run.channels(Layer.HIDDEN);
        List<Channel> readouts = run.channels(Layer.READOUT);
        if (seen == null) {
            int[] samples = Observations.choose(calibration, seed);
            MemoryNeed.check(
                    network.shape(),
                    Observations.rows(calibration, samples),
                    List.of(channels, readouts),
                    Runtime.getRuntime().maxMemory());
            seen = Observations.of(network.shape(), calibration, seed);
        }
        if (observed != network) {
            hidden = run.observed(Layer.HIDDEN, channels, seen);
            observed = network;
        }
        run.search(Layer.HIDDEN, channels, hidden, peaks(Layer.HIDDEN, channels));
        searchByDepth(run, channels);
        Observations readout = chosen.has(Ingredient.READOUT) && !effort.over()
                ? seen.withChipSpikes(calibration, run.assembly().network())
                : seen;
        List<QuantizationResult> results = new ArrayList<>();
        for (ReadoutUse use : uses) {
            Run own = run.with(use);
            DriveError[] errors = own.observed(Layer.READOUT, readouts, readout);
            double[] peaks = peaks(Layer.READOUT, readouts);
            Arrays.setAll(peaks, i -> Math.max(peaks[i], ReadoutUse.ROOM * use.factor()));
            own.search(Layer.READOUT, readouts, errors, peaks);
            results.add(own.build(method()));
        }
        return results;
    }

    /** Deeper layers once more, each on what the layers before it really send on the chip. */
    private void searchByDepth(Run run, List<Channel> channels) {
        int[] depth = calibration.depths();
        DriveError[] errors = hidden.clone();
        int deepest = Arrays.stream(depth).max().orElse(0);
        for (int d = 1; d <= deepest && !effort.over(); d++) {
            int now = d;
            Observations real =
                    seen.withChipSpikes(calibration, run.assembly().network(), neuron -> depth[neuron] < now);
            List<Channel> own =
                    channels.stream().filter(c -> depth[c.neuron()] == now).toList();
            DriveError[] found = run.observed(Layer.HIDDEN, own, real);
            own.forEach(channel -> errors[channel.neuron()] = found[channel.neuron()]);
            run.search(Layer.HIDDEN, channels, errors, peaks(Layer.HIDDEN, channels));
        }
    }

    private double[] peaks(Layer layer, List<Channel> channels) {
        double[] peaks = seen.peaks(layer);
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Math.max(2, HEADROOM * peaks[i] / channels.get(i).threshold());
        }
        return peaks;
    }
}
