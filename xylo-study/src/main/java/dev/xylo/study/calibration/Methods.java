package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.optimal.CalibratedQuantizer;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.OptimalQuantizer;
import dev.xylo.sim.twin.TwinOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All methods for one network: those of the registry, told what the float network is like, and {@link #CALIBRATED}. */
public final class Methods {
    /** The method that needs unlabelled samples. */
    public static final String CALIBRATED = "calibrated";

    private static final long SEED = 1;

    private final FloatNetwork network;
    private final TwinOptions reference;
    private final List<SpikeRaster> samples;
    private final OptimalOptions optimal;
    private final Effort effort;
    private final Map<Core, Quantizer> calibrated = new EnumMap<>(Core.class);

    /**
     * For one network.
     *
     * @param network the float network
     * @param reference the float twin that a quantization shall follow
     * @param samples unlabelled, never those that accuracy is measured on; empty if there are none
     */
    public Methods(FloatNetwork network, TwinOptions reference, List<SpikeRaster> samples) {
        this(network, reference, samples, OptimalOptions.DEFAULT);
    }

    /**
     * For one network, with options of {@code optimal} and {@code calibrated}.
     *
     * @param network the float network
     * @param reference the float twin that a quantization shall follow
     * @param samples unlabelled, never those that accuracy is measured on; empty if there are none
     * @param optimal what to switch off, widths by group; its decay is the reference's
     */
    public Methods(FloatNetwork network, TwinOptions reference, List<SpikeRaster> samples, OptimalOptions optimal) {
        this(network, reference, samples, optimal, Effort.unlimited());
    }

    /**
     * For one network, with a limited time.
     *
     * @param network the float network
     * @param reference the float twin that a quantization shall follow
     * @param samples unlabelled, never those that accuracy is measured on; empty if there are none
     * @param optimal what to switch off, widths by group; its decay is the reference's
     * @param effort how long {@code calibrated} may take
     */
    public Methods(
            FloatNetwork network,
            TwinOptions reference,
            List<SpikeRaster> samples,
            OptimalOptions optimal,
            Effort effort) {
        this.effort = effort;
        this.network = network;
        this.reference = reference;
        this.samples = List.copyOf(samples);
        this.optimal = optimal.withDecay(reference.decay()::factor);
    }

    /**
     * Names of all methods.
     *
     * @return the registry's, then {@link #CALIBRATED}
     */
    public static List<String> names() {
        return Stream.concat(Quantizers.all().stream().map(Quantizer::method), Stream.of(CALIBRATED))
                .toList();
    }

    /**
     * Whether a method follows a published version, by {@code compat} and {@code fuzzy_scaling}.
     *
     * @param method its name
     * @return false for {@code optimal} and {@code calibrated}
     */
    public static boolean followsVersions(String method) {
        return !method.equals(CALIBRATED) && !method.equals(new OptimalQuantizer().method());
    }

    /**
     * Finds a method.
     *
     * @param method its name
     * @param core revision that the integers are for
     * @return the quantizer, for this network
     * @throws IllegalArgumentException if there is none, or it needs samples and there are none
     */
    public Quantizer of(String method, Core core) {
        if (method.equals(CALIBRATED)) {
            if (samples.isEmpty()) {
                throw new IllegalArgumentException(
                        "the method 'calibrated' needs unlabelled samples, such as the training set");
            }
            return calibrated.computeIfAbsent(
                    core,
                    c -> new CalibratedQuantizer(
                            optimal, new SimulatedCalibration(network, reference, c, samples), SEED, effort));
        }
        return followsVersions(method) ? Quantizers.byMethod(method) : new OptimalQuantizer(optimal);
    }
}
