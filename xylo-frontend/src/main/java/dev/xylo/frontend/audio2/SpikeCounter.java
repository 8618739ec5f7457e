package dev.xylo.frontend.audio2;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.function.Consumer;

/** Lets every fourth spike of a channel pass: of the spikes of one call, numbered from 1, number n passes if {@code n mod 4 = 3}. */
public record SpikeCounter() implements Stage {
    private static final int FACTOR = 4;
    private static final int PASSES = 3;

    @Override
    public String name() {
        return "spike counter";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private static final class Run implements StageRun {
        private int[] counts = new int[0];

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            int width = in.width();
            if (counts.length != width) {
                counts = new int[width];
            }
            long[] spikes = in.integers();
            long[] passed = new long[spikes.length];
            for (int i = 0; i < spikes.length; i++) {
                int c = i % width;
                if (spikes[i] != 0) {
                    counts[c] = (counts[c] + 1) % FACTOR;
                    passed[i] = counts[c] == PASSES ? 1 : 0;
                }
            }
            Signal result = Signal.ofIntegers(passed, width);
            recorder.record("spikes", result);
            out.accept(result);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(counts, 0);
        }
    }
}
