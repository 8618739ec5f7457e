package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Counts spikes per step of the core: blocks of samples from the start, a last shorter block counts as well; at most 15. Always (steps,
 * channels), also where Rockpool squeezes.
 *
 * @param samplesPerStep {@code down_sampling_factor}, at least 1
 */
public record CountRaster(int samplesPerStep) implements Stage {
    /** Most spikes per step that a core takes. */
    public static final int MOST = 15;

    /** Checks. */
    public CountRaster {
        if (samplesPerStep < 1) {
            throw new IllegalArgumentException("down_sampling_factor is " + samplesPerStep + "; needed is at least 1");
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
        private long[] sums = new long[0];
        private int inStep;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            int width = in.width();
            if (sums.length != width) {
                sums = new long[width];
            }
            long[] spikes = in.integers();
            long[] rows = new long[(inStep + in.steps()) / samplesPerStep * width];
            int row = 0;
            for (int t = 0; t < in.steps(); t++) {
                for (int c = 0; c < width; c++) {
                    sums[c] += spikes[t * width + c];
                }
                if (++inStep == samplesPerStep) {
                    row = close(rows, row);
                }
            }
            emit(rows, width, out, recorder);
        }

        private int close(long[] rows, int row) {
            for (int c = 0; c < sums.length; c++) {
                rows[row + c] = Math.min(MOST, sums[c]);
            }
            Arrays.fill(sums, 0);
            inStep = 0;
            return row + sums.length;
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            if (inStep > 0) {
                long[] rows = new long[sums.length];
                close(rows, 0);
                emit(rows, sums.length, out, recorder);
            }
        }

        private void emit(long[] rows, int width, Consumer<Signal> out, Recorder recorder) {
            if (rows.length > 0) {
                Signal raster = Signal.ofIntegers(rows, width);
                recorder.record("raster", raster);
                out.accept(raster);
            }
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(sums, 0);
            inStep = 0;
        }
    }
}
