package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pickles that would run something, or unfold without end, against a command with a heap of 64 MiB. */
class HostilePickleTest {
    private static final String CALL = "(S'touch evil_was_here'\ntR.";

    @TempDir
    Path folder;

    @Test
    void refusedByNameWithin64MebibytesAndNothingIsRun() throws Exception {
        assertRefused("system", "\u0080\u0002cposix\nsystem\n" + CALL, "would run posix.system in Python");
        assertRefused("deep", "\u0080\u0002" + "]".repeat(3_000_000) + "a".repeat(2_999_999) + ".", "MiB should hold");
        StringBuilder bomb = new StringBuilder("\u0080\u0002]q\u0000");
        for (int i = 1; i <= 60; i++) {
            bomb.append("](")
                    .append(("h" + (char) (i - 1)).repeat(20))
                    .append("eq")
                    .append((char) i);
        }
        assertRefused("bomb", bomb + ".", "unfolds to more than");
        assertThat(folder.resolve("evil_was_here")).doesNotExist();
    }

    private void assertRefused(String name, String pickle, String reason) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve(name + ".pkl"), pickle.getBytes(StandardCharsets.ISO_8859_1));
        ProcessBuilder builder = new ProcessBuilder(
                        ChildJvm.command(List.of("-Xmx64m", "-XX:+UseSerialGC"), List.of("info", file.toString())))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        ChildJvm.quiet(builder.environment());
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(name).isTrue();
        String said = Files.readString(folder.resolve("out"));
        assertThat(process.exitValue()).as(said).isEqualTo(2);
        assertThat(said.lines().filter(line -> line.startsWith("xylo: ")))
                .hasSize(1)
                .allMatch(line -> line.contains(reason));
        assertThat(said).doesNotContain("at dev.xylo").doesNotContain("OutOfMemory");
    }
}
