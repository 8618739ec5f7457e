package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedDifferenceTest {
    private static final double Z = 1.959963984540054;

    /**
     * Published: 1, 7 of 21 is the airway study in table VI of M. W. Fagerland, S. Lydersen, P. Laake, "Recommended tests and confidence
     * intervals for paired binomial proportions", Statistics in Medicine 33 (2014): -0.517 to -0.026; PropCIs 0.3-0 of R gives the same.
     * 28, 25 of 618 at 90 % is R's PropCIs::scoreci.mp(25, 28, 618, 0.90): -0.0148 to 0.0247.
     */
    @ParameterizedTest
    @CsvSource({"21, 1, 7, 0.95, -0.517, -0.026, 5e-4", "618, 28, 25, 0.90, -0.0148, 0.0247, 5e-5"})
    void published(int samples, int first, int second, double confidence, double lower, double upper, double within) {
        Interval interval = PairedDifference.of(samples, first, second, confidence);
        assertThat(interval.lower()).isCloseTo(lower, within(within));
        assertThat(interval.upper()).isCloseTo(upper, within(within));
    }

    /** Without a discordant sample the ends are z^2 / (n + z^2). */
    @ParameterizedTest
    @CsvSource({"1", "20", "188", "189", "100000"})
    void noDiscordantSample(int samples) {
        Interval interval = PairedDifference.of(samples, 0, 0, 0.95);
        double end = Z * Z / (samples + Z * Z);
        assertThat(interval.value()).isZero();
        assertThat(interval.upper()).isCloseTo(end, within(1e-12));
        assertThat(interval.lower()).isEqualTo(-interval.upper());
    }

    @Test
    void edges() {
        assertThat(PairedDifference.of(9, 9, 0, 0.95).upper()).isEqualTo(1);
        assertThat(PairedDifference.of(9, 0, 9, 0.95).lower()).isEqualTo(-1);
        assertThat(PairedDifference.of(9, 0, 9, 0.95).upper())
                .as("(z^2 - n) / (z^2 + n)")
                .isCloseTo((Z * Z - 9) / (Z * Z + 9), within(1e-12));
        assertThat(PairedDifference.of(1, 1, 0, 0.95).lower()).isBetween(-1.0, 1.0);
        assertThat(PairedDifference.of(Integer.MAX_VALUE, 1 << 30, 1 << 29, 0.95)
                        .upper())
                .isCloseTo(0.25, within(1e-4));
    }

    /**
     * Every end of a grid against the definition, worked out otherwise: the likelihood of the shares is maximized by ternary search, and the
     * test statistic at the end is z.
     */
    @Test
    void everyEndIsWhereTheScoreTestTurns() {
        for (int n : new int[] {5, 20, 77}) {
            for (int b = 0; b <= n; b += 3) {
                for (int c = 0; b + c <= n; c += 4) {
                    Interval interval = PairedDifference.of(n, b, c, 0.95);
                    assertThat(interval.value()).isBetween(interval.lower(), interval.upper());
                    for (double end : new double[] {interval.lower(), interval.upper()}) {
                        if (Math.abs(end) < 1) {
                            assertThat(statistic(n, b, c, end))
                                    .as("%d %d %d at %s", n, b, c, end)
                                    .isCloseTo(Z, within(1e-4));
                        }
                    }
                }
            }
        }
    }

    private static double statistic(int n, int b, int c, double d) {
        double low = Math.max(0, -d);
        double high = (1 - d) / 2;
        for (int i = 0; i < 200; i++) {
            double left = low + (high - low) / 3;
            double right = high - (high - low) / 3;
            if (likelihood(n, b, c, d, left) < likelihood(n, b, c, d, right)) {
                low = left;
            } else {
                high = right;
            }
        }
        double q = (low + high) / 2;
        return Math.abs(b - c - n * d) / Math.sqrt(n * (2 * q + d - d * d));
    }

    private static double likelihood(int n, int b, int c, double d, double q) {
        return term(b, q + d) + term(c, q) + term(n - b - c, 1 - 2 * q - d);
    }

    private static double term(int count, double share) {
        return count == 0 ? 0 : count * Math.log(Math.max(share, 1e-300));
    }

    @Test
    void howManySamplesWouldShow() {
        assertThat(PairedDifference.samplesToShow(0, 0, 0.02, 0.95)).hasValue(189);
        assertThat(PairedDifference.of(189, 0, 0, 0.95).lower()).isGreaterThanOrEqualTo(-0.02);
        assertThat(PairedDifference.of(188, 0, 0, 0.95).lower()).isLessThan(-0.02);
        long enough = PairedDifference.samplesToShow(0.01, 0.02, 0.02, 0.95).orElse(0);
        assertThat(enough).as("a loss of 1 point, with 3 % discordant").isBetween(1000L, 2000L);
        assertThat(PairedDifference.samplesToShow(0.01, 0.03, 0.02, 0.95))
                .as("2 points are lost, however many samples")
                .isEmpty();
        assertThat(PairedDifference.samplesToShow(0, 0, 0, 0.95)).isEmpty();
        assertThat(PairedDifference.samplesToShow(0.3, 0.1, 0, 0.95).orElse(0)).isPositive();
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> PairedDifference.of(0, 0, 0, 0.95)).hasMessage("there are no samples");
        assertThatThrownBy(() -> PairedDifference.of(10, 6, 5, 0.95)).hasMessageContaining("6 and 5 of 10");
        assertThatThrownBy(() -> PairedDifference.of(10, -1, 5, 0.95)).hasMessageContaining("-1 and 5 of 10");
        assertThatThrownBy(() -> PairedDifference.of(10, 1, 1, 1)).hasMessageContaining("confidence is 1.0");
    }
}
