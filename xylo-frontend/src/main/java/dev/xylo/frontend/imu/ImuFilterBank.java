package dev.xylo.frontend.imu;

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
 * Band-passes of three axes; filter c of C filters axis {@code floor(c * 3 / C)}:
 *
 * <pre>
 *     w = ((x &lt;&lt; B_wf) + ((-a2*w2 - a1*w1) >> B_af)) >> B_b;  w2 = w1;  w1 = w
 *     y[t] = (w[t] - w[t-2]) >> B_wf
 * </pre>
 *
 * <p>The state w may have 25 + B_wf bits, the output 25.
 *
 * @param filters one per output channel, a multiple of 3
 */
public record ImuFilterBank(List<BandPass> filters) implements Stage {
    private static final int BITS = 24;

    /** Copies. */
    public ImuFilterBank {
        filters = List.copyOf(filters);
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
        private final int channels = filters.size();
        private final long[] w1 = new long[channels];
        private final long[] w2 = new long[channels];
        private final int[] a1 = filters.stream().mapToInt(BandPass::a1).toArray();
        private final int[] a2 = filters.stream().mapToInt(BandPass::a2).toArray();
        private final int[] bB = filters.stream().mapToInt(BandPass::bB).toArray();
        private final int[] bWf = filters.stream().mapToInt(BandPass::bWf).toArray();
        private final int[] bAf = filters.stream().mapToInt(BandPass::bAf).toArray();
        private final int[] axis = new int[channels];
        private long sample;

        Run() {
            Arrays.setAll(axis, c -> c * Samples.AXES / channels);
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            Samples.check(name(), in, sample);
            long[] x = in.integers();
            long[] y = new long[in.steps() * channels];
            long[] states = recorder.wants("filter_ar") ? new long[y.length] : null;
            for (int t = 0; t < in.steps(); t++) {
                for (int c = 0; c < channels; c++) {
                    long before = w2[c];
                    long last = w1[c];
                    long w = ((x[t * Samples.AXES + axis[c]] << bWf[c]) + ((-a2[c] * before - a1[c] * last) >> bAf[c]))
                            >> bB[c];
                    long result = (w - before) >> bWf[c];
                    long bound = 1L << (BITS + bWf[c]);
                    if (w >= bound || w <= -bound) {
                        throw error(t, c, "the state becomes " + w + ", beyond " + (BITS + 1 + bWf[c]) + " bits");
                    }
                    if (result >= 1L << BITS || result <= -(1L << BITS)) {
                        throw error(t, c, "the output becomes " + result + ", beyond " + (BITS + 1) + " bits");
                    }
                    w2[c] = last;
                    w1[c] = w;
                    int at = t * channels + c;
                    y[at] = result;
                    if (states != null) {
                        states[at] = w;
                    }
                }
            }
            sample += in.steps();
            if (states != null) {
                recorder.record("filter_ar", Signal.ofIntegers(states, channels));
            }
            Signal filtered = Signal.ofIntegers(y, channels);
            recorder.record("filtered", filtered);
            out.accept(filtered);
        }

        private FrontEndException error(int t, int channel, String reason) {
            return new FrontEndException(name(), sample + t, channel, reason);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            Arrays.fill(w1, 0);
            Arrays.fill(w2, 0);
            sample = 0;
        }
    }
}
