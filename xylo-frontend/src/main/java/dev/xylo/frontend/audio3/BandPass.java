package dev.xylo.frontend.audio3;

import java.util.List;

/**
 * Registers of one band-pass of the filter bank, a Butterworth filter of order 1 with 8 fractional bits.
 *
 * @param bB bits of the input gain, 0..15
 * @param bWf fractional bits of the state; 8 throughout
 * @param bAf fractional bits of the coefficients, 0..15
 * @param a1 first recursive coefficient, 16 bits
 * @param a2 second recursive coefficient, 16 bits
 * @param stateBits B_w, bits that the state and the output may have
 * @param surplusScale gain that the registers leave out; applied nowhere
 */
public record BandPass(int bB, int bWf, int bAf, int a1, int a2, int stateBits, double surplusScale) {
    /** The chip's filters, from low to high. */
    public static final List<BandPass> ALL = List.of(
            new BandPass(8, 8, 6, -32694, 16313, 29, 0.5573),
            new BandPass(8, 8, 6, -32663, 16284, 28, 0.781),
            new BandPass(7, 8, 7, -32617, 16244, 28, 0.547),
            new BandPass(7, 8, 7, -32551, 16188, 27, 0.766),
            new BandPass(6, 8, 8, -32453, 16110, 27, 0.5359),
            new BandPass(6, 8, 8, -32305, 16000, 26, 0.7492),
            new BandPass(5, 8, 9, -32077, 15848, 26, 0.523),
            new BandPass(5, 8, 9, -31718, 15638, 25, 0.7288),
            new BandPass(4, 8, 10, -31139, 15347, 25, 0.5065),
            new BandPass(4, 8, 10, -30185, 14947, 24, 0.7018),
            new BandPass(4, 8, 10, -28582, 14402, 24, 0.9679),
            new BandPass(3, 8, 11, -25862, 13666, 24, 0.6635),
            new BandPass(3, 8, 11, -21262, 12687, 24, 0.9026),
            new BandPass(2, 8, 13, -27375, 22803, 24, 0.6082),
            new BandPass(2, 8, 13, -4180, 19488, 24, 0.8105),
            new BandPass(1, 8, 14, 25566, 15280, 24, 0.5337));
}
