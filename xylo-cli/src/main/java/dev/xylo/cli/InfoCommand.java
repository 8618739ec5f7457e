package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.core.rules.Design;
import dev.xylo.core.rules.DesignCheckText;
import dev.xylo.core.rules.DesignRules;
import dev.xylo.core.text.Histogram;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.ArrayHeader;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo info}. */
@Command(
        name = "info",
        description =
                "Say what a file holds: a network's sizes, ranges, histograms and which chips it fits; a data set's samples and labels;"
                        + " any other arrays.",
        mixinStandardHelpOptions = true)
final class InfoCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A network of any format, or data: .npz, .npy.")
    Path file;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        PrintWriter out = spec.commandLine().getOut();
        FormatException noNetwork = null;
        try {
            network(out, networkOptions.read(file, spec.commandLine().getErr()));
        } catch (FormatException e) {
            noNetwork = e;
        }
        // Every NPY could be a raster; one that is a network is none.
        boolean isData = !Files.isDirectory(file)
                && (noNetwork != null || !file.toString().endsWith(".npy"))
                && holdsData();
        if (isData) {
            data(out, DataSets.read(file));
        } else if (noNetwork != null) {
            arrays(out, noNetwork);
        }
        return 0;
    }

    private boolean holdsData() throws IOException {
        try {
            return DataSets.hasInput(file);
        } catch (FormatException e) {
            return false;
        }
    }

    /** Names what a NumPy file holds that is neither a network nor data; other files, and damaged networks, are refused. */
    private void arrays(PrintWriter out, FormatException noNetwork) throws IOException {
        Map<String, ArrayHeader> headers = headers();
        if (headers.isEmpty() || headers.containsKey(Parameter.WEIGHTS_IN.key())) {
            throw noNetwork;
        }
        out.println(file + ": arrays");
        headers.forEach((key, header) -> out.printf(
                Locale.ROOT,
                "  %-24s %s %s%n",
                key,
                header.dtype().map(DType::toString).orElse(header.descr()),
                header.shape()));
    }

    private Map<String, ArrayHeader> headers() throws IOException {
        String name = file.toString();
        if (name.endsWith(".npz")) {
            return Npz.headers(file);
        }
        boolean numbers = name.endsWith(".npy") && Npy.header(file).dtype().isPresent();
        return numbers ? Map.of("array", Npy.header(file)) : Map.of();
    }

    private void network(PrintWriter out, Specification specification) throws IOException {
        NetworkShape shape = specification.shape();
        out.printf(
                Locale.ROOT,
                "%s: %s network %s; input reaches %d, readout reads %d of %d hidden neurons; %d aliases%n",
                file,
                specification.isInteger() ? "integer" : "float",
                shape,
                shape.inputExpansion(),
                shape.outputExpansion(),
                shape.hidden(),
                specification.aliases().size());
        out.printf(Locale.ROOT, "  %-18s %-14s %14s %14s %10s%n", "parameter", "shape", "smallest", "largest", "zeros");
        for (Parameter parameter : Parameter.values()) {
            Optional<double[]> stated = specification.values(parameter).map(NdArray::toDoubles);
            if (stated.isPresent()) {
                double[] array = stated.get();
                out.printf(
                        Locale.ROOT,
                        "  %-18s %-14s %14s %14s %10d%n",
                        parameter.key(),
                        Arrays.stream(shape.dimensions(parameter))
                                .mapToObj(Integer::toString)
                                .collect(Collectors.joining(", ", "(", ")")),
                        number(Arrays.stream(array).min().orElse(0)),
                        number(Arrays.stream(array).max().orElse(0)),
                        Arrays.stream(array).filter(v -> v == 0).count());
            }
        }
        Design design = Designs.of(specification);
        histograms(out, specification);
        out.println("chips:");
        for (Chip chip : Chip.all()) {
            out.println("  " + DesignCheckText.verdict(DesignRules.check(design, chip)));
        }
        out.println("  (xylo check " + file + " --chip CHIP says why)");
    }

    private static void histograms(PrintWriter out, Specification specification) {
        for (Parameter parameter : Parameter.values()) {
            boolean weights = parameter.kind() == Parameter.Kind.WEIGHT;
            Optional<NdArray> stated = specification.values(parameter);
            if (stated.isPresent() && (weights || parameter.kind() == Parameter.Kind.DASH)) {
                double[] shown = Arrays.stream(stated.get().toDoubles())
                        .filter(value -> !weights || value != 0)
                        .toArray();
                out.println(parameter.key() + ": " + shown.length + (weights ? " weights that are not 0" : " neurons"));
                Histogram.of(shown).lines().forEach(out::println);
            }
        }
    }

    private void data(PrintWriter out, DataSet data) {
        IntStream steps = data.samples().stream().mapToInt(SpikeRaster::steps);
        int channels = data.samples().isEmpty() ? 0 : data.samples().get(0).channels();
        java.util.IntSummaryStatistics length = steps.summaryStatistics();
        java.util.IntSummaryStatistics counts = data.samples().stream()
                .flatMapToInt(s -> IntStream.range(0, s.steps() * s.channels())
                        .map(i -> s.count(i / s.channels(), i % s.channels())))
                .summaryStatistics();
        out.printf(
                Locale.ROOT,
                "%s: input of %d samples, %d..%d steps, %d channels; %,d spikes, at most %d in a step (the chip takes 15)%n",
                file,
                data.samples().size(),
                length.getMin(),
                length.getMax(),
                channels,
                counts.getSum(),
                counts.getCount() == 0 ? 0 : counts.getMax());
        int[] labels = data.labels();
        if (labels.length > 0) {
            int classes = Arrays.stream(labels).max().orElse(0) + 1;
            int[] histogram = new int[classes];
            Arrays.stream(labels).forEach(label -> histogram[label]++);
            out.printf(Locale.ROOT, "  labels 0..%d, samples per class %s%n", classes - 1, Arrays.toString(histogram));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e9
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.5g", value);
    }
}
