package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wilson's interval, against values computed from its formula (E. B. Wilson 1927) in Python with z = 1.959963984540054. */
class ProportionTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.000000000000000, 0.277532799862889",
        "10, 10, 0.722467200137111, 1.000000000000000",
        "7, 14, 0.267992024524136, 0.732007975475864",
        "438, 450, 0.953972811629013, 0.984680966514042",
        "1, 1, 0.206549314377237, 1.000000000000000"
    })
    void wilson(int successes, int trials, double lower, double upper) {
        Proportion proportion = new Proportion(successes, trials);
        assertThat(proportion.lower()).isCloseTo(lower, within(1e-12));
        assertThat(proportion.upper()).isCloseTo(upper, within(1e-12));
    }

    @Test
    void refusesWhatIsNoProportion() {
        assertThatThrownBy(() -> new Proportion(2, 1)).hasMessageContaining("2 of 1");
        assertThatThrownBy(() -> new Proportion(0, 0)).hasMessageContaining("0 of 0");
    }
}
