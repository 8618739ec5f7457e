package dev.xylo.frontend.imu;

import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.List;
import java.util.function.Consumer;

/**
 * Spike counts from the size of the filtered signal: {@code min(15, |y| >> scale)}.
 *
 * @param scales shift of each channel, 0..31
 */
public record ScaleEncoder(List<Integer> scales) implements Stage {
    /** Most spikes per step that a core takes. */
    private static final int MOST = 15;

    /** Copies. */
    public ScaleEncoder {
        scales = List.copyOf(scales);
    }

    @Override
    public String name() {
        return "scale encoder";
    }

    @Override
    public StageRun start() {
        int[] shifts = scales.stream().mapToInt(Integer::intValue).toArray();
        return new StageRun() {
            @Override
            public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
                long[] y = in.integers();
                long[] counts = new long[y.length];
                for (int i = 0; i < y.length; i++) {
                    counts[i] = Math.min(MOST, Math.abs(y[i]) >> shifts[i % shifts.length]);
                }
                Signal spikes = Signal.ofIntegers(counts, in.width());
                recorder.record("spikes", spikes);
                out.accept(spikes);
            }
        };
    }
}
