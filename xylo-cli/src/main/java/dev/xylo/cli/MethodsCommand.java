package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.sim.decode.Decoders;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.study.calibration.Following;
import dev.xylo.study.comparison.MethodTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code xylo methods}. */
@Command(
        name = "methods",
        description = {
            "Compare all methods on trained networks: accuracy by width, and whether 'optimal' or 'calibrated' is significantly worse"
                    + " than the best published method.",
            "A folder holds network.json or network.npz, train.npz (unlabelled samples to calibrate on) and test.npz (labelled). Its"
                    + " index.json, if there is one, may name the decoder ('trained_decoder') and what the author's own program reaches"
                    + " ('torch_accuracy')."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class MethodsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Folders of trained networks.")
    List<Path> folders;

    @Option(
            names = "--bits",
            split = ",",
            paramLabel = "BITS",
            defaultValue = "8,6,5,4",
            description = "Bits per weight, 2..8 each. Default: ${DEFAULT-VALUE}.")
    List<Integer> bits;

    @Mixin
    DecodeOptions decodeOptions;

    @Option(names = "--explain", description = "Also say which integers were kept, and why.")
    boolean explain;

    @Mixin
    TwinChoices twin;

    @Mixin
    CoreOption core;

    @Mixin
    NetworkOptions networkOptions;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        List<MethodTable.Trained> trained = new ArrayList<>();
        for (Path folder : folders) {
            trained.add(read(folder, err));
        }
        List<String> lines;
        try (ProgressBar bar = new ProgressBar(err, ProgressBar.wanted(), "quantizations")) {
            lines = MethodTable.lines(trained, bits, explain, bar);
        }
        lines.forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    private MethodTable.Trained read(Path folder, PrintWriter err) throws IOException {
        Path file = Stream.of("network_true.json", "network.json", "network.npz")
                .map(folder::resolve)
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), folder + " holds neither network.json nor network.npz"));
        FloatNetwork network = networkOptions.read(file, err).toFloatNetwork();
        Path index = folder.resolve("index.json");
        JsonNode says = Files.exists(index)
                ? new JsonMapper().readTree(Files.readAllBytes(index))
                : new JsonMapper().createObjectNode();
        DataSet test = DataSets.read(folder.resolve("test.npz"));
        return new MethodTable.Trained(
                folder.getFileName().toString(),
                network,
                new Following(
                        Optional.ofNullable(twin.decay),
                        Optional.ofNullable(twin.caps),
                        Optional.ofNullable(twin.timing),
                        decoding(says)),
                core.or(Core.CORE_2),
                DataSets.read(folder.resolve("train.npz")).samples(),
                test.samples(),
                test.labels(),
                says.has("torch_accuracy") ? 100 * says.get("torch_accuracy").asDouble() : Double.NaN);
    }

    /** As the user says, else as the index does; a detector of any spike after some step counts from there. */
    private Decoding decoding(JsonNode says) {
        if (decodeOptions.given() || !says.has("trained_decoder")) {
            return decodeOptions.decoding();
        }
        String name = says.get("trained_decoder").asString().replace('_', '-');
        return name.equals("any-after-t0")
                ? new Decoding(Decoders.DEFAULT, says.path("t0").asInt(0), List.of())
                : new Decoding(name, 0, List.of());
    }
}
