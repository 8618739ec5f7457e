package dev.xylo.core.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0",
        "1, 0, 1",
        "-1, 0, -1",
        "32767, 0, 32767",
        "-32768, 0, -32768",
        "1, 1, 1",
        "-1, 1, -1",
        "2, 1, 1",
        "3, 1, 1",
        "-2, 1, -1",
        "-3, 1, -2",
        "7, 3, 1",
        "8, 3, 1",
        "-7, 3, -1",
        "-8, 3, -1",
        "-9, 3, -2",
        "32767, 15, 1",
        "-32768, 15, -1",
        "32767, 14, 1",
        "-32768, 14, -2",
        "100, 5, 3",
        "-100, 5, -4"
    })
    void decay(int v, int dash, int expected) {
        assertThat(Arithmetic.decay(v, dash)).isEqualTo(expected);
    }

    @Test
    void everyStateReachesZeroAndNeverCrossesIt() {
        for (int dash = 0; dash <= 15; dash++) {
            for (int v = Arithmetic.INT16_MIN; v <= Arithmetic.INT16_MAX; v++) {
                int left = v - Arithmetic.decay(v, dash);
                assertThat(Math.abs(left)).isLessThanOrEqualTo(Math.max(0, Math.abs(v) - 1));
                if (left != 0) {
                    assertThat(Integer.signum(left)).isEqualTo(Integer.signum(v));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "32767, 32767",
        "32768, 32767",
        "-32768, -32768",
        "-32769, -32768",
        "2147483647, 32767",
        "-2147483648, -32768"
    })
    void saturate(int x, int expected) {
        assertThat(Arithmetic.saturate(x)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "32767, 32767", "32768, -32768", "-32769, 32767", "65536, 0"})
    void wrap16(int x, int expected) {
        assertThat(Arithmetic.wrap16(x)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"127, 0, 127", "-128, 0, -128", "127, 8, 32512", "-128, 8, -32768", "-1, 7, -128"})
    void shiftedWeight(int weight, int shift, int expected) {
        assertThat(Arithmetic.shiftedWeight(weight, shift)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0",
        "1.5, 2",
        "2.5, 2",
        "-0.5, 0",
        "-1.5, -2",
        "0.49999999999999994, 0",
        "4503599627370497.5, 4503599627370498"
    })
    void roundHalfEven(double x, double expected) {
        assertThat(Arithmetic.roundHalfEven(x) + 0.0).isEqualTo(expected);
    }
}
