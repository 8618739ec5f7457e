package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Expected values: SciPy 1.17.1, {@code stats.t.interval(0.95, n - 1, mean, sem)} and {@code stats.ttest_1samp(values, 0)}. */
class StudentTTest {
    @Test
    void fiveValues() {
        double[] values = {0.5, -0.25, 1.0, 0.75, 0.1};
        Interval interval = StudentT.mean(values, 0.95);
        assertThat(interval.value()).isCloseTo(0.42, within(1e-12));
        assertThat(interval.lower()).isCloseTo(-0.20176254971022967, within(1e-9));
        assertThat(interval.upper()).isCloseTo(1.0417625497102296, within(1e-9));
        assertThat(StudentT.p(values)).isCloseTo(0.13397844928212183, within(1e-9));
    }

    @Test
    void twoValues() {
        double[] values = {3, 5};
        Interval interval = StudentT.mean(values, 0.95);
        assertThat(interval.lower()).isCloseTo(-8.706204736174694, within(1e-8));
        assertThat(interval.upper()).isCloseTo(16.706204736174694, within(1e-8));
        assertThat(StudentT.p(values)).isCloseTo(0.15595826075473865, within(1e-9));
    }

    @Test
    void equalValuesHaveNoSpread() {
        assertThat(StudentT.mean(new double[] {2, 2, 2}, 0.95)).isEqualTo(new Interval(2, 2, 2));
        assertThat(StudentT.p(new double[] {2, 2, 2})).isZero();
        assertThat(StudentT.p(new double[] {0, 0, 0})).isEqualTo(1);
    }

    @Test
    void oneValueHasNoInterval() {
        assertThatThrownBy(() -> StudentT.mean(new double[] {1}, 0.95))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least two values; there are 1");
    }
}
