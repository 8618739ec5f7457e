package dev.xylo.frontend.imu;

import dev.xylo.frontend.internal.Logarithm;
import java.util.ArrayList;
import java.util.List;

/**
 * Registers of one band-pass, a Butterworth filter of order 1.
 *
 * @param bB bits of the input gain b0, 0..15 ({@code bpf_bb_values})
 * @param bWf fractional bits of the state, 0..15 ({@code bpf_bwf_values})
 * @param bAf fractional bits of the coefficients, 0..15 ({@code bpf_baf_values})
 * @param a1 first recursive coefficient, -65536..65535
 * @param a2 second recursive coefficient, -65536..65535
 */
public record BandPass(int bB, int bWf, int bAf, int a1, int a2) {
    /** What the reference's filter object is made of without arguments. */
    public static final BandPass PLAIN = new BandPass(6, 8, 9, -36565, 31754);

    /** The same five bands for each axis: 1-2, 2-4, 4-8, 8-16, 16-32 Hz. */
    public static final List<BandPass> DEFAULTS = threeTimes(List.of(
            new BandPass(6, 8, 9, -64458, 31754),
            new BandPass(5, 8, 10, -63288, 30771),
            new BandPass(4, 8, 11, -60684, 28888),
            new BandPass(3, 8, 12, -54529, 25417),
            new BandPass(2, 8, 13, -39246, 19378)));

    private static final int MAX_SHIFT = 15;
    private static final int COEFFICIENT = 1 << 16;

    /** Checks the ranges. */
    public BandPass {
        shift("B_b", bB);
        shift("B_wf", bWf);
        shift("B_af", bAf);
        coefficient("a1", a1);
        coefficient("a2", a2);
    }

    /**
     * Designs a filter for a band, in double: the bilinear transform of an analog Butterworth filter of order 1.
     *
     * @param low lower edge in Hz, above 0
     * @param high upper edge in Hz, above {@code low} and below half the sampling rate
     * @param rate sampling rate in Hz; the chip's is 200
     * @return registers and the gain that they leave out
     * @throws IllegalArgumentException if the edges are not in this order, or the registers cannot hold the filter
     */
    public static Design design(double low, double high, double rate) {
        if (!(low > 0 && low < high && high < rate / 2)) {
            throw new IllegalArgumentException("a band from " + low + " to " + high + " Hz at " + rate
                    + " Hz; needed is 0 < low < high < half the rate");
        }
        double warpedLow = 4 * StrictMath.tan(Math.PI * low / rate);
        double warpedHigh = 4 * StrictMath.tan(Math.PI * high / rate);
        double width = warpedHigh - warpedLow;
        double centre = warpedLow * warpedHigh;
        double denominator = 16 + 4 * width + centre;
        double b0 = 4 * width / denominator;
        double a1 = 2 * (centre - 16) / denominator;
        double a2 = (16 - 4 * width + centre) / denominator;
        int bB = (int) Logarithm.base2(1 / b0);
        BandPass registers = new BandPass(bB, 8, 15 - bB, (int) (32768 * a1), (int) (32768 * a2));
        return new Design(registers, Math.scalb(b0, bB));
    }

    /**
     * What {@link #design} gives.
     *
     * @param registers the filter
     * @param scaleOut gain {@code b0 * 2^B_b} that the registers do not hold, 0.5..1; applied nowhere
     */
    public record Design(BandPass registers, double scaleOut) {}

    private static List<BandPass> threeTimes(List<BandPass> filters) {
        List<BandPass> all = new ArrayList<>();
        for (int axis = 0; axis < 3; axis++) {
            all.addAll(filters);
        }
        return List.copyOf(all);
    }

    private static void shift(String name, int value) {
        if (value < 0 || value > MAX_SHIFT) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed is 0.." + MAX_SHIFT);
        }
    }

    private static void coefficient(String name, int value) {
        if (value < -COEFFICIENT || value >= COEFFICIENT) {
            throw new IllegalArgumentException(
                    name + " is " + value + "; allowed is " + -COEFFICIENT + ".." + (COEFFICIENT - 1));
        }
    }
}
