package dev.xylo.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A stage over the mirrored signal, as Rockpool runs it: the time-reversed input in front ({@code x[T-1] .. x[0], x[0] .. x[T-1]}), from a
 * fresh state, the first T results dropped. Holds the whole input, so it gives nothing before the end.
 *
 * @param stage what runs twice; one result per sample
 * @param longest most samples that it holds
 */
public record Mirrored(Stage stage, long longest) implements Stage {
    /** What the name of a signal recorded during the mirrored half ends with. */
    public static final String PREFIX = "_prefix";

    /** Most numbers that are held, where no other limit is given: 1 GiB. */
    public static final long MAX_VALUES = 1L << 27;

    private static final int BLOCK = 4096;

    /**
     * With the standard limit.
     *
     * @param stage what runs twice
     * @param width numbers per sample of its input
     * @return the mirrored stage
     */
    public static Mirrored of(Stage stage, int width) {
        return new Mirrored(stage, MAX_VALUES / width);
    }

    @Override
    public String name() {
        return stage.name();
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private List<Signal> held = new ArrayList<>();
        private long samples;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            samples += in.steps();
            if (samples > longest) {
                throw new IllegalArgumentException(stage.name() + ": the mirrored signal is held as a whole, at most "
                        + longest + " samples; longer ones stream with the mirror off");
            }
            held.add(in);
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            List<Signal> whole = held;
            held = new ArrayList<>();
            long length = samples;
            samples = 0;
            StageRun run = stage.start();
            Recorder before = prefixed(recorder);
            long done = 0;
            for (int i = whole.size() - 1; i >= 0; i--) {
                Signal block = whole.get(i);
                try {
                    run.next(block.reversed(), ignored -> {}, before);
                } catch (FrontEndException e) {
                    throw e.mirrored(length - 1 - e.sample());
                }
                done += block.steps();
            }
            for (Signal block : whole) {
                for (int from = 0; from < block.steps(); from += BLOCK) {
                    try {
                        run.next(block.slice(from, Math.min(block.steps(), from + BLOCK)), out, recorder);
                    } catch (FrontEndException e) {
                        throw e.stage().equals(stage.name()) ? e.shifted(done) : e;
                    }
                }
            }
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            held = new ArrayList<>();
            samples = 0;
        }
    }

    private static Recorder prefixed(Recorder recorder) {
        return new Recorder() {
            @Override
            public boolean wants(String name) {
                return recorder.wants(name + PREFIX);
            }

            @Override
            public void record(String name, Signal block) {
                recorder.record(name + PREFIX, block);
            }

            @Override
            public void warn(Corner corner, String message) {
                recorder.warn(corner, message);
            }
        };
    }
}
