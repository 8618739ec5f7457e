package dev.xylo.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EdgeValuesTest {
    @ParameterizedTest
    @EnumSource
    void staysInRangeAndHasBothEnds(Parameter.Kind kind) {
        int[] values = EdgeValues.of(kind);
        assertThat(values).isSorted().doesNotHaveDuplicates();
        assertThat(values[0]).isEqualTo(kind.min());
        assertThat(values[values.length - 1]).isEqualTo(kind.max());
    }

    @Test
    void weights() {
        assertThat(EdgeValues.of(Parameter.Kind.WEIGHT))
                .containsExactly(
                        -128, -127, -64, -63, -32, -31, -16, -15, -8, -7, -4, -3, -2, -1, 0, 1, 2, 3, 4, 7, 8, 15, 16,
                        31, 32, 63, 64, 127);
    }
}
