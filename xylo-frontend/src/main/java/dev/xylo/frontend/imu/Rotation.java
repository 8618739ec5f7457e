package dev.xylo.frontend.imu;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.function.Consumer;

/**
 * Turns a sample by its matrix: {@code y[j] = sum over i of (R[i][j] * x[i]) >> 32}, every term floored. R's entries are about 2^31, so the
 * signal comes out at half its size.
 */
public record Rotation() implements Stage {
    private static final int SHIFT = 32;
    private static final long BOUND = 1L << 15;

    @Override
    public String name() {
        return "rotation";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private long sample;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] both = in.integers();
            long[] turned = new long[in.steps() * Samples.AXES];
            for (int t = 0; t < in.steps(); t++) {
                int at = t * Samples.WITH_MATRIX;
                for (int j = 0; j < Samples.AXES; j++) {
                    long sum = 0;
                    for (int i = 0; i < Samples.AXES; i++) {
                        long term = (both[at + Samples.AXES + Samples.AXES * i + j] * both[at + i]) >> SHIFT;
                        sum += term;
                        if (term >= BOUND || term <= -BOUND || sum >= BOUND || sum <= -BOUND) {
                            throw new FrontEndException(
                                    name(),
                                    sample + t,
                                    j,
                                    "a sum of the turned sample becomes " + sum + ", beyond 16 bits");
                        }
                    }
                    turned[t * Samples.AXES + j] = sum;
                }
            }
            sample += in.steps();
            Signal rotated = Signal.ofIntegers(turned, Samples.AXES);
            recorder.record("rotated", rotated);
            out.accept(rotated);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            sample = 0;
        }
    }
}
