package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Against statsmodels 0.15.0 (numpy 2.4.6): {@code print(multipletests(p, method='holm')[1].tolist())} with {@code from
 * statsmodels.stats.multitest import multipletests}.
 */
class HolmTest {
    @ParameterizedTest
    @CsvSource({
        "0.01 0.04 0.03 0.005, 0.03 0.06 0.06 0.02",
        "0.5, 0.5",
        "1.0 1.0, 1.0 1.0",
        "0.0 0.2 0.2 0.2, 0.0 0.6000000000000001 0.6000000000000001 0.6000000000000001",
        "0.04 0.03 0.02 0.01, 0.06 0.06 0.06 0.04",
        "1e-300 0.9 0.06, 3e-300 0.9 0.12",
        "0.02 0.02 0.5 0.011 0.3, 0.08 0.08 0.6 0.05499999999999999 0.6"
    })
    void agreesWithStatsmodels(String p, String expected) {
        assertThat(Holm.adjust(numbers(p))).containsExactly(numbers(expected), within(1e-15));
    }

    @Test
    void leavesItsArgument() {
        double[] p = {0.5, 0.01};
        Holm.adjust(p);
        assertThat(p).containsExactly(0.5, 0.01);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -1e-9, 1.0000001, Double.POSITIVE_INFINITY})
    void refusesWhatIsNoProbability(double p) {
        assertThatThrownBy(() -> Holm.adjust(new double[] {0.5, p}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p-value 1 is " + p);
    }

    @Test
    void refusesNone() {
        assertThatThrownBy(() -> Holm.adjust(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] numbers(String text) {
        return java.util.Arrays.stream(text.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
