package dev.xylo.frontend.imu;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.function.Consumer;

/**
 * Holds a matrix for some samples: sample t travels with the matrix of sample {@code P * floor(t / P)}. The count begins anew with every
 * signal.
 *
 * @param period P, 1..2047
 */
public record SampleAndHold(int period) implements Stage {
    @Override
    public String name() {
        return "sample and hold";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final long[] held = new long[Samples.MATRIX];
        private int phase;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] result = in.integers().clone();
            for (int t = 0; t < in.steps(); t++) {
                int at = t * Samples.WITH_MATRIX + Samples.AXES;
                if (phase == 0) {
                    System.arraycopy(result, at, held, 0, held.length);
                } else {
                    System.arraycopy(held, 0, result, at, held.length);
                }
                phase = phase + 1 == period ? 0 : phase + 1;
            }
            Signal both = Signal.ofIntegers(result, Samples.WITH_MATRIX);
            MatrixSignals.record(recorder, "covariance_held", both);
            out.accept(both);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            phase = 0;
        }
    }
}
