package dev.xylo.study.comparison;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.Following;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.engine.Progress;
import java.util.List;

/**
 * What to compare, and on what.
 *
 * @param networks float networks of the same shape of input, such as several training seeds
 * @param variants methods
 * @param bits bits per weight
 * @param reference the float twin that is followed and compared with
 * @param calibration unlabelled samples for {@code calibrated}, never those that are measured on
 * @param samples what is measured on, each from reset
 * @param labels class of every sample, or of length 0
 * @param decoding how runs become answers
 */
public record Comparison(
        List<FloatNetwork> networks,
        List<Variant> variants,
        List<Integer> bits,
        TwinOptions reference,
        List<SpikeRaster> calibration,
        List<SpikeRaster> samples,
        int[] labels,
        Decoding decoding) {
    private static final int THRESHOLD_BITS = 16;

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a list is empty, or there is not one label for every sample
     */
    public Comparison {
        networks = List.copyOf(networks);
        variants = List.copyOf(variants);
        bits = List.copyOf(bits);
        calibration = List.copyOf(calibration);
        samples = List.copyOf(samples);
        labels = labels.clone();
        if (networks.isEmpty() || variants.isEmpty() || bits.isEmpty() || samples.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs networks, methods, widths and samples");
        }
        if (labels.length > 0 && labels.length != samples.size()) {
            throw new IllegalArgumentException(
                    "there are " + labels.length + " labels for " + samples.size() + " samples");
        }
    }

    @Override
    public int[] labels() {
        return labels.clone();
    }

    /**
     * Quantizes and runs everything, on all cores; the outcome does not depend on them.
     *
     * @param progress told about every quantization
     * @return the outcomes
     */
    public Compared run(Progress progress) {
        Outcome[][][] outcomes = new Outcome[variants.size()][bits.size()][networks.size()];
        int[] correct = new int[networks.size()];
        long total = (long) variants.size() * bits.size() * networks.size();
        long done = 0;
        for (int n = 0; n < networks.size(); n++) {
            FloatNetwork network = networks.get(n);
            FloatRuns runs = new FloatRuns(network, reference, samples, labels, decoding);
            correct[n] = runs.correct();
            for (int v = 0; v < outcomes.length; v++) {
                Variant variant = variants.get(v);
                Quantizer quantizer = new Methods(
                                network,
                                Following.of(reference).with(decoding),
                                calibration,
                                variant.options(),
                                Effort.unlimited())
                        .of(variant.method(), Core.CORE_2);
                for (int b = 0; b < outcomes[v].length; b++) {
                    QuantizationOptions options =
                            new QuantizationOptions(variant.compat(), bits.get(b), THRESHOLD_BITS, false);
                    outcomes[v][b][n] =
                            runs.outcome(quantizer.quantize(network, options).network(), Core.CORE_2);
                    progress.done(variant.name(), ++done, total);
                }
            }
        }
        return new Compared(variants, bits, samples.size(), labels.length > 0, correct, outcomes);
    }
}
