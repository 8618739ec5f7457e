package dev.xylo.frontend.audio3;

import dev.xylo.frontend.internal.Logarithm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Settings of the analog input with automatic gain control. Times are in samples at 50 kHz.
 *
 * @param oversampling input samples per sample at 50 kHz: 1, 2 or 4
 * @param smoother whether steps of the gain are smoothed ({@code enable_gain_smoother})
 * @param fixedGain whether the amplifier keeps one gain ({@code fixed_gain_for_PGA_mode})
 * @param fixedIndex that gain, 0..15
 * @param gains of the amplifier, 16
 * @param thresholds amplitude levels, 16 increasing ones of 0..511
 * @param variation change of the gain index per level, 17 values of -3..3, the last negative
 * @param hysteresis what the envelope must rise by to count as new
 * @param riseShift and {@code fallShift}: shifts of the envelope's low-pass, {@code ceil(log2(time * 50000))}
 * @param fallShift see {@code riseShift}
 * @param waiting samples to wait at each level, 16
 * @param longestWait {@code trunc(50000 * largest waiting time)}
 * @param smoothing shift of the gain smoother, and its gains
 */
public record AgcParameters(
        int oversampling,
        boolean smoother,
        boolean fixedGain,
        int fixedIndex,
        List<Double> gains,
        List<Integer> thresholds,
        List<Integer> variation,
        int hysteresis,
        int riseShift,
        int fallShift,
        List<Integer> waiting,
        int longestWait,
        Smoothing smoothing) {
    /** Gain indices, and levels of the envelope below the highest. */
    public static final int LEVELS = 16;

    /** Samples per second behind the ADC. */
    public static final double RATE = 50_000;

    /** {@code 32^(i/15)}, as numpy computes it. */
    public static final List<Double> DEFAULT_GAINS = List.of(
            1.0,
            1.2599210498948732,
            1.5874010519681994,
            2.0,
            2.5198420997897464,
            3.1748021039363987,
            4.0,
            5.039684199579493,
            6.3496042078727974,
            7.999999999999999,
            10.079368399158984,
            12.699208415745593,
            16.000000000000004,
            20.15873679831797,
            25.398416831491193,
            32.0);

    private static final int DEFAULT_FRACTION = 9;
    private static final int LARGEST_LEVEL = 511;
    private static final int LARGEST_VARIATION = 3;

    /** What Rockpool's module takes. */
    public static final AgcParameters DEFAULT = defaults();

    /**
     * Parameters of the gain smoother.
     *
     * @param shift of its low-pass
     * @param fraction fractional bits of a gain, 1..15
     * @param up per index below 15, the gain that replaces a step down: {@code trunc(gain[i+1] / gain[i] * 2^fraction)}
     * @param down the same for a step up
     */
    public record Smoothing(int shift, int fraction, List<Integer> up, List<Integer> down) {
        /** Copies and checks. */
        public Smoothing {
            up = List.copyOf(up);
            down = List.copyOf(down);
            if (fraction < 1 || fraction > 15 || shift < 0 || shift > 31) {
                throw new IllegalArgumentException("a gain smoother with shift " + shift + " and " + fraction
                        + " fractional bits; allowed are 0..31 and 1..15");
            }
            if (up.size() != LEVELS - 1 || down.size() != LEVELS - 1) {
                throw new IllegalArgumentException(
                        up.size() + " gains up and " + down.size() + " down; needed are " + (LEVELS - 1) + " each");
            }
        }

        /**
         * As the reference computes it.
         *
         * @param gains 16 gains of the amplifier
         * @param fraction fractional bits, {@code num_bits_gain_quantization - 1}
         * @param shortestWait smallest waiting time in samples at 50 kHz, at least 1
         * @return the parameters
         */
        public static Smoothing of(List<Double> gains, int fraction, int shortestWait) {
            double unit = Math.scalb(1.0, fraction);
            List<Integer> up = new ArrayList<>();
            List<Integer> down = new ArrayList<>();
            for (int i = 0; i + 1 < gains.size(); i++) {
                up.add((int) (gains.get(i + 1) / gains.get(i) * unit));
                down.add((int) (gains.get(i) / gains.get(i + 1) * unit));
            }
            int power = 31 - Integer.numberOfLeadingZeros(Math.max(1, shortestWait));
            int shift = (int) (Logarithm.base2(Math.scalb(1.0, power) / 6));
            return new Smoothing(Math.max(0, shift), fraction, up, down);
        }
    }

    /** Copies and checks. */
    public AgcParameters {
        gains = List.copyOf(gains);
        thresholds = List.copyOf(thresholds);
        variation = List.copyOf(variation);
        waiting = List.copyOf(waiting);
        if (!AntiAliasing.knows(oversampling)) {
            throw new IllegalArgumentException("oversampling_factor is " + oversampling + "; allowed are 1, 2 and 4");
        }
        sized("PGA gains", gains, LEVELS);
        sized("amplitude thresholds", thresholds, LEVELS);
        sized("gain index variations", variation, LEVELS + 1);
        sized("waiting times", waiting, LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            int level = thresholds.get(i);
            if (level < 0 || level > LARGEST_LEVEL || i > 0 && level <= thresholds.get(i - 1)) {
                throw new IllegalArgumentException(
                        "amplitude thresholds " + thresholds + "; needed are increasing ones of 0.." + LARGEST_LEVEL);
            }
        }
        boolean small = variation.stream().allMatch(v -> Math.abs(v) <= LARGEST_VARIATION);
        if (!small || variation.get(LEVELS) >= 0) {
            throw new IllegalArgumentException(
                    "gain index variations " + variation + "; needed are -3..3, the last of them negative");
        }
        for (int i = 0; i < LEVELS; i++) {
            if (i + variation.get(i) < 0) {
                throw new IllegalArgumentException(
                        "gain index variation " + variation.get(i) + " at level " + i + " leads below level 0");
            }
        }
        if (fixedIndex < 0
                || fixedIndex >= LEVELS
                || riseShift < 0
                || fallShift < 0
                || Math.max(riseShift, fallShift) > 40) {
            throw new IllegalArgumentException("fixed PGA index " + fixedIndex + ", rise shift " + riseShift
                    + ", fall shift " + fallShift + "; allowed are 0..15, 0..40, 0..40");
        }
    }

    /**
     * Samples per second that the amplifier takes.
     *
     * @return 50000, 100000 or 200000
     */
    public double inputRate() {
        return RATE * oversampling;
    }

    /**
     * The same with another oversampling.
     *
     * @param factor 1, 2 or 4
     * @return a copy
     */
    public AgcParameters withOversampling(int factor) {
        return new AgcParameters(
                factor,
                smoother,
                fixedGain,
                fixedIndex,
                gains,
                thresholds,
                variation,
                hysteresis,
                riseShift,
                fallShift,
                waiting,
                longestWait,
                smoothing);
    }

    /**
     * The same with a gain that stays.
     *
     * @param index 0..15
     * @return a copy
     */
    public AgcParameters withFixedGain(int index) {
        return new AgcParameters(
                oversampling,
                smoother,
                true,
                index,
                gains,
                thresholds,
                variation,
                hysteresis,
                riseShift,
                fallShift,
                waiting,
                longestWait,
                smoothing);
    }

    /**
     * Shift of a low-pass for a time constant.
     *
     * @param seconds above 0
     * @return {@code ceil(log2(seconds * 50000))}
     */
    public static int shift(double seconds) {
        return (int) Math.ceil(Logarithm.base2(seconds * RATE));
    }

    private static AgcParameters defaults() {
        List<Integer> waiting = IntStream.range(0, LEVELS)
                .mapToObj(i -> (int) (0.3 * Math.sqrt(i + 1) * RATE))
                .toList();
        List<Integer> variation = new ArrayList<>(Collections.nCopies(14, 1));
        variation.addAll(List.of(0, 0, -1));
        return new AgcParameters(
                2,
                true,
                false,
                LEVELS - 1,
                DEFAULT_GAINS,
                List.of(11, 14, 17, 22, 28, 35, 44, 56, 71, 89, 112, 142, 179, 225, 284, 358),
                variation,
                5,
                shift(0.1e-3),
                shift(0.3),
                waiting,
                waiting.get(LEVELS - 1),
                Smoothing.of(DEFAULT_GAINS, DEFAULT_FRACTION, waiting.get(0)));
    }

    private static void sized(String what, List<?> values, int needed) {
        if (values.size() != needed) {
            throw new IllegalArgumentException(values.size() + " " + what + "; needed are " + needed);
        }
    }
}
