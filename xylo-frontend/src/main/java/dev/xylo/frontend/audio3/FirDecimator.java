package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * From PDM bits to audio samples: a low-pass of 256 taps, of which every 32nd output is kept.
 *
 * <p>Bits are +1 and -1, as b = 1 and 0; the end is padded with zeros to a multiple of 32. For {@code m = 0 .. n/32 + 7}: {@code y[m] = (2 *
 * sum over k of h[k] * b[32 m - k] - sum of h) >> 7}. Bits outside count as 0, which stands for -1: the first and the last eight samples
 * swing from and to about -6110.
 *
 * @param taps h, a multiple of 32
 * @param edges whether the samples at both ends that lack bits are given as well, as in the reference
 */
public record FirDecimator(List<Integer> taps, boolean edges) implements Stage {
    /** Bits per sample. */
    public static final int DECIMATION = 32;

    private static final int SHIFT = 7;

    private static final int[] HALF = {
        -115, -107, -98, -90, -80, -70, -59, -47, -34, -20, -4, 11, 29, 48, 68, 90, 113, 138, 163, 190, 218, 248, 277,
        308, 338, 369, 399, 429, 457, 484, 510, 533, 553, 570, 583, 592, 596, 595, 588, 575, 556, 529, 495, 454, 405,
        347, 282, 208, 126, 35, -62, -168, -282, -402, -529, -662, -799, -941, -1086, -1233, -1382, -1530, -1677, -1822,
        -1962, -2096, -2224, -2342, -2451, -2547, -2630, -2697, -2748, -2780, -2792, -2782, -2750, -2693, -2610, -2500,
        -2363, -2197, -2001, -1775, -1517, -1229, -910, -559, -176, 236, 679, 1151, 1652, 2181, 2735, 3314, 3916, 4538,
        5180, 5838, 6511, 7195, 7889, 8589, 9293, 9998, 10700, 11398, 12087, 12765, 13429, 14076, 14702, 15305, 15883,
        16432, 16949, 17433, 17881, 18290, 18659, 18987, 19270, 19509, 19701, 19846, 19943, 19991
    };

    /** The chip's filter: 256 taps, symmetric; a Hamming windowed sinc, 20 kHz at 1.5625 MHz. */
    public static final List<Integer> DEFAULT_TAPS = IntStream.range(0, 2 * HALF.length)
            .mapToObj(k -> HALF[Math.min(k, 2 * HALF.length - 1 - k)])
            .toList();

    /** Checks and copies. */
    public FirDecimator {
        taps = List.copyOf(taps);
        if (taps.isEmpty() || taps.size() % DECIMATION != 0) {
            throw new IllegalArgumentException(taps.size() + " taps; needed is a multiple of " + DECIMATION);
        }
    }

    @Override
    public String name() {
        return "PDM filter";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final int[] h = taps.stream().mapToInt(Integer::intValue).toArray();
        private final long sum = Arrays.stream(h).asLongStream().sum();
        /** The last bits, oldest first; one for +1. */
        private final byte[] past = new byte[h.length];

        private long bits;
        private long outputs;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            if (bits == 0 && edges) {
                recorder.warn(
                        Corner.PDM_EDGE,
                        "nothing counts as -1 before the first and after the last PDM bit, as in Rockpool: the first and last 8"
                                + " samples swing to about -6110; --as-chip leaves them out");
            }
            long[] pdm = in.integers();
            byte[] line = Arrays.copyOf(past, past.length + pdm.length);
            for (int i = 0; i < pdm.length; i++) {
                if (pdm[i] != 1 && pdm[i] != -1) {
                    throw new FrontEndException(
                            name(),
                            bits + i,
                            FrontEndException.NO_CHANNEL,
                            pdm[i] + " is no PDM bit; bits are +1 and -1");
                }
                line[past.length + i] = (byte) (pdm[i] + 1 >> 1);
            }
            // Output m needs the bits up to number 32 m.
            long from = (bits + DECIMATION - 1) / DECIMATION;
            long to = (bits + pdm.length + DECIMATION - 1) / DECIMATION;
            long[] y = new long[(int) (to - from)];
            for (int i = 0; i < y.length; i++) {
                y[i] = filtered(line, past.length + (int) ((from + i) * DECIMATION - bits));
            }
            System.arraycopy(line, line.length - past.length, past, 0, past.length);
            bits += pdm.length;
            emit(y, out, recorder);
        }

        private long filtered(byte[] line, int newest) {
            long twice = 0;
            for (int k = 0; k < h.length; k++) {
                twice += (long) h[k] * line[newest - k];
            }
            return 2 * twice - sum >> SHIFT;
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            if (edges && bits > 0) {
                long blocks = (bits + DECIMATION - 1) / DECIMATION;
                // Outputs n/32 .. n/32 + 7; the line ends with zeros up to the last of them.
                int tail = h.length / DECIMATION;
                int more = (int) ((blocks + tail) * DECIMATION - bits);
                byte[] line = Arrays.copyOf(past, past.length + more);
                long[] y = new long[tail];
                for (int i = 0; i < tail; i++) {
                    y[i] = filtered(line, past.length + (int) ((blocks + i) * DECIMATION - bits));
                }
                emit(y, out, recorder);
            }
            forget();
        }

        private void emit(long[] y, Consumer<Signal> out, Recorder recorder) {
            int skip = edges ? 0 : (int) Math.min(y.length, Math.max(0, h.length / DECIMATION - outputs));
            outputs += y.length;
            if (skip < y.length) {
                Signal samples = Signal.ofIntegers(Arrays.copyOfRange(y, skip, y.length));
                recorder.record("quantized", samples);
                out.accept(samples);
            }
        }

        private void forget() {
            Arrays.fill(past, (byte) 0);
            bits = 0;
            outputs = 0;
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            forget();
        }
    }
}
