package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.calibration.WidthSearch;
import dev.xylo.study.engine.Decoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
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
                "Compare the methods, and what each ingredient of 'optimal' and 'calibrated' is worth, over several networks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class IngredientsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "SPEC",
            description = "Float specifications, such as several training seeds.")
    List<Path> specifications;

    @Option(
            names = "--calibrate",
            required = true,
            paramLabel = "FILE",
            description = "Unlabelled samples, such as the training set; never the test set.")
    Path calibrate;

    @Option(names = "--data", required = true, paramLabel = "FILE", description = "Labelled samples to measure on.")
    Path data;

    @Option(
            names = "--bits",
            split = ",",
            paramLabel = "BITS",
            defaultValue = "8,6,5,4,3,2",
            description = "Bits per weight, 2..8 each. Default: ${DEFAULT-VALUE}.")
    List<Integer> bits;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            defaultValue = "exponential",
            description = "Decay of the float networks. Default: ${DEFAULT-VALUE}.")
    Decay decay;

    @Mixin
    NetworkOptions networkOptions;

    @Option(names = "--methods-only", description = "Leave the ingredients out.")
    boolean methodsOnly;

    /** A method, perhaps without an ingredient. */
    private record Variant(String method, OptimalOptions options) {}

    @Override
    public Integer call() throws IOException {
        List<SpikeRaster> unlabelled = DataSets.read(calibrate).samples();
        DataSet labelled = DataSets.read(data);
        if (labelled.labels().length == 0) {
            throw new ParameterException(spec.commandLine(), data + " has no labels to measure accuracy with");
        }
        Map<String, Variant> variants = variants();
        // loss in points by [variant][width][network]
        double[][][] loss = new double[variants.size()][bits.size()][specifications.size()];
        double sum = 0;
        long done = 0;
        long total = (long) loss.length * bits.size() * specifications.size();
        try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), ProgressBar.wanted(), "quantizations")) {
            for (int n = 0; n < specifications.size(); n++) {
                FloatNetwork network = networkOptions
                        .read(specifications.get(n), spec.commandLine().getErr())
                        .toFloatNetwork();
                double reference = reference(network, labelled);
                sum += reference;
                int v = 0;
                for (Variant variant : variants.values()) {
                    Methods methods =
                            new Methods(network, TwinOptions.DEFAULT.with(decay), unlabelled, variant.options());
                    for (int b = 0; b < bits.size(); b++) {
                        loss[v][b][n] = reference - chip(methods, variant.method(), network, bits.get(b), labelled);
                        bar.done(variant.method(), ++done, total);
                    }
                    v++;
                }
            }
        }
        print(variants, loss, sum / specifications.size(), labelled.samples().size());
        return 0;
    }

    private Map<String, Variant> variants() {
        Map<String, Variant> variants = new LinkedHashMap<>();
        for (String method : Methods.names()) {
            variants.put(method, new Variant(method, OptimalOptions.DEFAULT));
        }
        for (String method : methodsOnly ? List.<String>of() : Methods.names()) {
            if (Methods.followsVersions(method)) {
                continue;
            }
            for (Ingredient ingredient : Ingredient.values()) {
                if (ingredient != Ingredient.READOUT || method.equals(Methods.CALIBRATED)) {
                    variants.put(
                            method + " without " + ingredient.key(),
                            new Variant(method, OptimalOptions.DEFAULT.without(ingredient)));
                }
            }
        }
        return variants;
    }

    private double reference(FloatNetwork network, DataSet labelled) {
        FloatTwin twin = FloatTwin.of(network, TwinOptions.DEFAULT.with(decay));
        int[][] counts = labelled.samples().parallelStream()
                .map(sample -> Arrays.stream(twin.fork().run(sample).outputCounts())
                        .mapToInt(count -> (int) count)
                        .toArray())
                .toArray(int[][]::new);
        return points(counts, labelled.labels());
    }

    private static double chip(Methods methods, String method, FloatNetwork network, int bits, DataSet labelled) {
        QuantizationOptions options = new QuantizationOptions(Compat.CORRECTED, bits, 16, false);
        return points(
                WidthSearch.counts(
                        methods.of(method, Core.CORE_2)
                                .quantize(network, options)
                                .network(),
                        Core.CORE_2,
                        labelled.samples()),
                labelled.labels());
    }

    private static double points(int[][] counts, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += Decoder.decode(counts[i]) == labels[i] ? 1 : 0;
        }
        return 100.0 * right / labels.length;
    }

    private void print(Map<String, Variant> variants, double[][][] loss, double reference, int samples) {
        PrintWriter out = spec.commandLine().getOut();
        List<String> names = new ArrayList<>(variants.keySet());
        out.printf("%-28s", "loss in points at bits");
        bits.forEach(width -> out.printf("  %13d", width));
        out.println();
        for (int v = 0; v < loss.length; v++) {
            out.printf("%-28s", names.get(v));
            for (double[] networks : loss[v]) {
                double mean = Arrays.stream(networks).average().orElse(0);
                double worst = Arrays.stream(networks).max().orElse(0);
                out.printf(Locale.ROOT, "  %5.2f (%5.2f)", mean, worst);
            }
            out.println();
        }
        out.printf(
                Locale.ROOT,
                "mean loss (worst network) over %d networks, float %.1f %% on average, %,d samples each; global and channel as"
                        + " 'corrected'%n",
                specifications.size(),
                reference,
                samples);
    }
}
