package dev.xylo.frontend.imu;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Integrate and fire: a spike whenever the sum of {@code |y|} since the beginning passes another multiple of the threshold. Several in one
 * step give one spike; the others are lost.
 *
 * @param thresholds one per channel, at least 1
 */
public record IafEncoder(List<Integer> thresholds) implements Stage {
    /** Copies. */
    public IafEncoder {
        thresholds = List.copyOf(thresholds);
    }

    @Override
    public String name() {
        return "IAF encoder";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final long[] threshold =
                thresholds.stream().mapToLong(Integer::longValue).toArray();
        /** What is left of the sum above its last multiple of the threshold. */
        private final long[] rest = new long[threshold.length];

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] y = in.integers();
            long[] counts = new long[y.length];
            for (int i = 0; i < y.length; i++) {
                int c = i % threshold.length;
                long sum = rest[c] + Math.abs(y[i]);
                if (sum >= threshold[c]) {
                    counts[i] = 1;
                    sum %= threshold[c];
                }
                rest[c] = sum;
            }
            Signal spikes = Signal.ofIntegers(counts, in.width());
            recorder.record("spikes", spikes);
            out.accept(spikes);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(rest, 0);
        }
    }
}
