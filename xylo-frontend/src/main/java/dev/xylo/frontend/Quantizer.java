package dev.xylo.frontend;

import java.util.function.Consumer;

/**
 * From doubles to integers: {@code trunc((scale * x) * 2^(bits - 1))}, in this order, without clipping.
 *
 * @param scale factor in front, finite
 * @param bits width of the integers that +-1 would just leave, 2..31
 */
public record Quantizer(double scale, int bits) implements Stage {
    private static final double LARGEST = 0x1p62;

    /** Checks the ranges. */
    public Quantizer {
        if (!Double.isFinite(scale) || bits < 2 || bits > 31) {
            throw new IllegalArgumentException("a quantizer with scale " + scale + " and " + bits
                    + " bits; needed are a finite scale and 2..31 bits");
        }
    }

    @Override
    public String name() {
        return "quantizer";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final double unit = Math.scalb(1.0, bits - 1);
        private long sample;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            double[] x = in.reals();
            long[] q = new long[x.length];
            for (int i = 0; i < x.length; i++) {
                double scaled = (scale * x[i]) * unit;
                if (!(Math.abs(scaled) < LARGEST)) {
                    throw new FrontEndException(
                            name(),
                            sample + i / in.width(),
                            i % in.width(),
                            x[i] + " is no number that can be quantized");
                }
                q[i] = (long) scaled;
            }
            sample += in.steps();
            Signal quantized = Signal.ofIntegers(q, in.itemShape());
            recorder.record("quantized", quantized);
            out.accept(quantized);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            sample = 0;
        }
    }
}
