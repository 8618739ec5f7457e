package dev.xylo.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A JVM of its own with what users have: {@code xylo-spark.jar}, and a Spark of Maven artifacts. It and its children end with it, always. */
final class Child implements AutoCloseable {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    static final Path JAR = TARGET.resolve("xylo-spark.jar");
    private static final Path SPARK_HOME = TARGET.resolve("spark");
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path log;

    private Child(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a class of Spark's, or of ours with Spark on the class path. */
    static Child spark(Path log, List<String> options, String... words) throws IOException {
        return start(log, JAR + ":" + SPARK_HOME.resolve("jars") + "/*", options, words);
    }

    /** Starts the command without Spark. */
    static Child plain(Path log, String... words) throws IOException {
        return start(log, JAR.toString(), List.of(), words);
    }

    private static Child start(Path log, String classPath, List<String> options, String... words) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classPath));
        command.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.directory(log.getParent().toFile());
        builder.environment().put("SPARK_HOME", SPARK_HOME.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return new Child(builder.start(), log);
    }

    /** Ends by itself, or fails the test with what it printed. */
    String finish() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError("it did not end well:\n" + log());
        }
        return log();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<ProcessHandle> descendants() {
        return process.descendants();
    }

    /** Waits until something holds, or fails the test if this process ends or takes too long. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("waited for " + what + " in vain:\n" + log());
            }
            Thread.sleep(20);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }
}
