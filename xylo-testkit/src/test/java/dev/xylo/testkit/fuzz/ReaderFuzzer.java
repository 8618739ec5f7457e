package dev.xylo.testkit.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Jazzer calls; the one target argument names the {@link Reader}. Needs no class of Jazzer's. */
public final class ReaderFuzzer {
    private static Reader reader;
    private static Path folder;

    private ReaderFuzzer() {}

    /** Once, before the first input. */
    public static void fuzzerInitialize(String[] args) {
        reader = Reader.ofKey(args[0]);
        try {
            Path memory = Path.of("/dev/shm");
            folder = Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "xylo-fuzz")
                    : Files.createTempDirectory("xylo-fuzz");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For every input. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            Attack.run(reader, input, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
