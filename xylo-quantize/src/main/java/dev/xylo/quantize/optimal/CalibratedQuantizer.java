package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizer;
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

    private synchronized QuantizationResult quantize(
            FloatNetwork network, QuantizationOptions options, OptimalOptions chosen) {
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
        Observations readout = chosen.has(Ingredient.READOUT) && !effort.over()
                ? seen.withChipSpikes(calibration, run.assembly().network())
                : seen;
        DriveError[] errors = run.observed(Layer.READOUT, readouts, readout);
        run.search(Layer.READOUT, readouts, errors, peaks(Layer.READOUT, readouts));
        return run.build(method());
    }

    private double[] peaks(Layer layer, List<Channel> channels) {
        double[] peaks = seen.peaks(layer);
        for (int i = 0; i < peaks.length; i++) {
            peaks[i] = Math.max(2, HEADROOM * peaks[i] / channels.get(i).threshold());
        }
        return peaks;
    }
}
