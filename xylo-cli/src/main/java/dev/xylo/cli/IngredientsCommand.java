package dev.xylo.cli;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.SyntheticRasters;
import dev.xylo.study.comparison.Compared;
import dev.xylo.study.comparison.Comparison;
import dev.xylo.study.comparison.ComparisonText;
import dev.xylo.study.comparison.Variant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo ingredients}. */
@Command(
        name = "ingredients",
        description =
                "Compare the methods over several networks, with tests, and what each ingredient of 'optimal' and 'calibrated' is"
                        + " worth.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IngredientsCommand implements Callable<Integer> {
    private static final long CALIBRATION_SEED = 1;
    private static final long TEST_SEED = 2;

    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPEC",
            description = "Float specifications, such as several training seeds.")
    List<Path> specifications;

    @ArgGroup(multiplicity = "1", exclusive = true)
    Samples samples;

    /** Where the samples come from. */
    static final class Samples {
        @ArgGroup(exclusive = false, multiplicity = "1")
        Files files;

        @Option(
                names = "--synthetic",
                required = true,
                split = ",",
                paramLabel = "NUMBER",
                description =
                        "SAMPLES,STEPS,RATE: random samples of so many steps, in each of which a channel spikes with a"
                                + " probability of 0..2 RATE that changes; as many others to calibrate on. No labels: agreement with the"
                                + " float network is measured.")
        List<Double> synthetic;
    }

    /** Samples in files. */
    static final class Files {
        @Option(
                names = "--calibrate",
                required = true,
                paramLabel = "FILE",
                description = "Unlabelled samples, such as the training set; never the test set.")
        Path calibrate;

        @Option(
                names = "--data",
                required = true,
                paramLabel = "FILE",
                description = "Samples to measure on; without labels, the agreement with the float network.")
        Path data;
    }

    @Option(
            names = "--bits",
            split = ",",
            paramLabel = "BITS",
            defaultValue = "8,7,6,5,4,3,2",
            description = "Bits per weight, 2..8 each. Default: ${DEFAULT-VALUE}.")
    List<Integer> bits;

    @Option(
            names = "--compat",
            split = ",",
            paramLabel = "VERSION",
            converter = Choices.CompatChoice.class,
            defaultValue = "rockpool-3.1.0,corrected",
            description = "Versions of the published methods to compare with. Default: ${DEFAULT-VALUE}.")
    List<Compat> compat;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            defaultValue = "exponential",
            description = "Decay of the float networks. Default: ${DEFAULT-VALUE}.")
    Decay decay;

    @Option(names = "--methods-only", description = "Leave the ingredients out.")
    boolean methodsOnly;

    @Option(names = "--ingredients-only", description = "Leave the published methods and the tests out.")
    boolean ingredientsOnly;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    DecodeOptions decodeOptions;

    @Mixin
    DataArguments dataArguments;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<FloatNetwork> networks = new ArrayList<>();
        for (Path file : specifications) {
            networks.add(networkOptions.read(file, err).toFloatNetwork());
        }
        Comparison comparison = samples.files == null ? synthetic(networks) : ofFiles(networks);
        Compared compared;
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "quantizations")) {
            compared = comparison.run(bar);
        }
        ComparisonText.lines(compared).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private Comparison ofFiles(List<FloatNetwork> networks) throws IOException {
        dataArguments.know(
                networkOptions.dt, OptionalDouble.empty(), networks.get(0).shape());
        DataSet data = dataArguments.read(samples.files.data);
        return new Comparison(
                networks,
                variants(),
                bits,
                TwinOptions.DEFAULT.with(decay),
                dataArguments.readUnlabelled(samples.files.calibrate).samples(),
                data.samples(),
                data.labels(),
                decodeOptions.decoding());
    }

    private Comparison synthetic(List<FloatNetwork> networks) {
        List<Double> numbers = samples.synthetic;
        if (numbers.size() != 3) {
            throw new ParameterException(
                    spec.commandLine(), "--synthetic needs SAMPLES,STEPS,RATE, such as 100,256,0.1");
        }
        int count = numbers.get(0).intValue();
        int steps = numbers.get(1).intValue();
        int channels = networks.get(0).shape().inputs();
        return new Comparison(
                networks,
                variants(),
                bits,
                TwinOptions.DEFAULT.with(decay),
                SyntheticRasters.of(count, steps, channels, numbers.get(2), CALIBRATION_SEED),
                SyntheticRasters.of(count, steps, channels, numbers.get(2), TEST_SEED),
                new int[0],
                decodeOptions.decoding());
    }

    private List<Variant> variants() {
        List<Variant> variants = new ArrayList<>(Variant.methods(compat));
        if (ingredientsOnly) {
            variants.removeIf(Variant::published);
        }
        if (!methodsOnly) {
            variants.addAll(Variant.withoutIngredients());
        }
        return variants;
    }
}
