package dev.xylo.spark;

import dev.xylo.study.cluster.Cluster;
import dev.xylo.study.engine.EngineException;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.TaskStore;
import dev.xylo.study.folder.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A Spark application, seen from its driver. */
final class SparkCluster implements Cluster {
    /** Wanted seconds of a block; default: what {@link Run} computes. */
    static final String BLOCK_SECONDS = "spark.xylo.block.seconds";

    private static final Pattern ADDRESS = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):/+(.+)");
    private static final long MOST_BROADCAST = 256L << 20;

    private final JavaSparkContext context;
    private final String master;
    private final Consumer<String> listener;
    private final Overhead overhead = new Overhead();
    private final Map<Path, URI> addresses = new HashMap<>();
    private final Set<String> kernels = new HashSet<>();
    private double stepsPerSample = 1;

    SparkCluster(JavaSparkContext context, String master, Consumer<String> listener) {
        this.context = context;
        this.master = master;
        this.listener = listener;
        context.sc().addSparkListener(overhead);
        context.sc().addSparkListener(new LostExecutors(listener));
    }

    @Override
    public Path fetch(Path given) throws IOException {
        Matcher address = ADDRESS.matcher(given.toString());
        if (!address.matches()) {
            return given;
        }
        String scheme = address.group(1).toLowerCase(Locale.ROOT);
        URI uri = URI.create(scheme + (scheme.equals("file") ? ":///" : "://") + address.group(2));
        try {
            Path local = SharedFile.fetch(uri);
            addresses.put(local, uri);
            return local;
        } catch (IOException e) {
            throw new IOException(uri + ": cannot be read: " + brief(e), e);
        }
    }

    @Override
    public void run(StudyProgram program, TaskStore store, Progress progress) throws IOException {
        stepsPerSample = (double) program.data().steps() / program.data().samples();
        SharedFile data = share(program.plan().sources().data());
        SharedFile calibration = program.plan().sources().calibrate().isPresent()
                ? share(program.plan().sources().calibrate().get())
                : null;
        Broadcast<StudyParts> parts = context.broadcast(StudyParts.of(program, data, calibration));
        try {
            new Run(context, parts, overhead, this::kernel).run(program, store, progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted; the same command goes on from here", e);
        } finally {
            parts.destroy();
        }
    }

    private SharedFile share(Path file) throws IOException {
        URI address = addresses.get(file);
        if (address != null) {
            return new SharedFile.Addressed(address, Digests.sha256(file));
        }
        if (Files.size(file) > MOST_BROADCAST) {
            throw new EngineException(
                    file + ": has " + (Files.size(file) >> 20)
                            + " MiB, too many to send; put it where every machine can read it, and name it by its address, such as"
                            + " hdfs://HOST/test.npz or file:///shared/test.npz",
                    null);
        }
        return new SharedFile.Sent(String.valueOf(file.getFileName()), context.broadcast(Files.readAllBytes(file)));
    }

    private void kernel(String reason) {
        if (kernels.add(reason)) {
            listener.accept("on executors " + reason);
        }
    }

    @Override
    public String description() {
        return "Spark, " + master;
    }

    @Override
    public String summary() {
        return overhead.summary(stepsPerSample);
    }

    @Override
    public void close() {
        ExecutorProgram.forget();
        context.close();
    }

    /** The first line of what went wrong, without the place in the code. */
    static String brief(Throwable failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        return message.lines().findFirst().orElse(message).strip();
    }
}
