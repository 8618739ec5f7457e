package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Turns a step of the gain into a slope: right after a step the signal is scaled back, and the scale returns to 1. Takes pairs of sample and
 * command, gives samples of 10 bits. A jump by several indices counts as one step. The state runs on from call to call.
 *
 * @param smoothing its parameters; empty to let the samples pass
 */
public record GainSmoother(Optional<AgcParameters.Smoothing> smoothing) implements Stage {
    private static final int HIGHEST = 511;
    private static final int LOWEST = -512;

    @Override
    public String name() {
        return "gain smoother";
    }

    @Override
    public StageRun start() {
        return smoothing.<StageRun>map(Run::new).orElse(GainSmoother::pass);
    }

    private static void pass(Signal in, Consumer<Signal> out, Recorder recorder) {
        long[] samples = new long[in.steps()];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = in.integers()[2 * t];
        }
        emit(samples, out, recorder);
    }

    private static void emit(long[] samples, Consumer<Signal> out, Recorder recorder) {
        Signal signal = Signal.ofIntegers(samples);
        recorder.record("quantized", signal);
        out.accept(signal);
    }

    private static final class Run implements StageRun {
        private final int shift;
        private final int fraction;
        private final int[] up;
        private final int[] down;
        private long gain;
        private int current;

        Run(AgcParameters.Smoothing smoothing) {
            this.shift = smoothing.shift();
            this.fraction = smoothing.fraction();
            this.up = smoothing.up().stream().mapToInt(Integer::intValue).toArray();
            this.down = smoothing.down().stream().mapToInt(Integer::intValue).toArray();
            this.gain = 1L << (shift + fraction);
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] pairs = in.integers();
            long[] samples = new long[in.steps()];
            long[] highRes = new long[samples.length];
            long[] gains = new long[samples.length];
            for (int t = 0; t < samples.length; t++) {
                int command = (int) pairs[2 * t + 1];
                if (command > current) {
                    gain = (long) down[current] << shift;
                    current = command;
                } else if (command < current) {
                    current = command;
                    gain = (long) up[current] << shift;
                } else {
                    gain = gain - (gain >> shift) + (1L << fraction);
                }
                highRes[t] = gain;
                gains[t] = gain >> shift;
                samples[t] = Math.max(LOWEST, Math.min(HIGHEST, (pairs[2 * t] * gains[t]) >> fraction));
            }
            recorder.record("gain_high_res", Signal.ofIntegers(highRes));
            recorder.record("gain", Signal.ofIntegers(gains));
            emit(samples, out, recorder);
        }
    }
}
