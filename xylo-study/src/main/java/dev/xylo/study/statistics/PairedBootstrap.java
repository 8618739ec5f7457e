package dev.xylo.study.statistics;

import java.util.Arrays;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Bootstrap interval of the difference of two accuracies on the same samples.
 *
 * <p>A resample draws as many samples, with replacement; a sample keeps both its outcomes. Its contribution to the difference is -1, 0
 * or +1, so that a resample is a trinomial draw of how often each occurs. That is what is drawn here, as two binomial numbers (the +1 of
 * all samples, then the -1 of the rest) with exact rational probabilities: the distribution is exactly that of drawing indices, in a
 * small part of the time.
 *
 * <p>The interval is between two percentiles of the resampled differences (B. Efron, "Bootstrap methods: another look at the jackknife",
 * Annals of Statistics 7, 1979), interpolated linearly as {@code numpy.percentile} does by default (type 7 of R. J. Hyndman and Y. Fan,
 * 1996). With no sample that only one of them gets right, it has no width.
 *
 * <p>Random numbers: XO_SHI_RO_256_PP of Apache Commons RNG, seeded by its {@code RandomSource.create(Long)}. Everything before the
 * percentiles is done in integers: the same seed gives the same interval on every machine.
 */
public final class PairedBootstrap {
    /** Most resamples that are accepted. */
    public static final int MAX_RESAMPLES = 10_000_000;

    private PairedBootstrap() {}

    /**
     * Mean of the first minus mean of the second.
     *
     * @param first whether the first is right, by sample
     * @param second whether the second is right, for the same samples
     * @param resamples how often to draw, {@code 1..}{@link #MAX_RESAMPLES}; 10,000 is usual
     * @param seed any number
     * @param confidence between 0 and 1, both excluded; 0.95 is usual
     * @return the difference of the samples themselves and its interval, all -1..1
     * @throws IllegalArgumentException if there is no sample, the lengths differ, or another argument is out of range
     */
    public static Interval difference(boolean[] first, boolean[] second, int resamples, long seed, double confidence) {
        if (first.length != second.length) {
            throw new IllegalArgumentException(
                    "the first has " + first.length + " samples, the second " + second.length);
        }
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int i = 0; i < first.length; i++) {
            onlyFirst += first[i] && !second[i] ? 1 : 0;
            onlySecond += second[i] && !first[i] ? 1 : 0;
        }
        return difference(first.length, onlyFirst, onlySecond, resamples, seed, confidence);
    }

    /**
     * As {@link #difference(boolean[], boolean[], int, long, double)}, from the counts, which are all that matters.
     *
     * @param samples all samples, at least 1
     * @param onlyFirst samples that only the first gets right, at least 0
     * @param onlySecond samples that only the second gets right, at least 0; with the others at most {@code samples}
     * @param resamples how often to draw, {@code 1..}{@link #MAX_RESAMPLES}
     * @param seed any number
     * @param confidence between 0 and 1, both excluded
     * @return the difference of the samples themselves and its interval, all -1..1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Interval difference(
            int samples, int onlyFirst, int onlySecond, int resamples, long seed, double confidence) {
        if (samples < 1) {
            throw new IllegalArgumentException("there are no samples");
        }
        if (onlyFirst < 0 || onlySecond < 0 || (long) onlyFirst + onlySecond > samples) {
            throw new IllegalArgumentException(
                    "counts are " + onlyFirst + " and " + onlySecond + " of " + samples + " samples");
        }
        if (resamples < 1 || resamples > MAX_RESAMPLES) {
            throw new IllegalArgumentException(resamples + " resamples; needed are 1.." + MAX_RESAMPLES);
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException(
                    "confidence is " + confidence + "; it must be between 0 and 1, both excluded");
        }
        int[] differences = resampled(samples, onlyFirst, onlySecond, resamples, seed);
        Arrays.sort(differences);
        double tail = (1 - confidence) / 2;
        return new Interval(
                (double) (onlyFirst - onlySecond) / samples,
                quantile(differences, tail) / samples,
                quantile(differences, 1 - tail) / samples);
    }

    /** Differences of the resamples, times the number of samples. */
    static int[] resampled(int samples, int onlyFirst, int onlySecond, int resamples, long seed) {
        ExactBinomial binomial = new ExactBinomial(RandomSource.XO_SHI_RO_256_PP.create(seed));
        int[] differences = new int[resamples];
        for (int i = 0; i < resamples; i++) {
            int plus = binomial.sample(samples, onlyFirst, samples);
            int minus = binomial.sample(samples - plus, onlySecond, samples - onlyFirst);
            differences[i] = plus - minus;
        }
        return differences;
    }

    /** Quantile of type 7. */
    private static double quantile(int[] ascending, double share) {
        double position = share * (ascending.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * ((double) ascending[above] - ascending[below]);
    }
}
