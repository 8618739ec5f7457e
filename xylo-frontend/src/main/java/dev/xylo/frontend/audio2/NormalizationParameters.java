package dev.xylo.frontend.audio2;

import java.util.Arrays;

/**
 * Settings of Audio 2's divisive normalization.
 *
 * @param dt seconds per input step
 * @param frameDt seconds per frame
 * @param bitsCounter bits of the event counter E
 * @param bitsLowPass bits of its average M
 * @param shift s of the averaging low-pass
 * @param pLocal ticks per cycle; an odd one becomes the next even one
 * @param overflowProtect the low-pass that shifts first; else the one that shifts last
 * @param startE added to the first frame's count of the first call; per channel, or of length 0
 * @param startM average before the first frame; per channel, or of length 0
 * @param startIaf counter state before the first frame; per channel, or of length 0
 */
public record NormalizationParameters(
        double dt,
        double frameDt,
        int bitsCounter,
        int bitsLowPass,
        int shift,
        int pLocal,
        boolean overflowProtect,
        long[] startE,
        long[] startM,
        long[] startIaf) {
    /** What Rockpool's module takes. */
    public static final NormalizationParameters DEFAULT =
            new NormalizationParameters(1e-4, 50e-3, 10, 16, 5, 12, false, new long[0], new long[0], new long[0]);

    /** Checks, copies and rounds p up to even. */
    public NormalizationParameters {
        if (!(dt > 0) || !(frameDt >= dt) || Double.isInfinite(frameDt)) {
            throw new IllegalArgumentException(
                    "steps of " + dt + " s in frames of " + frameDt + " s; needed is 0 < dt <= frame_dt");
        }
        if (bitsCounter < 1 || bitsCounter > 30 || bitsLowPass < 1 || bitsLowPass > 30 || shift < 0 || shift > 30) {
            throw new IllegalArgumentException("a counter of " + bitsCounter + " bits, a low-pass of " + bitsLowPass
                    + " bits with shift " + shift + "; allowed are 1..30, 1..30, 0..30");
        }
        if (pLocal < 1 || pLocal > 1 << 16) {
            throw new IllegalArgumentException("p_local is " + pLocal + "; allowed is 1..65536");
        }
        pLocal = pLocal + pLocal % 2;
        startE = startE.clone();
        startM = startM.clone();
        startIaf = startIaf.clone();
        if (Arrays.stream(startIaf).anyMatch(v -> v < 0)) {
            throw new IllegalArgumentException("a start value of the IAF counter is negative");
        }
    }

    /** Cycles of the global clock in a frame. */
    int cycles() {
        return (int) Math.ceil(frameDt / dt);
    }
}
