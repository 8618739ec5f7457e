package dev.xylo.frontend.imu;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * From the held covariance to the rotation that is used: {@link Jsvd} whenever the covariance has changed, then signs that continue those
 * before. Column j is multiplied by the sign of its product with the column j before, which begins as the identity.
 *
 * <p>A product of 0 makes the column 0, and so every later one of this call: that output is dead. It happens when the first covariance has
 * zeros in the wrong places, as for a sensor that lies flat. What came before begins anew with every call, not with every batch item.
 *
 * @param zeroKills as in the reference; else a product of 0 leaves the column as it is, and every batch item begins anew
 */
public record RotationEstimate(boolean zeroKills) implements Stage {
    @Override
    public String name() {
        return "rotation estimate";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final Jsvd jsvd = new Jsvd();
        private final long[] covariance = new long[Samples.MATRIX];
        private final long[] rotation = new long[Samples.MATRIX];
        private boolean first = true;
        private long sample;

        Run() {
            forget();
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] result = in.integers().clone();
            for (int t = 0; t < in.steps(); t++) {
                int at = t * Samples.WITH_MATRIX + Samples.AXES;
                if (first || !Arrays.equals(covariance, 0, Samples.MATRIX, result, at, at + Samples.MATRIX)) {
                    System.arraycopy(result, at, covariance, 0, Samples.MATRIX);
                    first = false;
                    decompose(sample + t, recorder);
                }
                System.arraycopy(rotation, 0, result, at, Samples.MATRIX);
            }
            sample += in.steps();
            Signal both = Signal.ofIntegers(result, Samples.WITH_MATRIX);
            MatrixSignals.record(recorder, "rotation_used", both);
            out.accept(both);
        }

        private void decompose(long atSample, Recorder recorder) {
            Jsvd.Result result = jsvd.decompose(covariance, atSample);
            recorder.record("jsvd_in", matrix(covariance.clone()));
            recorder.record("jsvd_rotation_sorted", matrix(result.rotation()));
            recorder.record("jsvd_diagonal_sorted", matrix(result.diagonal()));
            List<Integer> dead = new ArrayList<>();
            for (int j = 0; j < Samples.AXES; j++) {
                int sign = sign(result.rotation(), j);
                if (sign == 0 && !zeroKills) {
                    sign = 1;
                }
                if (sign == 0) {
                    dead.add(j);
                }
                for (int i = 0; i < Samples.AXES; i++) {
                    rotation[Samples.AXES * i + j] = result.rotation()[Samples.AXES * i + j] * sign;
                }
            }
            if (!dead.isEmpty()) {
                recorder.warn(
                        Corner.DEAD_OUTPUT,
                        "the rotation at sample " + atSample + " has no sign for output"
                                + (dead.size() > 1 ? "s " : " ") + dead
                                + ": dead from there to the end of the call, as in Rockpool; with --as-chip they stay alive");
            }
        }

        /** Of the product of a new column with the old one. Entries may have 33 bits, so the sum is kept in 128. */
        private int sign(long[] decomposed, int column) {
            long high = 0;
            long low = 0;
            for (int at = column; at < Samples.MATRIX; at += Samples.AXES) {
                long product = decomposed[at] * rotation[at];
                long sum = low + product;
                high += Math.multiplyHigh(decomposed[at], rotation[at]) + (Long.compareUnsigned(sum, low) < 0 ? 1 : 0);
                low = sum;
            }
            return high != 0 ? Long.signum(high) : low == 0 ? 0 : 1;
        }

        private Signal matrix(long[] values) {
            return Signal.ofIntegers(values, Samples.AXES, Samples.AXES);
        }

        private void forget() {
            first = true;
            for (int i = 0; i < Samples.MATRIX; i++) {
                rotation[i] = i % (Samples.AXES + 1) == 0 ? 1 : 0;
            }
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            sample = 0;
            if (boundary == Boundary.CALL || !zeroKills) {
                forget();
            }
        }
    }
}
