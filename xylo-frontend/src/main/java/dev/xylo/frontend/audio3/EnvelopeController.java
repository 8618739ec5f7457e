package dev.xylo.frontend.audio3;

import dev.xylo.frontend.FrontEndException;

/**
 * Follows the envelope at 50 kHz and commands the gain index.
 *
 * <pre>
 *     hi = |y| &lt;&lt; dz;  k = rise if hi >= hr, else fall                   # dz = max(rise, fall)
 *     hr = hr - (hr >> k) + (hi >> k);  env = hr >> dz;  mx = max(mx, env)
 *     r = number of thresholds &lt; mx
 * </pre>
 *
 * <p>At the highest level, or at one that lowers the gain, it acts at once; else after the level's waiting time, which begins anew when the
 * maximum rises by the hysteresis, or after the longest one. What it
 * decides at a sample is the command that it gives with the next one, and that holds for the amplifier from the input sample after it.
 */
final class EnvelopeController {
    private static final String NAME = "envelope controller";
    private static final int BITS = 9;

    private final AgcParameters parameters;
    private final int dz;
    private final int[] thresholds;
    private final int[] variation;
    private final int[] wait;
    private long highRes;
    private long envelope;
    private long max;
    private long registered;
    private int index;
    private long waiting;
    private long inWaiting;

    EnvelopeController(AgcParameters parameters) {
        this.parameters = parameters;
        this.dz = Math.max(parameters.riseShift(), parameters.fallShift());
        this.thresholds = ints(parameters.thresholds());
        this.variation = ints(parameters.variation());
        this.wait = ints(parameters.waiting());
        this.waiting = wait[0];
    }

    /** The command that holds for this sample is {@link #index} before the call. */
    void next(long y, long sample) {
        long high = Math.abs(y) << dz;
        int k = high >= highRes ? parameters.riseShift() : parameters.fallShift();
        highRes = highRes - (highRes >> k) + (high >> k);
        if (highRes >= 1L << (BITS + dz)) {
            throw new FrontEndException(
                    NAME,
                    sample,
                    FrontEndException.NO_CHANNEL,
                    "the envelope " + highRes + " leaves " + (BITS + dz) + " bits");
        }
        envelope = highRes >> dz;
        max = Math.max(max, envelope);
        int level = level();
        if (level == AgcParameters.LEVELS || variation[level] < 0) {
            step(level);
            int target = level + variation[level];
            highRes = (long) (thresholds[target] - parameters.hysteresis()) << dz;
            restart(wait[target]);
        } else {
            if (max >= registered + parameters.hysteresis()) {
                registered = max;
                waiting = wait[level];
            } else {
                waiting--;
            }
            inWaiting++;
            if (inWaiting == parameters.longestWait() || waiting == 0) {
                step(level);
                restart(wait[level]);
            }
        }
    }

    private int level() {
        int level = 0;
        while (level < thresholds.length && thresholds[level] < max) {
            level++;
        }
        return level;
    }

    private void step(int level) {
        index = Math.max(0, Math.min(AgcParameters.LEVELS - 1, index + variation[level]));
    }

    private void restart(long wait) {
        max = 0;
        registered = 0;
        waiting = wait;
        inWaiting = 0;
    }

    int index() {
        return index;
    }

    /** State after the last sample; the envelope before a reset. */
    long[] states() {
        return new long[] {highRes, envelope, max, registered, waiting, inWaiting};
    }

    private static int[] ints(java.util.List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
