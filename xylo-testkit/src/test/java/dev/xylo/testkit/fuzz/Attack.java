package dev.xylo.testkit.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** One reader against one input. */
final class Attack {
    /** Far more than any message needs. */
    private static final int LONGEST_MESSAGE = 4_000;

    /** Of a processor, so that a busy machine does not count. */
    private static final long LONGEST_NANOS = 10_000_000_000L;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Attack() {}

    /**
     * Lets the reader read.
     *
     * @param reader the reader
     * @param input what the fuzzer made up
     * @param folder an empty folder for the file; emptied again
     * @return whether it was read; false if it was refused, in one line
     * @throws AssertionError if the reader did anything else
     */
    static boolean run(Reader reader, byte[] input, Path folder) throws IOException {
        Path file = reader.file(input, folder);
        long start = THREADS.getCurrentThreadCpuTime();
        boolean read = false;
        try {
            reader.read(file);
            read = true;
        } catch (IOException e) {
            refused(e, reader, input);
        } catch (RuntimeException | Error e) {
            throw wild(reader, input, e);
        } finally {
            empty(folder);
        }
        if (THREADS.getCurrentThreadCpuTime() - start > LONGEST_NANOS) {
            throw wild(reader, input, new IllegalStateException("took more than 10 s"));
        }
        return read;
    }

    /** Refusing is right, in one clean line, and not because the memory was exhausted. */
    private static void refused(IOException e, Reader reader, byte[] input) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Error) {
                throw wild(reader, input, e);
            }
        }
        String message = String.valueOf(e.getMessage());
        if (message.length() > LONGEST_MESSAGE || message.chars().anyMatch(Character::isISOControl)) {
            throw wild(reader, input, e);
        }
    }

    private static AssertionError wild(Reader reader, byte[] input, Throwable cause) {
        return new AssertionError(
                reader + " on " + Base64.getEncoder().encodeToString(input) + " (Base64): " + cause, cause);
    }

    private static void empty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    empty(file);
                }
                Files.delete(file);
            }
        }
    }
}
