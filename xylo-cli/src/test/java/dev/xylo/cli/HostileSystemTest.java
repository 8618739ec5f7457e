package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A system that refuses: a full disk, folders and files without permission, a reader that went away, signals. One line says what is
 * wrong, nothing half-written has its final name, and the same command goes on. Root may do everything, so where permissions are tested
 * root gives its privileges up first; what a container does not allow is replaced by what every system does.
 */
@Tag("long")
@DisabledOnOs(OS.WINDOWS) // a POSIX shell, signals
class HostileSystemTest {
    private static final Path DIGITS =
            Path.of("../examples/digits").toAbsolutePath().normalize();
    private static final List<String> RESULTS = List.of("results.json", "results.csv", "counts.npz", "scores.npz");
    private static final int SIGNALLED = 128;

    private static final List<Object> STUDY =
            List.of("study", DIGITS, "--methods", "global", "--bits", "8", "--samples", 150, "--threads", 2);

    /** Results of the study that nobody disturbed. */
    @TempDir
    static Path undisturbed;

    @TempDir
    Path folder;

    private Path out;

    @BeforeAll
    static void runUndisturbed() {
        assertThat(runHere(undisturbed).status()).isZero();
    }

    private static Cli runHere(Path out) {
        return Cli.run(Stream.concat(STUDY.stream(), Stream.of("-o", out)).toArray());
    }

    @BeforeEach
    void output() {
        out = folder.resolve("out");
    }

    private static String study(Path out) {
        return Stream.concat(STUDY.stream(), Stream.of("-o", out))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" ", "$xylo ", ""));
    }

    /** Every system can limit the size of a file (in blocks of 512 bytes): the journal, a result or the report is cut. */
    @ParameterizedTest
    @ValueSource(ints = {8, 1024})
    void aFileThatCannotGrow(int blocks) throws IOException, InterruptedException {
        Shell full = Shell.run(folder, "ulimit -f " + blocks + "; " + study(out));
        assertStoppedInALine(full, out + " cannot be written: File too large");
        assertNothingHalfWritten(out);
        assertGoesOn(out);
    }

    @Test
    void aFullDisk() throws IOException, InterruptedException {
        if (!Shell.can("unshare", "-rm", "true")) {
            System.out.println("no mounting here; a full disk is tested as files that cannot grow");
            aFileThatCannotGrow(128);
            return;
        }
        Path copy = folder.resolve("copy");
        Files.createDirectory(out);
        Shell full = Shell.run(
                folder,
                "unshare -rm sh <<'END'\nmount -t tmpfs -o size=160k none '" + out + "'\n" + study(out)
                        + "\nstatus=$?\ncp -r '" + out + "' '" + copy + "'\nexit $status\nEND\n");
        assertStoppedInALine(full, out + " cannot be written: No space left on device");
        assertNothingHalfWritten(copy);
        assertGoesOn(copy);
    }

    @Test
    void aReadOnlyFolder() throws IOException, InterruptedException {
        Files.createDirectory(out);
        Files.setPosixFilePermissions(out, java.nio.file.attribute.PosixFilePermissions.fromString("r-xr-xr-x"));
        Shell refused = Shell.run(folder, Privileges.dropped() + study(out));
        assertStoppedInALine(refused, "permission denied");
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // /sys, where not even root makes a folder
    void aFolderThatNobodyMayMake() throws IOException, InterruptedException {
        Shell refused = Shell.run(folder, study(Path.of("/sys/xylo-results")));
        assertStoppedInALine(refused, "cannot make the folder /sys/xylo-results");
        Shell file = Shell.run(folder, "$xylo quantize '" + DIGITS.resolve("network.npz") + "' -o /sys/net.npz");
        assertStoppedInALine(file, "/sys/net.npz");
    }

    @Test
    void aFileThatMustNotBeRead() throws IOException, InterruptedException {
        Path secret = Files.copy(DIGITS.resolve("network.npz"), folder.resolve("secret.npz"));
        Files.setPosixFilePermissions(secret, java.util.Set.of());
        Shell refused = Shell.run(folder, Privileges.dropped() + "$xylo info '" + secret + "'");
        assertStoppedInALine(refused, secret + ": permission denied");
    }

    /** As in {@code xylo ... | head -1}, with a reader that is gone for sure before the first byte comes. */
    @Test
    void aReaderThatWentAway() throws IOException, InterruptedException {
        Path status = folder.resolve("status");
        Shell piped = Shell.run(
                folder, "($xylo info '" + DIGITS.resolve("network.npz") + "'; echo $? >'" + status + "') | true");
        assertThat(piped.err()).isEmpty();
        assertThat(Files.readString(status).strip()).isEqualTo("141");
        Shell head = Shell.run(folder, "$xylo info '" + DIGITS.resolve("network.npz") + "' | head -n 1");
        assertThat(head.err()).isEmpty();
        assertThat(head.out().lines()).hasSize(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX) // /dev/full
    void aFullDiskBehindStandardOutput() throws IOException, InterruptedException {
        Shell full = Shell.run(folder, "$xylo info '" + DIGITS.resolve("network.npz") + "' >/dev/full");
        assertThat(full.status()).isEqualTo(StandardOutput.NOT_WRITTEN);
        assertThat(full.err().lines()).singleElement().asString().contains("No space left on device");
    }

    /** A signal that comes while samples are run. */
    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15"})
    void aSignal(String name, int number) throws IOException, InterruptedException {
        // A shell in the background, as in a build server, ignores SIGINT, and so would its children.
        String deaf = Shell.can("env", "--default-signal=INT", "true") ? "exec env --default-signal=INT " : "exec ";
        Process process = Shell.start(folder, deaf + study(out));
        Path journal = out.resolve("checkpoint.journal");
        while (process.isAlive() && !(Files.exists(journal) && Files.size(journal) > 100)) {
            Thread.sleep(5);
        }
        assertThat(Shell.can("kill", "-" + name, Long.toString(process.pid()))).isTrue();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Shell stopped = Shell.of(process, folder);
        assertThat(stopped.status()).as(stopped.err()).isEqualTo(SIGNALLED + number);
        assertThat(stopped.complaints())
                .singleElement()
                .asString()
                .isEqualTo("xylo: stopped; what is done is in " + out + ", the same command goes on from there");
        assertThat(stopped.err().lines()).hasSize(1);
        assertThat(RESULTS).noneMatch(file -> Files.exists(out.resolve(file)));
        assertThat(Files.size(journal)).isGreaterThan(100);
        assertNothingHalfWritten(out);
        assertGoesOn(out);
    }

    private static void assertStoppedInALine(Shell shell, String reason) {
        assertThat(shell.status()).as(shell.err()).isEqualTo(Failures.WRONG_INPUT);
        assertThat(shell.complaints())
                .as(shell.err())
                .singleElement()
                .asString()
                .contains(reason);
        assertThat(shell.err()).doesNotContain("\tat ");
    }

    /** Results that are there are whole: JSON that ends, an archive that opens, a page that is closed; and no temporary file stayed. */
    private static void assertNothingHalfWritten(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertThat(name).doesNotEndWith(".tmp");
                if (name.endsWith(".json")) {
                    new tools.jackson.databind.json.JsonMapper().readTree(Files.readString(file));
                } else if (name.endsWith(".npz")) {
                    assertThat(Cli.read(file)).isNotEmpty();
                } else if (name.endsWith(".html")) {
                    assertThat(Files.readString(file).strip()).endsWith("</html>");
                }
            }
        }
    }

    /** The same command, undisturbed, gets to the results that it would have had. */
    private static void assertGoesOn(Path directory) throws IOException {
        Cli again = runHere(directory);
        assertThat(again.status()).as(again.err()).isZero();
        for (String file : RESULTS) {
            assertThat(directory.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
    }
}
