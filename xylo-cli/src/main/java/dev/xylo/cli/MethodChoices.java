package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.Following;
import dev.xylo.study.calibration.Methods;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options of quantization methods, the same in every command that quantizes. An option that the method does not take is refused. */
final class MethodChoices {
    /** How the answer is read: no matter of the quantization alone. */
    static final String DECODE = "--decode";

    private static final int BITS = 8;
    private static final int THRESHOLD_BITS = 16;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--bits",
            paramLabel = "BITS",
            description = "Bits per weight, 2..16; the chip has 8. Default: " + BITS + ".")
    Integer bits;

    @Option(
            names = "--bits-threshold",
            paramLabel = "BITS",
            description = "Bits per threshold, 2..16. Default: " + THRESHOLD_BITS + ".")
    Integer bitsThreshold;

    @Option(
            names = "--compat",
            paramLabel = "VERSION",
            converter = Choices.CompatChoice.class,
            description =
                    "Whose arithmetic the published methods follow, exactly: rockpool-2.7, rockpool-3.1.0, or corrected (without the"
                            + " published versions' losses). Default: rockpool-3.1.0.")
    Compat compat;

    @Option(
            names = "--fuzzy",
            description = "Scale by |mean| + 2 standard deviations of the non-zero weights, not by the largest weight.")
    boolean fuzzy;

    @Option(
            names = "--calibrate",
            paramLabel = "FILE",
            description =
                    "Unlabelled samples for methods that look at some, such as the training set; never the test set.")
    Path calibrate;

    @Mixin
    TwinChoices twin;

    @Mixin
    DataArguments data;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "INGREDIENT",
            converter = IngredientChoice.class,
            description =
                    "Switch ingredients of 'optimal' and 'calibrated' off: dashes, scale, feedback, shifts, range, readout.")
    List<Ingredient> without = List.of();

    @Option(
            names = "--widths",
            paramLabel = "IN,REC,OUT",
            converter = WidthsChoice.class,
            description = "Bits of input, recurrent and output weights for 'optimal' and 'calibrated', 2..8 each."
                    + " Default: --bits for all.")
    Widths widths;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description =
                    "Time for 'calibrated': neurons that are not reached by then are quantized without calibration, which a"
                            + " warning says. Default: as long as it takes; only then the result is the same everywhere.")
    Double budget;

    @Mixin
    DecodeOptions decodeOptions;

    private List<SpikeRaster> samples = List.of();

    @Option(names = "--bits-weight", hidden = true)
    void bitsWeight(int value) {
        bits = value;
    }

    /** Whether the user gave an option, and which methods take it. */
    private record Given(String name, boolean given, Predicate<Method> takes) {}

    private List<Given> all() {
        List<Given> all = new ArrayList<>(List.of(
                new Given("--bits", bits != null, method -> true),
                new Given("--bits-threshold", bitsThreshold != null, method -> true),
                new Given("--compat", compat != null, Method::followsVersions),
                new Given("--fuzzy", fuzzy, method -> method.takesFuzzyScaling(version())),
                new Given("--calibrate", calibrate != null, Method::takesSamples),
                new Given("--without", !without.isEmpty(), method -> method.takes(Method.Option.INGREDIENTS)),
                new Given("--widths", widths != null, method -> method.takes(Method.Option.WIDTHS)),
                new Given(DECODE, decodeOptions.given(), method -> method.takes(Method.Option.FLOAT_NETWORK)),
                new Given("--budget", budget != null, method -> method.takes(Method.Option.BUDGET))));
        twin.given()
                .ifPresent(name -> all.add(new Given(name, true, method -> method.takes(Method.Option.FLOAT_NETWORK))));
        return all;
    }

    /** The first option that was given, if any. */
    Optional<String> given() {
        return all().stream().filter(Given::given).map(Given::name).findFirst();
    }

    /**
     * Refuses options that the method does not take.
     *
     * @param name of the method
     * @param otherUses options that the command has another use for
     */
    void check(String name, String... otherUses) {
        Method method = Quantizers.method(name);
        for (Given option : all()) {
            if (option.given()
                    && !option.takes().test(method)
                    && !List.of(otherUses).contains(option.name())) {
                String others = Quantizers.methods().stream()
                        .filter(option.takes())
                        .map(Method::name)
                        .collect(Collectors.joining(", "));
                throw new ParameterException(
                        spec.commandLine(),
                        "the method '" + name + "'"
                                + (method.followsVersions()
                                        ? " as of " + version().key()
                                        : "")
                                + " does not take " + option.name()
                                + (others.isEmpty() ? "" : "; methods that do: " + others));
            }
        }
        if (method.samples() == Method.Samples.NEEDED && calibrate == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "the method '" + name + "' needs unlabelled samples, such as the training set: --calibrate FILE");
        }
    }

    private Compat version() {
        return compat == null ? QuantizationOptions.DEFAULT.compat() : compat;
    }

    /** Version and widths. */
    QuantizationOptions options() {
        return new QuantizationOptions(
                version(), bits == null ? BITS : bits, bitsThreshold == null ? THRESHOLD_BITS : bitsThreshold, fuzzy);
    }

    /** Of the methods of our own. */
    OptimalOptions optimal() {
        OptimalOptions options = OptimalOptions.DEFAULT.withDecay(twin.options().decay()::factor);
        for (Ingredient ingredient : without) {
            options = options.without(ingredient);
        }
        return widths == null ? options : options.withWidths(widths);
    }

    private Following following() {
        return new Following(
                Optional.ofNullable(twin.decay),
                Optional.ofNullable(twin.caps),
                Optional.ofNullable(twin.timing),
                decodeOptions.decoding());
    }

    /** The float network that is followed. */
    TwinOptions reference() {
        return twin.options();
    }

    void read() throws IOException {
        samples = calibrate == null ? List.of() : data.readUnlabelled(calibrate).samples();
    }

    /** The calibration samples that were read; empty if there are none. */
    List<SpikeRaster> samples() {
        return samples;
    }

    /** The method; it follows this network. Its time begins now. */
    Quantizer quantizer(String method, FloatNetwork network, Core core, Effort.Listener listener) {
        Effort effort = budget == null ? Effort.unlimited(listener) : Effort.of(budget, listener);
        return new Methods(network, following(), samples, optimal(), effort).of(method, core);
    }

    static final class IngredientChoice extends Choice<Ingredient> {
        IngredientChoice() {
            super("ingredient", List.of(Ingredient.values()), Ingredient::key);
        }
    }

    static final class WidthsChoice implements ITypeConverter<Widths> {
        @Override
        public Widths convert(String text) {
            try {
                List<Integer> bits = Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .map(Integer::valueOf)
                        .collect(Collectors.toList());
                if (bits.size() == 3) {
                    return new Widths(bits.get(0), bits.get(1), bits.get(2));
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
            throw new TypeConversionException("'" + text
                    + "' is not three widths: bits of input, recurrent and output weights, 2..8 each, such as 8,4,6");
        }
    }
}
