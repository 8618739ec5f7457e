package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against scipy 1.17.1: {@code print(scipy.stats.wasserstein_distance(a, b))}. */
class EarthMoverTest {
    @ParameterizedTest
    @CsvSource({
        "0 1 3, 5 6 8, 5.0",
        "1, 1, 0.0",
        "2, -1.5, 3.5",
        "1 1 2, 1 2 2 2, 0.41666666666666663",
        "3.4 3.9 7.5 7.8, 4.5 1.4, 2.7",
        "0 0 0 0, 0 0 1, 0.33333333333333337",
        "-1 4 2.5 9 9, 9 -1 3, 1.0999999999999996"
    })
    void agreesWithScipy(String a, String b, double distance) {
        assertThat(EarthMover.distance(numbers(a), numbers(b))).isCloseTo(distance, within(1e-14));
        assertThat(EarthMover.distance(numbers(b), numbers(a))).isCloseTo(distance, within(1e-14));
    }

    /** Of samples of the same size it is the mean distance of the sorted values. */
    @Test
    void sameSize() {
        Random random = new Random(1);
        double[] a = random.doubles(1000, -3, 7).toArray();
        double[] b = random.doubles(1000, 0, 20).toArray();
        double distance = EarthMover.distance(a, b);
        Arrays.sort(a);
        Arrays.sort(b);
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(a[i] - b[i]);
        }
        assertThat(distance).isCloseTo(sum / a.length, within(1e-12));
    }

    @Test
    void leavesItsArguments() {
        double[] a = {3, 1};
        EarthMover.distance(a, a);
        assertThat(a).containsExactly(3, 1);
        assertThat(EarthMover.distance(a, a)).isZero();
    }

    @Test
    void refusesWhatIsNoSample() {
        double[] one = {1};
        assertThatThrownBy(() -> EarthMover.distance(new double[0], one))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the first sample is empty");
        assertThatThrownBy(() -> EarthMover.distance(one, new double[] {0, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("value 1 of the second sample is NaN");
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
