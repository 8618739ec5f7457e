package dev.xylo.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void wholeNumbersCloseTogetherHaveABinEach() {
        assertThat(Histogram.of(2, 2, 4, 2).lines())
                .containsExactly(
                        "                   2        3 ########################################",
                        "                   3        0",
                        "                   4        1 ##############");
        assertThat(Histogram.of(7).counts()).containsExactly(1);
        assertThat(Histogram.of().lines()).isEmpty();
    }

    @Test
    void othersAreBinnedAndEveryValueIsCountedOnce() {
        Random random = new Random(1);
        for (double scale : new double[] {1e-300, 1e-3, 1, 1e3, 1e300, Double.MAX_VALUE}) {
            double[] values = random.doubles(1000, -1, 1).map(v -> v * scale).toArray();
            Histogram histogram = Histogram.of(values);
            assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(1000);
            assertThat(histogram.edges()).isSorted().hasSize(13);
            assertThat(Arrays.stream(histogram.counts()).min().orElseThrow()).isGreaterThan(30);
        }
        assertThat(Histogram.of(-100, 100).counts()).startsWith(1).endsWith(1);
        assertThat(Arrays.stream(Histogram.of(0.5, 0.5).counts()).sum()).isEqualTo(2);
    }
}
