package dev.xylo.spark;

import dev.xylo.study.engine.EngineException;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.Task;
import dev.xylo.study.engine.TaskStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/**
 * Runs a program once. Two short rounds measure: a task on every core, then blocks of {@value #PROBE_SECONDS} s, when the code is compiled.
 * Everything else is one round, in blocks so long that the overhead just measured is {@value #SHARE} of them, and at least
 * {@value #LEAST_SECONDS} s.
 */
final class Run {
    private static final double PROBE_SECONDS = 0.25;
    private static final double SHARE = 0.02;
    private static final double LEAST_SECONDS = 1;
    private static final long POLL_MILLIS = 100;

    private final JavaSparkContext context;
    private final Broadcast<StudyParts> parts;
    private final Overhead overhead;
    private final Consumer<String> kernel;
    private double secondsPerUnit;

    Run(JavaSparkContext context, Broadcast<StudyParts> parts, Overhead overhead, Consumer<String> kernel) {
        this.context = context;
        this.parts = parts;
        this.overhead = overhead;
        this.kernel = kernel;
    }

    void run(StudyProgram program, TaskStore store, Progress progress) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Round round = new Round(program, store, progress);
        if (round.done > 0) {
            progress.resumed(round.done, round.total);
        }
        double wanted = context.getConf().getDouble(SparkCluster.BLOCK_SECONDS, 0);
        round.run(Blocks.spread(Blocks.single(round.open()), cores()), true);
        if (wanted <= 0) {
            round.run(
                    Blocks.spread(
                            Blocks.of(round.open(), program::units, secondsPerUnit, PROBE_SECONDS, cores()), cores()),
                    true);
            overhead.await();
            wanted = Math.max(LEAST_SECONDS, overhead.median() / SHARE);
        }
        round.run(Blocks.of(round.open(), program::units, secondsPerUnit, wanted, cores()), false);
        overhead.ran((System.nanoTime() - start) / 1e9);
        overhead.await();
    }

    /** Executors come and go: so many there are now. */
    private int cores() {
        return Math.max(1, context.defaultParallelism());
    }

    /** Jobs over what is still to do. */
    private final class Round {
        private final StudyProgram program;
        private final TaskStore store;
        private final Progress progress;
        private final long total;
        private long done;

        Round(StudyProgram program, TaskStore store, Progress progress) {
            this.program = program;
            this.store = store;
            this.progress = progress;
            this.total = program.tasks().stream().mapToLong(program::units).sum();
            this.done = total - open().stream().mapToLong(program::units).sum();
        }

        List<Task> open() {
            return program.tasks().stream()
                    .filter(task -> !store.has(task.index()))
                    .toList();
        }

        void run(List<Block> blocks, boolean probe) throws IOException, InterruptedException {
            if (blocks.isEmpty()) {
                return;
            }
            BlockingQueue<BlockResult> arrived = new LinkedBlockingQueue<>();
            SimpleFutureAction<BoxedUnit> job = context.sc()
                    .submitJob(
                            context.parallelize(blocks, blocks.size()).rdd(),
                            new RunBlock(parts),
                            CollectionConverters.asScala(IntStream.range(0, blocks.size())
                                            .boxed()
                                            .map(Object.class::cast)
                                            .toList())
                                    .toSeq(),
                            (partition, result) -> {
                                // on Spark's scheduling thread, which is not to be held up
                                arrived.add(result);
                                return BoxedUnit.UNIT;
                            },
                            () -> BoxedUnit.UNIT);
            try {
                collect(job, arrived, blocks.size(), probe);
            } catch (IOException | RuntimeException e) {
                job.cancel();
                throw e;
            }
        }

        private void collect(
                SimpleFutureAction<BoxedUnit> job, BlockingQueue<BlockResult> arrived, int blocks, boolean probe)
                throws IOException, InterruptedException {
            double work = 0;
            long units = 0;
            for (int left = blocks; left > 0; ) {
                BlockResult first = arrived.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    check(job);
                    continue;
                }
                List<BlockResult> batch = new ArrayList<>(List.of(first));
                arrived.drainTo(batch);
                keep(batch, probe);
                left -= batch.size();
                for (BlockResult result : batch) {
                    work += result.workNanos() / 1e9;
                    units += units(result);
                }
            }
            secondsPerUnit = work / units;
        }

        private void keep(List<BlockResult> batch, boolean probe) throws IOException {
            Map<Integer, byte[]> results = new HashMap<>();
            for (BlockResult result : batch) {
                for (int i = 0; i < result.results().size(); i++) {
                    results.put(
                            result.block().tasks().get(i).index(),
                            result.results().get(i));
                }
            }
            store.putAll(results);
            for (BlockResult result : batch) {
                kernel.accept(result.kernel());
                overhead.done(result, units(result), probe);
                done += units(result);
                progress.done(program.name(result.block().tasks().getFirst()), done, total);
            }
        }

        private long units(BlockResult result) {
            return result.block().tasks().stream().mapToLong(program::units).sum();
        }

        private void check(SimpleFutureAction<BoxedUnit> job) throws IOException {
            if (job.isCompleted() && job.value().get().isFailure()) {
                Throwable failure = job.value().get().failed().get();
                throw new EngineException("Spark: " + SparkCluster.brief(failure), failure);
            }
        }
    }
}
