package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.optimal.Calibration;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.Setup;
import dev.xylo.sim.twin.TwinOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registry's methods for one network, told what the float network is like and what runs it. */
public final class Methods {
    /** The method that needs unlabelled samples. */
    public static final String CALIBRATED = "calibrated";

    private static final long SEED = 1;

    private final FloatNetwork network;
    private final TwinOptions reference;
    private final List<SpikeRaster> samples;
    private final OptimalOptions optimal;
    private final Effort effort;
    private final Map<Key, Quantizer> made = new HashMap<>();

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
     * @return the registry's
     */
    public static List<String> names() {
        return Quantizers.methods().stream().map(Method::name).toList();
    }

    /**
     * Whether a method follows a published version, by {@code compat} and {@code fuzzy_scaling}.
     *
     * @param method its name
     * @return false for methods of our own, and for a name that is none
     */
    public static boolean followsVersions(String method) {
        return Quantizers.methods().stream()
                .filter(each -> each.name().equals(method))
                .anyMatch(Method::followsVersions);
    }

    /**
     * Makes a quantizer.
     *
     * @param method its name
     * @param core revision that the integers are for
     * @return the quantizer, for this network
     * @throws IllegalArgumentException if there is none, or it needs samples and there are none
     */
    public Quantizer of(String method, Core core) {
        return made.computeIfAbsent(new Key(method, core), key -> make(method, core));
    }

    private Quantizer make(String method, Core core) {
        Optional<Calibration> calibration =
                samples.isEmpty() || !Quantizers.method(method).takesSamples()
                        ? Optional.empty()
                        : Optional.of(new SimulatedCalibration(network, reference, core, samples));
        return Quantizers.byMethod(method, new Setup(optimal, calibration, SEED, effort));
    }

    /** What a quantizer is made for. */
    private record Key(String method, Core core) {}
}
