package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The exact distribution of the resampled difference is that of {@code plus - minus}, {@code plus ~ B(n, b / n)}, {@code minus ~ B(n -
 * plus, c / (n - b))}. With scipy 1.17.1 and numpy 2.4.6:
 *
 * <pre>{@code
 * for i in range(n + 1):
 *     j = np.arange(n - i + 1)
 *     pmf[n + i - j] += binom.pmf(i, n, b / n) * binom.pmf(j, n - i, c / (n - b))
 * print([np.searchsorted(pmf.cumsum(), q) - n for q in (.025, .975)], pmf[n - 8:n + 16])
 * }</pre>
 */
class PairedBootstrapTest {
    private static final int[] PINNED = {29, 33, 25, 29, 24, 18, 30, 32};

    /** The first number is the difference -8, for n = 20, b = 6, c = 3. */
    private static final double[] EXACT = {
        0.00012483114369182447,
        0.00042531852507356394,
        0.0012790752040688319,
        0.003407123656232452,
        0.008060990269323392,
        0.016975531770296027,
        0.031869910133376624,
        0.05339932293394978,
        0.07990367816465274,
        0.10679864586789961,
        0.12747964053350666,
        0.1358042541623684,
        0.12897584430917458,
        0.10902795699943868,
        0.08186081306040546,
        0.054440771209416344,
        0.03195677278510718,
        0.016484875278678653,
        0.007432055421539182,
        0.002908340559392268,
        0.000979313725061322,
        0.0002806159444352324,
        6.744096812456167e-05,
        1.3332957858069077e-05
    };

    /** The percentiles are well inside an integer's probability, so that 100,000 resamples hit them. */
    @ParameterizedTest
    @CsvSource({"100, 12, 5, -1, 15", "450, 5, 12, -15, 1", "1000, 3, 0, 0, 7"})
    void hitsTheExactPercentiles(int samples, int onlyFirst, int onlySecond, double lower, double upper) {
        for (long seed = 0; seed < 10; seed++) {
            Interval interval = PairedBootstrap.difference(
                    first(samples, onlyFirst), second(samples, onlyFirst, onlySecond), 100_000, seed, 0.95);
            assertThat(interval.value()).isEqualTo((double) (onlyFirst - onlySecond) / samples);
            assertThat(interval.lower()).isCloseTo(lower / samples, within(1e-15));
            assertThat(interval.upper()).isCloseTo(upper / samples, within(1e-15));
        }
    }

    @Test
    void isDistributedExactly() {
        int draws = 1_000_000;
        int[] differences = PairedBootstrap.resampled(20, 6, 3, draws, 7);
        for (int k = 0; k < EXACT.length; k++) {
            int difference = k - 8;
            long hits = Arrays.stream(differences).filter(d -> d == difference).count();
            double deviation = Math.sqrt(draws * EXACT[k] * (1 - EXACT[k]));
            assertThat((double) hits).as("difference " + difference).isCloseTo(draws * EXACT[k], within(5 * deviation));
        }
    }

    /** Kolmogorov's distance of two samples of N is below 2.23 sqrt(2 / N) with probability 1 - 1e-4. */
    @ParameterizedTest
    @CsvSource({"1, 1, 0", "1, 0, 0", "2, 1, 1", "7, 2, 3", "37, 20, 17", "64, 1, 60", "65, 64, 1", "300, 20, 50"})
    void isDistributedAsDrawnIndices(int samples, int onlyFirst, int onlySecond) {
        int draws = 20_000;
        int[] fast = PairedBootstrap.resampled(samples, onlyFirst, onlySecond, draws, 3);
        int[] naive = new int[draws];
        boolean[] first = first(samples, onlyFirst);
        boolean[] second = second(samples, onlyFirst, onlySecond);
        Random random = new Random(4);
        for (int i = 0; i < draws; i++) {
            for (int j = 0; j < samples; j++) {
                int index = random.nextInt(samples);
                naive[i] += (first[index] ? 1 : 0) - (second[index] ? 1 : 0);
            }
        }
        double distance = 0;
        for (int d = -samples; d <= samples; d++) {
            int value = d;
            long below = Arrays.stream(fast).filter(x -> x <= value).count();
            long belowNaive = Arrays.stream(naive).filter(x -> x <= value).count();
            distance = Math.max(distance, Math.abs((double) (below - belowNaive) / draws));
        }
        assertThat(distance).isLessThan(2.23 * Math.sqrt(2.0 / draws));
    }

    /** Of 95 % intervals, about 95 % hold the difference that the samples were drawn with (here 5 points). */
    @Test
    void covers() {
        Random random = new Random(5);
        int studies = 1000;
        int covered = 0;
        for (int study = 0; study < studies; study++) {
            boolean[] first = new boolean[300];
            boolean[] second = new boolean[300];
            for (int i = 0; i < first.length; i++) {
                double u = random.nextDouble();
                first[i] = u < 0.8;
                second[i] = u < 0.7 || u >= 0.95;
            }
            Interval interval = PairedBootstrap.difference(first, second, 1000, study, 0.95);
            covered += interval.lower() <= 0.05 && 0.05 <= interval.upper() ? 1 : 0;
        }
        assertThat((double) covered / studies).isBetween(0.925, 0.97);
    }

    /** Pinned: another generator, another seeding or another order of draws would show here. */
    @Test
    void sameSeedSameInterval() {
        assertThat(PairedBootstrap.resampled(450, 30, 5, 8, 1)).containsExactly(PINNED);
        assertThat(PairedBootstrap.difference(450, 30, 5, 777, -9, 0.9))
                .isEqualTo(PairedBootstrap.difference(450, 30, 5, 777, -9, 0.9));
        assertThat(PairedBootstrap.resampled(450, 30, 5, 8, 2)).isNotEqualTo(PINNED);
    }

    /** The rule of {@code np.percentile(d, [10, 90])} for four values: positions 0.3 and 2.7. */
    @Test
    void percentilesAreLinear() {
        int[] differences = PairedBootstrap.resampled(10, 3, 3, 4, 1);
        Arrays.sort(differences);
        Interval interval = PairedBootstrap.difference(10, 3, 3, 4, 1, 0.8);
        assertThat(interval.lower())
                .isCloseTo((differences[0] + 0.3 * (differences[1] - differences[0])) / 10, within(1e-15));
        assertThat(interval.upper())
                .isCloseTo((differences[2] + 0.7 * (differences[3] - differences[2])) / 10, within(1e-15));
    }

    @Test
    void edges() {
        assertThat(PairedBootstrap.difference(9, 0, 0, 100, 1, 0.95)).isEqualTo(new Interval(0, 0, 0));
        assertThat(PairedBootstrap.difference(9, 9, 0, 100, 1, 0.95)).isEqualTo(new Interval(1, 1, 1));
        assertThat(PairedBootstrap.difference(9, 0, 9, 100, 1, 0.95)).isEqualTo(new Interval(-1, -1, -1));
        assertThat(PairedBootstrap.difference(new boolean[1], new boolean[] {true}, 1, 1, 0.95))
                .isEqualTo(new Interval(-1, -1, -1));
    }

    @Test
    void isFast() {
        Assertions.assertTimeout(
                Duration.ofSeconds(10), () -> PairedBootstrap.difference(100_000, 3000, 2500, 10_000, 1, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void refusesConfidence(double confidence) {
        assertThatThrownBy(() -> PairedBootstrap.difference(10, 1, 1, 10, 1, confidence))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("confidence is " + confidence);
    }

    @Test
    void refusals() {
        assertThatThrownBy(() -> PairedBootstrap.difference(new boolean[0], new boolean[0], 10, 1, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no samples");
        assertThatThrownBy(() -> PairedBootstrap.difference(new boolean[2], new boolean[3], 10, 1, 0.95))
                .hasMessage("the first has 2 samples, the second 3");
        assertThatThrownBy(() -> PairedBootstrap.difference(10, 6, 5, 10, 1, 0.95))
                .hasMessageContaining("6 and 5 of 10");
        assertThatThrownBy(() -> PairedBootstrap.difference(10, 6, -1, 10, 1, 0.95))
                .hasMessageContaining("6 and -1");
        assertThatThrownBy(() -> PairedBootstrap.difference(10, 1, 1, 0, 1, 0.95))
                .hasMessageContaining("0 resamples");
        assertThatThrownBy(() -> PairedBootstrap.difference(10, 1, 1, 10_000_001, 1, 0.95))
                .hasMessageContaining("10000001 resamples");
    }

    @Test
    void anIntervalHasFiniteOrderedEnds() {
        assertThatThrownBy(() -> new Interval(0, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Interval(Double.NaN, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean[] first(int samples, int onlyFirst) {
        boolean[] right = new boolean[samples];
        Arrays.fill(right, 0, onlyFirst, true);
        return right;
    }

    private static boolean[] second(int samples, int onlyFirst, int onlySecond) {
        boolean[] right = new boolean[samples];
        Arrays.fill(right, onlyFirst, onlyFirst + onlySecond, true);
        return right;
    }
}
