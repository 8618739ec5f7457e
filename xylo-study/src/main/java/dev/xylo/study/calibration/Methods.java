package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.optimal.CalibratedQuantizer;
import dev.xylo.quantize.optimal.Calibration;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.LatticeQuantizer;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.OptimalQuantizer;
import dev.xylo.quantize.optimal.Setup;
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
    private final Following following;
    private final List<SpikeRaster> samples;
    private final OptimalOptions optimal;
    private final Effort effort;
    private final Map<Key, Quantizer> made = new HashMap<>();

    /**
     * For one network.
     *
     * @param network the float network
     * @param following what is known of how it was trained, and how it is read
     * @param samples unlabelled, never those that accuracy is measured on; empty if there are none
     */
    public Methods(FloatNetwork network, Following following, List<SpikeRaster> samples) {
        this(network, following, samples, OptimalOptions.DEFAULT, Effort.unlimited());
    }

    /**
     * For one network, with options of {@code optimal} and {@code calibrated}.
     *
     * @param network the float network
     * @param following what is known of how it was trained, and how it is read
     * @param samples unlabelled, never those that accuracy is measured on; empty if there are none
     * @param optimal what to switch off, widths by group; its decay is the followed network's
     * @param effort how long {@code calibrated} may take
     */
    public Methods(
            FloatNetwork network,
            Following following,
            List<SpikeRaster> samples,
            OptimalOptions optimal,
            Effort effort) {
        this.effort = effort;
        this.network = network;
        this.following = following;
        this.samples = List.copyOf(samples);
        this.optimal = optimal;
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

    private Quantizer make(String name, Core core) {
        Method method = Quantizers.method(name);
        if (method.samples() == Method.Samples.NEEDED && samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "the method '" + name + "' needs unlabelled samples, such as the training set");
        }
        if (!method.compensates()) {
            return Quantizers.byMethod(name);
        }
        List<SpikeRaster> drive = samples.isEmpty() ? Drive.synthetic(network) : Drive.some(samples);
        Master master = following.master(network, drive, !samples.isEmpty());
        OptimalOptions options = optimal.withDecay(master.twin().decay()::factor);
        Optional<Calibration> calibration = samples.isEmpty()
                ? Optional.empty()
                : Optional.of(new SimulatedCalibration(network, master.twin(), core, samples));
        Quantizer quantizer = Quantizers.byMethod(name, new Setup(options, calibration, SEED, effort));
        if (!options.ingredients().contains(Ingredient.COMPARE)) {
            return quantizer;
        }
        return new BestQuantizer(
                name,
                own(quantizer, options),
                (read, widths, use) -> new LatticeQuantizer(options.withReadout(use)).quantize(read, widths),
                new Judge(following.decoding(), core, drive, master.scores()),
                master,
                following.decoding().decoder().readsStates(),
                samples.isEmpty() ? "synthetic samples" : "calibration samples");
    }

    private static BestQuantizer.Own own(Quantizer quantizer, OptimalOptions options) {
        return quantizer instanceof CalibratedQuantizer calibrated
                ? calibrated::quantize
                : (network, widths, uses) -> uses.stream()
                        .map(use -> new OptimalQuantizer(options.withReadout(use)).quantize(network, widths))
                        .toList();
    }

    /** What a quantizer is made for. */
    private record Key(String method, Core core) {}
}
