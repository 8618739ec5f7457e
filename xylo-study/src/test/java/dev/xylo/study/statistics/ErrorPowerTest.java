package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ErrorPowerTest {
    private static final double[] REFERENCE = {1, -2, 3, 0.5, 0};
    private static final double[] ACTUAL = {1.1, -1.9, 2.5, 0.5, -0.25};

    /**
     * numpy 2.4.6: {@code print(10 * np.log10((r ** 2).sum() / ((r - a) ** 2).sum()), np.sqrt(((r - a) ** 2).mean()))}, 16.320232147054057
     * and 0.25787593916455254.
     */
    @Test
    void agreesWithNumpy() {
        ErrorPower power = of(0, REFERENCE.length);
        assertThat(power.sqnrDecibel().orElseThrow()).isCloseTo(16.320232147054057, within(1e-13));
        assertThat(power.rmse().orElseThrow()).isCloseTo(0.25787593916455254, within(1e-15));
        assertThat(power.count()).isEqualTo(5);
    }

    @Test
    void mergedInOrderItIsTheSameEveryTime() {
        ErrorPower all = of(0, 2);
        ErrorPower rest = of(2, REFERENCE.length);
        all.merge(rest);
        ErrorPower again = of(0, 2);
        again.merge(of(2, REFERENCE.length));
        assertThat(all.sqnrDecibel()).isEqualTo(again.sqnrDecibel());
        assertThat(all.rmse()).isEqualTo(again.rmse());
        assertThat(all.sqnrDecibel().orElseThrow()).isCloseTo(16.320232147054057, within(1e-13));
        assertThat(all.count()).isEqualTo(5);
        assertThat(rest.count()).isEqualTo(3);
    }

    @Test
    void mergedWithItself() {
        ErrorPower power = of(0, 5);
        power.merge(power);
        assertThat(power.count()).isEqualTo(10);
        assertThat(power.rmse().orElseThrow()).isCloseTo(0.25787593916455254, within(1e-15));
    }

    @Test
    void extremes() {
        ErrorPower power = new ErrorPower();
        assertThat(power.sqnrDecibel()).isEmpty();
        assertThat(power.rmse()).isEmpty();
        power.add(0, 0.5);
        assertThat(power.sqnrDecibel()).as("no signal").isEmpty();
        assertThat(power.rmse()).hasValue(0.5);
        ErrorPower exact = new ErrorPower();
        exact.add(3, 3);
        assertThat(exact.sqnrDecibel()).hasValue(Double.POSITIVE_INFINITY);
        assertThat(exact.rmse()).hasValue(0);
    }

    @Test
    void refusesWhatIsNoNumber() {
        ErrorPower power = new ErrorPower();
        assertThatThrownBy(() -> power.add(1, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1.0 and NaN");
        assertThatThrownBy(() -> power.add(Double.NEGATIVE_INFINITY, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(power.count()).isZero();
    }

    private static ErrorPower of(int from, int to) {
        ErrorPower power = new ErrorPower();
        for (int i = from; i < to; i++) {
            power.add(REFERENCE[i], ACTUAL[i]);
        }
        return power;
    }
}
