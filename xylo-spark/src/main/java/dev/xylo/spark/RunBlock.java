package dev.xylo.spark;

import dev.xylo.sim.Simulator;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyWorker;
import dev.xylo.study.engine.Task;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/** Runs a block; what Spark sends to executors as code. */
final class RunBlock extends AbstractFunction1<Iterator<Block>, BlockResult> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Broadcast<StudyParts> parts;

    RunBlock(Broadcast<StudyParts> parts) {
        this.parts = parts;
    }

    @Override
    public BlockResult apply(Iterator<Block> blocks) {
        try {
            return run(blocks.next());
        } catch (IOException e) {
            // A message only: what an exception holds may not be able to travel.
            throw new IllegalStateException(e.getMessage());
        }
    }

    private BlockResult run(Block block) throws IOException {
        long first = System.nanoTime();
        StudyProgram program = ExecutorProgram.of(parts);
        program.compile(block.tasks().getFirst());
        StudyWorker worker = new StudyWorker(program);
        List<byte[]> results = new ArrayList<>();
        long start = System.nanoTime();
        for (Task task : block.tasks()) {
            TaskContext.get().killTaskIfInterrupted();
            results.add(worker.run(task, () -> {}));
        }
        return new BlockResult(
                block,
                results,
                TaskContext.get().taskAttemptId(),
                start - first,
                System.nanoTime() - start,
                Simulator.kernelReason());
    }
}
