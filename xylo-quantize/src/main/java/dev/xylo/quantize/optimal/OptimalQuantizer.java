package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizer;
import java.util.Arrays;
import java.util.List;

/**
 * The {@code optimal} method: scales, weight shifts and integers of least membrane error (see the package's page), without any data;
 * {@link CalibratedQuantizer} takes unlabelled samples and is better.
 *
 * <p>{@code compat} and {@code fuzzy_scaling} are options of the published methods and have no meaning here; {@code bits_per_threshold}
 * limits thresholds.
 */
public final class OptimalQuantizer implements Quantizer {
    private final OptimalOptions optimal;

    /** With the default options. */
    public OptimalQuantizer() {
        this(OptimalOptions.DEFAULT);
    }

    /**
     * With options.
     *
     * @param optimal what to switch off, the float network's decay, widths by group
     */
    public OptimalQuantizer(OptimalOptions optimal) {
        this.optimal = optimal;
    }

    @Override
    public String method() {
        return "optimal";
    }

    @Override
    public QuantizationResult quantize(FloatNetwork network, QuantizationOptions options) {
        Run run = new Run(network, options, optimal, Effort.unlimited());
        for (Layer layer : Layer.values()) {
            List<Channel> channels = run.channels(layer);
            double[] peaks = new double[channels.size()];
            Arrays.fill(
                    peaks,
                    layer == Layer.READOUT
                            ? Math.max(
                                    optimal.assumedPeak(),
                                    ReadoutUse.ROOM * optimal.readout().factor())
                            : optimal.assumedPeak());
            run.search(layer, channels, run.assumed(layer, channels), peaks);
        }
        return run.build(method());
    }
}
