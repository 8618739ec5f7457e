package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Band-passes of one signal, {@code |x| < 8192}:
 *
 * <pre>
 *     W[t] = w1                                # latched: of the samples before t
 *     w = ((x &lt;&lt; 8) + ((-a2*w2 - a1*w1) >> B_af)) >> B_b;  w2 = w1;  w1 = w
 *     y[t] = W[t] - W[t-2]                     # 8 fractional bits
 * </pre>
 *
 * @param select the filters, distinct indices into {@link BandPass#ALL} in the order of the output channels
 */
public record FilterBank(List<Integer> select) implements Stage {
    /** All filters, from low to high. */
    public static final FilterBank ALL =
            new FilterBank(IntStream.range(0, BandPass.ALL.size()).boxed().toList());

    /** What {@code |x|} must stay below. */
    public static final int INPUT_BOUND = 1 << 13;

    /** Checks and copies. */
    public FilterBank {
        select = List.copyOf(select);
        boolean known = select.stream().allMatch(filter -> filter >= 0 && filter < BandPass.ALL.size());
        if (select.isEmpty() || !known || new HashSet<>(select).size() != select.size()) {
            throw new IllegalArgumentException(
                    "select_filters is " + select + "; needed are distinct indices 0.." + (BandPass.ALL.size() - 1));
        }
    }

    /**
     * Output channels.
     *
     * @return number of selected filters
     */
    public int channels() {
        return select.size();
    }

    @Override
    public String name() {
        return "filter bank";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final int channels = select.size();
        private final long[] w1 = new long[channels];
        private final long[] w2 = new long[channels];
        private final long[] w3 = new long[channels];
        private final long[] a1 = new long[channels];
        private final long[] a2 = new long[channels];
        private final int[] bB = new int[channels];
        private final int[] bWf = new int[channels];
        private final int[] bAf = new int[channels];
        private final long[] bound = new long[channels];
        private long sample;

        Run() {
            for (int c = 0; c < channels; c++) {
                BandPass filter = BandPass.ALL.get(select.get(c));
                a1[c] = filter.a1();
                a2[c] = filter.a2();
                bB[c] = filter.bB();
                bWf[c] = filter.bWf();
                bAf[c] = filter.bAf();
                bound[c] = 1L << (filter.stateBits() - 1);
            }
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            long[] x = in.integers();
            int steps = in.steps();
            long[] y = new long[steps * channels];
            long[] latched = recorder.wants("filter_ar") ? new long[y.length] : null;
            for (int t = 0; t < steps; t++) {
                if (x[t] >= INPUT_BOUND || x[t] <= -INPUT_BOUND) {
                    throw new FrontEndException(
                            name(),
                            sample + t,
                            FrontEndException.NO_CHANNEL,
                            x[t] + " is no value of 14 bits; |x| must stay below " + INPUT_BOUND);
                }
            }
            for (int c = 0; c < channels; c++) {
                filter(c, x, steps, y, latched);
            }
            sample += steps;
            if (latched != null) {
                recorder.record("filter_ar", Signal.ofIntegers(latched, channels));
            }
            Signal filtered = Signal.ofIntegers(y, channels);
            recorder.record("filtered", filtered);
            out.accept(filtered);
        }

        private void filter(int c, long[] x, int steps, long[] y, long[] latched) {
            long last = w1[c];
            long before = w2[c];
            long oldest = w3[c];
            long first = a1[c];
            long second = a2[c];
            int shiftIn = bWf[c];
            int shiftBack = bAf[c];
            int shiftGain = bB[c];
            long limit = bound[c];
            for (int t = 0, at = c; t < steps; t++, at += channels) {
                long result = last - oldest;
                if (last >= limit || last <= -limit || result >= limit || result <= -limit) {
                    throw new FrontEndException(
                            name(),
                            sample + t,
                            c,
                            "state " + last + " or output " + result + " leaves "
                                    + BandPass.ALL.get(select.get(c)).stateBits() + " bits");
                }
                y[at] = result;
                if (latched != null) {
                    latched[at] = last;
                }
                long w = ((x[t] << shiftIn) + ((-second * before - first * last) >> shiftBack)) >> shiftGain;
                oldest = before;
                before = last;
                last = w;
            }
            w1[c] = last;
            w2[c] = before;
            w3[c] = oldest;
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(w1, 0);
            Arrays.fill(w2, 0);
            Arrays.fill(w3, 0);
            sample = 0;
        }
    }
}
