package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Linear interpolation in double, without a filter against aliasing.
 *
 * <p>With {@code tin[k] = k / from}, {@code step = 1 / to}: output i is the value at {@code t = i * step}, for all {@code i < ceil(((n - 1) /
 * from) / step)}; a single sample gives none.
 *
 * @param from given rate in Hz
 * @param to wanted rate in Hz
 */
public record Resampler(double from, double to) implements Stage {
    /** Checks the rates. */
    public Resampler {
        if (!(from > 0 && to > 0) || Double.isInfinite(from) || Double.isInfinite(to)) {
            throw new IllegalArgumentException("resampling from " + from + " to " + to + " Hz; both must be above 0");
        }
    }

    @Override
    public String name() {
        return "resampling";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final double step = 1 / to;
        /** Samples that may still be needed, the first of them number {@link #first}. */
        private double[] held = new double[0];

        private long first;
        private long next;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            double[] x = in.reals();
            double[] all = Arrays.copyOf(held, held.length + x.length);
            System.arraycopy(x, 0, all, held.length, x.length);
            held = all;
            give(out, recorder);
        }

        /** Output i is sure once its count, {@code ceil(dur / step)}, has passed it; more samples only add to it. */
        private void give(Consumer<Signal> out, Recorder recorder) {
            long samples = first + held.length;
            double duration = (samples - 1) / from;
            long count = (long) Math.ceil(duration / step);
            if (samples == 0 || count <= next) {
                return;
            }
            double[] values = new double[Math.toIntExact(count - next)];
            long j = first;
            for (int i = 0; i < values.length; i++) {
                double t = (next + i) * step;
                while (j + 1 < samples && (j + 1) / from <= t) {
                    j++;
                }
                int at = (int) (j - first);
                double left = j / from;
                if (j == samples - 1 && left < t) {
                    // The last sample stands for what comes after it: only at the very end, where rounding lets t pass
                    // it.
                    values = Arrays.copyOf(values, i);
                    break;
                }
                values[i] = left == t || j == samples - 1
                        ? held[at]
                        : ((held[at + 1] - held[at]) / ((j + 1) / from - left)) * (t - left) + held[at];
            }
            next += values.length;
            int drop = (int) (j - first);
            held = Arrays.copyOfRange(held, drop, held.length);
            first = j;
            emit(values, out, recorder);
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            long samples = first + held.length;
            if (samples > 0) {
                long count = (long) Math.ceil(((samples - 1) / from) / step);
                if (count > next) {
                    double[] values = new double[Math.toIntExact(count - next)];
                    Arrays.fill(values, held[held.length - 1]);
                    emit(values, out, recorder);
                }
            }
            forget();
        }

        private void emit(double[] values, Consumer<Signal> out, Recorder recorder) {
            if (values.length > 0) {
                Signal resampled = Signal.ofReals(values);
                recorder.record("resampled", resampled);
                out.accept(resampled);
            }
        }

        private void forget() {
            held = new double[0];
            first = 0;
            next = 0;
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            forget();
        }
    }
}
