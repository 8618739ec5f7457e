package dev.xylo.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A training run for the JVM's cache of loaded classes and their profiles (JEP 483, 514 and 515): the everyday commands once, on a few
 * samples. The launcher runs it after a build; nobody else does.
 */
public final class StartTraining {
    private StartTraining() {}

    /**
     * Runs the commands, and prints nothing; whatever fails is left out, the cache is then a smaller one.
     *
     * @param args the folder of an example with network.npz and test.npz, and an empty folder to write to
     * @throws IOException if there is no folder to write to
     */
    public static void main(String[] args) throws IOException {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Path example = Path.of(args[0]);
        Path scratch = Files.createDirectories(Path.of(args[1]));
        String network = example.resolve("network.npz").toString();
        String data = example.resolve("test.npz").toString();
        String integers = scratch.resolve("integers.npz").toString();
        String recording = scratch.resolve("recording.npz").toString();
        String results = scratch.resolve("results").toString();
        for (List<String> command : List.of(
                List.of("--help"),
                List.of("quantize", network, "-o", integers),
                List.of("info", integers),
                List.of("simulate", integers, "--input", data, "-o", recording),
                List.of("study", example.toString(), "--samples", "20", "-o", results))) {
            Main.execute(nowhere, nowhere, command.toArray(String[]::new));
        }
    }
}
