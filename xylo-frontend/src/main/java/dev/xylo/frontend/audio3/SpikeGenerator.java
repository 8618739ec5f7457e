package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Rectifies, divides by the average and integrates to spikes, at most one per sample and channel:
 *
 * <pre>
 *     lo = hi >> lp;  hi = hi - lo + |y|                       # lo from the old hi
 *     th = max(lo, eps);  th = (th &lt;&lt; b1) - (th &lt;&lt; b2)
 *     joint: th = the largest of all channels, fixed ones included with their adaptive threshold
 *     a fixed channel: th = its fixed threshold
 *     acc = acc + |y|;  spike = acc >= th;  if spike: acc = acc - th
 * </pre>
 *
 * <p>A threshold that would leave 63 bits (a large b1) is an error. A single channel works like any other.
 *
 * @param channels settings per channel
 * @param joint one threshold for all channels; what Rockpool's front-ends do
 */
public record SpikeGenerator(List<Normalization> channels, boolean joint) implements Stage {
    private static final int LARGEST_SHIFT = 62;

    /** Copies. */
    public SpikeGenerator {
        channels = List.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("a spike generator needs at least one channel");
        }
    }

    @Override
    public String name() {
        return "spike generator";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final int width = channels.size();
        private final int[] b1 = channels.stream().mapToInt(Normalization::b1).toArray();
        private final int[] b2 = channels.stream()
                .mapToInt(channel -> Math.min(LARGEST_SHIFT, channel.b2()))
                .toArray();
        private final int[] lowPass = channels.stream()
                .mapToInt(channel -> Math.min(LARGEST_SHIFT + 1, channel.lowPass()))
                .toArray();
        private final long[] eps =
                channels.stream().mapToLong(Normalization::eps).toArray();
        private final boolean[] fixed = new boolean[width];
        private final long[] threshold = new long[width];
        private final long[] largest = new long[width];
        private final long[] high = new long[width];
        private final long[] low = new long[width];
        private final long[] accumulated = new long[width];
        private long sample;

        Run() {
            for (int c = 0; c < width; c++) {
                fixed[c] = !channels.get(c).adaptive();
                threshold[c] = channels.get(c).fixedThreshold();
                largest[c] = b1[c] > LARGEST_SHIFT ? 0 : Long.MAX_VALUE >> b1[c];
            }
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            if (in.width() != width) {
                throw new IllegalArgumentException(name() + ": " + in.width() + " channels come in; it has " + width);
            }
            long[] y = in.integers();
            long[] spikes = new long[y.length];
            Records records = new Records(recorder, y.length, width);
            long[] th = new long[width];
            for (int t = 0; t < in.steps(); t++) {
                int at = t * width;
                long most = 0;
                for (int c = 0; c < width; c++) {
                    long average = high[c] >> lowPass[c];
                    high[c] += Math.abs(y[at + c]) - average;
                    low[c] = average;
                    long base = Math.max(average, eps[c]);
                    if (base > largest[c]) {
                        throw new FrontEndException(
                                name(), sample + t, c, "the threshold " + base + " << " + b1[c] + " leaves 63 bits");
                    }
                    long adaptive = (base << b1[c]) - (base << b2[c]);
                    th[c] = adaptive;
                    most = Math.max(most, adaptive);
                }
                for (int c = 0; c < width; c++) {
                    long limit = fixed[c] ? threshold[c] : joint ? most : th[c];
                    long sum = accumulated[c] + Math.abs(y[at + c]);
                    if (sum >= limit) {
                        spikes[at + c] = 1;
                        sum -= limit;
                    }
                    accumulated[c] = sum;
                    th[c] = limit;
                }
                records.keep(at, low, high, th, accumulated);
            }
            sample += in.steps();
            records.hand(recorder);
            Signal generated = Signal.ofIntegers(spikes, width);
            recorder.record("spikes", generated);
            out.accept(generated);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(high, 0);
            Arrays.fill(low, 0);
            Arrays.fill(accumulated, 0);
            sample = 0;
        }
    }

    /** The intermediate signals of one block; none is made that nobody wants. */
    private static final class Records {
        private static final List<String> NAMES = List.of("dn_low_res", "dn_high_res", "thresholds", "iaf");

        private final int width;
        private final long[][] signals = new long[NAMES.size()][];
        private final boolean any;

        Records(Recorder recorder, int length, int width) {
            this.width = width;
            boolean wanted = false;
            for (int i = 0; i < signals.length; i++) {
                if (recorder.wants(NAMES.get(i))) {
                    signals[i] = new long[length];
                    wanted = true;
                }
            }
            any = wanted;
        }

        void keep(int at, long[]... states) {
            if (any) {
                for (int i = 0; i < signals.length; i++) {
                    if (signals[i] != null) {
                        System.arraycopy(states[i], 0, signals[i], at, width);
                    }
                }
            }
        }

        void hand(Recorder recorder) {
            for (int i = 0; i < signals.length; i++) {
                if (signals[i] != null) {
                    recorder.record(NAMES.get(i), Signal.ofIntegers(signals[i], width));
                }
            }
        }
    }
}
