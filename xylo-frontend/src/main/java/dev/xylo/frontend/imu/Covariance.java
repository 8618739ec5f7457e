package dev.xylo.frontend.imu;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Leaky average of the outer product: {@code C = C - (C >> k) + x x'}, and {@code C >> k} goes on. Output: the sample and the 3x3 average,
 * twelve numbers.
 *
 * <p>The state survives from call to call, as the reference's does.
 *
 * @param averagingShift k, 0..31
 * @param runsOn whether it also survives from one batch item to the next, as in the reference
 */
public record Covariance(int averagingShift, boolean runsOn) implements Stage {
    @Override
    public String name() {
        return "covariance";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final long[] state = new long[Samples.MATRIX];
        private final long bound = 1L << (30 + averagingShift);
        private long sample;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            Samples.check(name(), in, sample);
            long[] x = in.integers();
            long[] result = new long[in.steps() * Samples.WITH_MATRIX];
            for (int t = 0; t < in.steps(); t++) {
                int from = t * Samples.AXES;
                int to = t * Samples.WITH_MATRIX;
                for (int i = 0; i < Samples.AXES; i++) {
                    result[to + i] = x[from + i];
                    for (int j = 0; j < Samples.AXES; j++) {
                        int at = Samples.AXES * i + j;
                        long c = state[at] - (state[at] >> averagingShift) + x[from + i] * x[from + j];
                        if (c >= bound || c <= -bound) {
                            throw new FrontEndException(
                                    name(),
                                    sample + t,
                                    at,
                                    "the sum " + c + " leaves " + (31 + averagingShift) + " bits");
                        }
                        state[at] = c;
                        result[to + Samples.AXES + at] = c >> averagingShift;
                    }
                }
            }
            sample += in.steps();
            Signal both = Signal.ofIntegers(result, Samples.WITH_MATRIX);
            MatrixSignals.record(recorder, "covariance", both);
            out.accept(both);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            sample = 0;
            if (!runsOn) {
                Arrays.fill(state, 0);
            } else if (boundary == Boundary.ITEM && Arrays.stream(state).anyMatch(c -> c != 0)) {
                recorder.warn(
                        Corner.BATCH_LEAK,
                        "covariance and rotation run on from one batch item into the next, as in Rockpool; with --as-chip every"
                                + " recording starts from zero");
            }
        }
    }
}
