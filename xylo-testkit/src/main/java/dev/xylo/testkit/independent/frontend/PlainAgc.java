package dev.xylo.testkit.independent.frontend;

/** Audio 3's analog input over a whole signal. */
public final class PlainAgc {
    private static final int[][] RECURSIVE = {
        {0, 0, 0, 0}, {-76101, 93600, -46155, 15598}, {}, {-93468, 113014, -65651, 15547}
    };
    private static final int[][] FORWARD = {{64, 0, 0, 0, 0}, {45, 63, 96, 63, 45}, {}, {46, -62, 96, -62, 46}};
    private static final int[] SHIFT = {14, 16, 0, 15};
    private static final int[] SURPLUS = {256, 163, 0, 33};
    private static final int[] BITS = {16, 22, 0, 22};

    private PlainAgc() {}

    /**
     * Settings.
     *
     * @param oversampling 1, 2 or 4
     * @param smoother whether gains are smoothed
     * @param fixedIndex a gain that stays, or -1
     * @param gains 16
     * @param at 16 thresholds
     * @param variation 17
     * @param hysteresis of the maximum
     * @param rise shift
     * @param fall shift
     * @param waits 16 waiting lengths
     * @param longest waiting length
     * @param smoothing shift of the smoother
     * @param fraction its fractional bits
     */
    public record Settings(
            int oversampling,
            boolean smoother,
            int fixedIndex,
            double[] gains,
            int[] at,
            int[] variation,
            int hysteresis,
            int rise,
            int fall,
            int[] waits,
            int longest,
            int smoothing,
            int fraction) {}

    /**
     * Runs a signal.
     *
     * @param u volts at 50 kHz times the oversampling
     * @param s settings
     * @return samples of 10 bits at 50 kHz
     * @throws OutOfRange if a value leaves its bits
     */
    public static long[] run(double[] u, Settings s) {
        int table = s.oversampling() - 1;
        double dt = 1 / (50000.0 * s.oversampling());
        double ch = 1 / (2 * Math.PI * 400 * 50);
        double cl = 1 / (2 * Math.PI * 20000);
        double vl = 0;
        double vh = 0;
        long adc = 0;
        long[] w = new long[5];
        int dz = Math.max(s.rise(), s.fall());
        long unit = 1L << dz;
        long hr = 0;
        long mx = 0;
        long reg = 0;
        long wt = s.waits()[0];
        long nw = 0;
        int idx = 0;
        int command = 0;
        int current = 0;
        long g = (1L << s.smoothing()) << s.fraction();
        long[] out = new long[u.length / s.oversampling()];
        for (int t = 0; t < u.length; t++) {
            double ql = (u[t] - vl) * dt;
            double qh = (vl - vh) / 400 * dt;
            vh += qh / ch;
            vl = supply(vl + (ql - qh) / cl);
            int gain = s.fixedIndex() >= 0 ? s.fixedIndex() : command;
            double v = supply(s.gains()[gain] * supply(vl - vh));
            w[0] = adc;
            for (int k = 1; k < 5; k++) {
                w[0] += Math.floorDiv(-w[k] * RECURSIVE[table][k - 1], 1L << SHIFT[table]);
            }
            long sum = 0;
            for (int k = 0; k < 5; k++) {
                sum += w[k] * FORWARD[table][k];
            }
            long half = 1L << (BITS[table] - 1);
            if (sum >= half || sum < -half) {
                throw new OutOfRange("anti-aliasing filter: " + sum);
            }
            long y = Math.clamp(Math.floorDiv(sum * SURPLUS[table], 1L << SHIFT[table]), -512, 511);
            System.arraycopy(w, 0, w, 1, 4);
            adc = (long) (512 * (v / (1.1 * (1 + 0.00001))));
            if ((t + 1) % s.oversampling() != 0) {
                continue;
            }
            command = idx;
            long hi = Math.abs(y) * unit;
            long divisor = 1L << (hi >= hr ? s.rise() : s.fall());
            hr = hr - Math.floorDiv(hr, divisor) + hi / divisor;
            if (hr >= 512 * unit) {
                throw new OutOfRange("envelope: " + hr);
            }
            mx = Math.max(mx, Math.floorDiv(hr, unit));
            int r = 0;
            for (int level : s.at()) {
                r += level < mx ? 1 : 0;
            }
            if (r == 16 || s.variation()[r] < 0) {
                idx = Math.clamp(idx + s.variation()[r], 0, 15);
                int target = r + s.variation()[r];
                hr = (s.at()[target] - s.hysteresis()) * unit;
                mx = 0;
                reg = 0;
                nw = 0;
                wt = s.waits()[target];
            } else {
                boolean louder = mx >= reg + s.hysteresis();
                reg = louder ? mx : reg;
                wt = louder ? s.waits()[r] : wt - 1;
                nw++;
                if (nw == s.longest() || wt == 0) {
                    idx = Math.clamp(idx + s.variation()[r], 0, 15);
                    wt = s.waits()[r];
                    nw = 0;
                    mx = 0;
                    reg = 0;
                }
            }
            out[t / s.oversampling()] = y;
            if (s.smoother()) {
                long slow = 1L << s.smoothing();
                long one = 1L << s.fraction();
                if (command > current) {
                    g = (long) (s.gains()[current] / s.gains()[current + 1] * one) * slow;
                } else if (command < current) {
                    g = (long) (s.gains()[command + 1] / s.gains()[command] * one) * slow;
                } else {
                    g = g - g / slow + one;
                }
                current = command;
                out[t / s.oversampling()] = Math.clamp(Math.floorDiv(y * (g / slow), one), -512, 511);
            }
        }
        return out;
    }

    private static double supply(double v) {
        return v > 1.1 ? 1.1 : v < -1.1 ? -1.1 : v;
    }
}
