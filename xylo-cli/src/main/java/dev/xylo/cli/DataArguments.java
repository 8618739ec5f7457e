package dev.xylo.cli;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.Remarks;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.Specification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reading data of any format, with what their file may not say; the same in every command that takes data. */
final class DataArguments {
    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    @Option(
            names = "--input-key",
            paramLabel = "KEY",
            description =
                    "Name of the samples in a data file. Default: input, X, x, data, ..., and the choice is said.")
    String inputKey;

    @Option(
            names = "--label-key",
            paramLabel = "KEY",
            description = "Name of the labels in a data file. Default: label, y, labels, targets, ...")
    String labelKey;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description =
                    "Labels of the data in a file of their own, such as y.npy or a text file with a label per line.")
    Path labels;

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Input channels of data that do not say (events). Default: as the network has.")
    Integer channels;

    @Option(
            names = "--steps",
            paramLabel = "T",
            description = "Time steps of a sample of events. Default: as the file says, else up to its last event.")
    Integer steps;

    private OptionalDouble dt = OptionalDouble.empty();
    private NetworkShape shape;

    /** Takes time step and width from a network, where the user did not say them. */
    void know(Specification network, NetworkOptions given) {
        know(given.dt, network.timeStep(), network.shape());
    }

    void know(Double given, OptionalDouble ofNetwork, NetworkShape ofShape) {
        dt = given == null ? ofNetwork : OptionalDouble.of(given);
        shape = ofShape;
    }

    /** Without a network. */
    void know(Double given) {
        dt = given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
    }

    /** The first option that was given, if any. */
    Optional<String> given() {
        return Stream.of(
                        inputKey == null ? null : "--input-key",
                        labelKey == null ? null : "--label-key",
                        labels == null ? null : "--labels",
                        channels == null ? null : "--channels",
                        steps == null ? null : "--steps")
                .filter(option -> option != null)
                .findFirst();
    }

    /** Reads samples, and says on standard error what was taken for what. */
    DataSet read(Path file) throws IOException {
        return said(DataSets.read(file, options()));
    }

    /** Reads samples whose labels nobody looks at. */
    DataSet readUnlabelled(Path file) throws IOException {
        return said(DataSets.read(file, options().unlabelled()));
    }

    /** Opens samples that may be larger than memory. */
    SampleSource open(Path file, Path folder) throws IOException {
        SampleSource source = DataSets.open(file, options(), folder);
        print(source.remarks());
        return source;
    }

    DataOptions options() {
        DataOptions options = DataOptions.NONE;
        try {
            options = inputKey == null ? options : options.withInputKey(inputKey);
            options = labelKey == null ? options : options.withLabelKey(labelKey);
            options = labels == null ? options : options.withLabels(labels);
            options = channels == null ? options : options.withChannels(channels);
            options = steps == null ? options : options.withSteps(steps);
            options = dt.isEmpty() ? options : options.withTimeStep(dt.getAsDouble());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
        return shape == null ? options : options.forNetwork(shape.inputs(), shape.outputs());
    }

    /** Says how data were read. */
    DataSet said(DataSet data) {
        print(data.remarks());
        return data;
    }

    private void print(Remarks remarks) {
        print(remarks, spec.commandLine().getErr());
    }

    /** Says how data were read. */
    static void print(Remarks remarks, PrintWriter err) {
        remarks.notes().forEach(note -> err.println("note: " + note));
        Warnings.print(err, remarks.warnings());
    }
}
