package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClassificationTest {
    private static final int[] LABELS = {0, 0, 0, 1, 1, 3};
    private static final int[] DECODED = {0, 0, 2, 1, 3, 0};

    /**
     * scikit-learn (numpy 2.4.6): {@code print(balanced_accuracy_score([0, 0, 0, 1, 1, 3], [0, 0, 2, 1, 3, 0]))}, 0.38888888888888884;
     * the matrix by {@code np.add.at(C, (y, d), 1)}.
     */
    @Test
    void agreesWithScikitLearn() {
        Classification result = Classification.of(DECODED, LABELS, 4);
        assertThat(result.classes()).isEqualTo(4);
        assertThat(result.confusion())
                .isDeepEqualTo(new int[][] {{2, 0, 1, 0}, {0, 1, 0, 1}, {0, 0, 0, 0}, {1, 0, 0, 0}});
        assertThat(result.recall())
                .containsExactly(
                        OptionalDouble.of(2.0 / 3),
                        OptionalDouble.of(0.5),
                        OptionalDouble.empty(),
                        OptionalDouble.of(0));
        assertThat(result.balancedAccuracy()).isCloseTo(0.38888888888888884, within(1e-16));
        assertThat(result.accuracy()).isEqualTo(0.5);
        assertThat(result.samples(1)).isEqualTo(2);
    }

    @Test
    void allOrNothing() {
        assertThat(Classification.of(LABELS, LABELS, 4).balancedAccuracy()).isEqualTo(1);
        assertThat(Classification.of(new int[] {1}, new int[] {0}, 2).balancedAccuracy())
                .isZero();
        assertThat(Classification.of(new int[] {0}, new int[] {0}, 1).accuracy())
                .isEqualTo(1);
    }

    @Test
    void isAValue() {
        Classification result = Classification.of(DECODED, LABELS, 4);
        result.confusion()[0][0] = 99;
        assertThat(result)
                .isEqualTo(Classification.of(DECODED, LABELS, 4))
                .hasSameHashCodeAs(Classification.of(DECODED, LABELS, 4));
        assertThat(result).isNotEqualTo(Classification.of(LABELS, LABELS, 4));
        assertThat(result).hasToString("[[2, 0, 1, 0], [0, 1, 0, 1], [0, 0, 0, 0], [1, 0, 0, 0]]");
    }

    @Test
    void refusals() {
        int[] one = {0};
        assertThatThrownBy(() -> Classification.of(new int[0], new int[0], 2)).hasMessage("there are no samples");
        assertThatThrownBy(() -> Classification.of(one, LABELS, 4))
                .hasMessageContaining("1 decoded samples and 6 labels");
        assertThatThrownBy(() -> Classification.of(one, one, 0)).hasMessageContaining("0 classes");
        assertThatThrownBy(() -> Classification.of(one, new int[] {2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label of sample 0 is 2; there are the classes 0..1");
        assertThatThrownBy(() -> Classification.of(new int[] {-1}, one, 2))
                .hasMessageContaining("decoded of sample 0 is -1");
    }
}
