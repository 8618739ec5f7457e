package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A shell script that runs the command, where {@code $xylo} stands for it.
 *
 * @param status exit status of the script
 * @param out stdout
 * @param err stderr
 */
record Shell(int status, String out, String err) {
    private static final int PATIENCE_SECONDS = 120;

    static Shell run(Path folder, String script) throws IOException, InterruptedException {
        Process process = start(folder, script);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("ended: " + script)
                .isTrue();
        return of(process, folder);
    }

    /** Starts it; stdout and stderr go to files in the folder. */
    static Process start(Path folder, String script) throws IOException {
        String command = Arrays.stream(ChildJvm.command(
                        List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Dxylo.kernel=scalar"),
                        List.of()))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.replace("$xylo", command));
        ChildJvm.quiet(builder.environment());
        builder.redirectOutput(folder.resolve("stdout").toFile());
        builder.redirectError(folder.resolve("stderr").toFile());
        return builder.start();
    }

    static Shell of(Process ended, Path folder) throws IOException {
        return new Shell(
                ended.exitValue(),
                Files.readString(folder.resolve("stdout")),
                Files.readString(folder.resolve("stderr")));
    }

    /** Whether a command is there and may do what it is asked to. */
    static boolean can(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What the command said of a failure: the lines that begin with its name. */
    List<String> complaints() {
        return err.lines().filter(line -> line.startsWith("xylo: ")).toList();
    }
}
