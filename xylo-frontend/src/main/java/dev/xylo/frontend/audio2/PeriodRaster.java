package dev.xylo.frontend.audio2;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Counts spikes per row, at most 15.
 *
 * <p>As the reference does it for a period of P whole samples, row 0 is sample 0 only, row k the samples {@code (k-1)P+1 .. kP}, and what
 * comes after the last multiple of P is lost. Else, and for a period that is no whole number of samples in the reference too, sample t
 * belongs to row {@code floor((t*dt + dt/2) / period)}, and a last row that lacks samples counts as well.
 *
 * @param rate samples per second
 * @param period seconds per row
 * @param firstRowShort whether row 0 is one sample where the reference's is
 */
public record PeriodRaster(double rate, double period, boolean firstRowShort) implements Stage {
    private static final int MOST = 15;

    /** Checks. */
    public PeriodRaster {
        if (!(period * rate >= 1)) {
            throw new IllegalArgumentException("a raster of " + period + " s at " + rate + " Hz; a row needs a sample");
        }
    }

    @Override
    public String name() {
        return "raster";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final double dt = 1 / rate;
        private final double samplesPerRow = period / dt;
        private final boolean shifted = firstRowShort && samplesPerRow == Math.rint(samplesPerRow);
        private long[] sums = new long[0];
        private long sample;
        private long row;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            if (sums.length != in.width()) {
                sums = new long[in.width()];
            }
            if (sample == 0 && shifted) {
                recorder.warn(
                        Corner.FIRST_ROW,
                        "row 0 of the raster is the first sample only, and what follows the last whole period is lost, as in"
                                + " Rockpool; --as-chip counts whole periods");
            }
            long[] spikes = in.integers();
            for (int t = 0; t < in.steps(); t++) {
                if (!shifted && row(sample) > row) {
                    emit(out, recorder);
                }
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += spikes[t * sums.length + c];
                }
                if (shifted && sample % (long) samplesPerRow == 0) {
                    emit(out, recorder);
                }
                sample++;
            }
        }

        private long row(long t) {
            return (long) Math.floor((t * dt + dt / 2) / period);
        }

        private void emit(Consumer<Signal> out, Recorder recorder) {
            long[] counts = sums.clone();
            for (int c = 0; c < counts.length; c++) {
                counts[c] = Math.min(MOST, counts[c]);
            }
            Arrays.fill(sums, 0);
            row++;
            Signal block = Signal.ofIntegers(counts, counts.length);
            recorder.record("raster", block);
            out.accept(block);
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            if (!shifted && sample > 0) {
                emit(out, recorder);
            }
            forget();
        }

        private void forget() {
            Arrays.fill(sums, 0);
            sample = 0;
            row = 0;
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            forget();
        }
    }
}
