package dev.xylo.quantize;

import static dev.xylo.quantize.Method.Option.BUDGET;
import static dev.xylo.quantize.Method.Option.FLOAT_NETWORK;
import static dev.xylo.quantize.Method.Option.FUZZY_SCALING;
import static dev.xylo.quantize.Method.Option.FUZZY_SCALING_IF_CORRECTED;
import static dev.xylo.quantize.Method.Option.INGREDIENTS;
import static dev.xylo.quantize.Method.Option.VERSION;
import static dev.xylo.quantize.Method.Option.WIDTHS;

import dev.xylo.quantize.Method.Samples;
import dev.xylo.quantize.optimal.CalibratedQuantizer;
import dev.xylo.quantize.optimal.OptimalQuantizer;
import dev.xylo.quantize.optimal.Setup;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The registry of quantization methods; a new one is one line here. */
public final class Quantizers {
    private static final List<Entry> ALL = List.of(
            entry(
                    new Method("global", "one scale per layer", Samples.NONE, Set.of(VERSION, FUZZY_SCALING), false),
                    setup -> new GlobalQuantizer()),
            entry(
                    new Method(
                            "channel",
                            "one scale per neuron",
                            Samples.NONE,
                            Set.of(VERSION, FUZZY_SCALING_IF_CORRECTED),
                            false),
                    setup -> new ChannelQuantizer()),
            entry(
                    new Method(
                            "optimal",
                            "least membrane error, or the published method that does better",
                            Samples.OPTIONAL,
                            Set.of(FLOAT_NETWORK, INGREDIENTS, WIDTHS),
                            true),
                    setup -> new OptimalQuantizer(setup.optimal())),
            entry(
                    new Method(
                            "calibrated",
                            "the same on unlabelled samples",
                            Samples.NEEDED,
                            Set.of(FLOAT_NETWORK, INGREDIENTS, WIDTHS, BUDGET),
                            true),
                    setup -> new CalibratedQuantizer(
                            setup.optimal(), setup.calibration().orElseThrow(), setup.seed(), setup.effort())));

    /** A method and what makes its quantizer; the maker gets samples where the method needs them. */
    private record Entry(Method method, Function<Setup, Quantizer> maker) {}

    private Quantizers() {}

    private static Entry entry(Method method, Function<Setup, Quantizer> maker) {
        return new Entry(method, maker);
    }

    /**
     * All methods.
     *
     * @return unmodifiable
     */
    public static List<Method> methods() {
        return ALL.stream().map(Entry::method).toList();
    }

    /**
     * The quantizers that need no samples.
     *
     * @return unmodifiable
     */
    public static List<Quantizer> all() {
        return ALL.stream()
                .filter(entry -> entry.method().samples() != Samples.NEEDED)
                .map(entry -> entry.maker().apply(Setup.standard()))
                .toList();
    }

    /**
     * Finds a method.
     *
     * @param name such as {@code channel}
     * @return its description
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Method method(String name) {
        return find(name).method();
    }

    /**
     * Finds a quantizer that needs no samples.
     *
     * @param method such as {@code channel}
     * @return the quantizer
     * @throws IllegalArgumentException if there is none, or it needs samples; the message lists them
     */
    public static Quantizer byMethod(String method) {
        return byMethod(method, Setup.standard());
    }

    /**
     * Makes a quantizer.
     *
     * @param method such as {@code calibrated}
     * @param setup what it may be given
     * @return the quantizer
     * @throws IllegalArgumentException if there is none, or it needs samples and there are none
     */
    public static Quantizer byMethod(String method, Setup setup) {
        Entry entry = find(method);
        if (entry.method().samples() == Samples.NEEDED && setup.calibration().isEmpty()) {
            throw new IllegalArgumentException(
                    "the method '" + method + "' needs unlabelled samples, such as the training set");
        }
        return entry.maker().apply(setup);
    }

    private static Entry find(String name) {
        return ALL.stream()
                .filter(entry -> entry.method().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method '" + name + "'; there is: "
                        + methods().stream().map(Method::name).collect(Collectors.joining(", "))));
    }
}
