package dev.xylo.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The state of a chain; belongs to one thread. */
public final class ChainRun {
    /** Samples that go through all stages at once: the signals between stages stay in the cache. */
    private static final int BLOCK = 2048;

    private final List<StageRun> runs;

    ChainRun(Chain chain) {
        this.runs = chain.stages().stream().map(Stage::start).toList();
    }

    /**
     * Takes the next samples. How a signal is cut makes no difference.
     *
     * @param signal samples, also none
     * @param out takes results in blocks, as soon as they are there
     * @param recorder takes intermediate signals and warnings
     * @throws FrontEndException if a value leaves the range of a stage
     */
    public void next(Signal signal, Consumer<Signal> out, Recorder recorder) {
        for (int from = 0; from < signal.steps(); from += BLOCK) {
            push(0, signal.slice(from, Math.min(signal.steps(), from + BLOCK)), out, recorder);
        }
    }

    /**
     * The signal has ended: every stage gives what it still holds.
     *
     * @param out takes results in blocks
     * @param recorder takes intermediate signals and warnings
     * @throws FrontEndException if a value leaves the range of a stage
     */
    public void end(Consumer<Signal> out, Recorder recorder) {
        for (int i = 0; i < runs.size(); i++) {
            int next = i + 1;
            runs.get(i).end(block -> push(next, block, out, recorder), recorder);
        }
    }

    /**
     * Another signal begins.
     *
     * @param boundary what separates it from the one before
     * @param recorder takes warnings
     */
    public void boundary(Boundary boundary, Recorder recorder) {
        runs.forEach(run -> run.boundary(boundary, recorder));
    }

    /**
     * Runs a whole signal and ends it.
     *
     * @param signal all samples
     * @param recorder takes intermediate signals and warnings
     * @return the result of the last stage; of no width where there was no sample at all
     * @throws FrontEndException if a value leaves the range of a stage
     */
    public Signal run(Signal signal, Recorder recorder) {
        List<Signal> blocks = new ArrayList<>();
        next(signal, blocks::add, recorder);
        end(blocks::add, recorder);
        return blocks.isEmpty() ? Signal.ofIntegers(new long[0]) : Signal.concatenate(blocks);
    }

    private void push(int stage, Signal block, Consumer<Signal> out, Recorder recorder) {
        if (block.steps() == 0) {
            return;
        }
        if (stage == runs.size()) {
            out.accept(block);
        } else {
            runs.get(stage).next(block, result -> push(stage + 1, result, out, recorder), recorder);
        }
    }
}
