package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against sums written down plainly. */
class MomentsTest {
    @Test
    void meansOfProducts() {
        int width = 7;
        int rows = 101;
        double[] table = new Random(3).doubles((long) rows * width, -1, 1).toArray();
        double[] target = new Random(4).doubles(rows, -1, 1).toArray();
        int[] columns = {5, 0, 6};
        int[] chosen = IntStream.range(0, rows).filter(row -> row % 3 != 1).toArray();
        Moments moments = new Moments(columns);
        moments.add(table, width, target, chosen);
        for (int j = 0; j < columns.length; j++) {
            int column = columns[j];
            assertThat(moments.coupling(j))
                    .isCloseTo(mean(chosen, row -> target[row] * table[row * width + column]), within(1e-12));
            for (int k = 0; k < columns.length; k++) {
                int other = columns[k];
                assertThat(moments.product(j, k))
                        .isCloseTo(
                                mean(chosen, row -> table[row * width + column] * table[row * width + other]),
                                within(1e-12));
            }
        }
        assertThat(moments.square()).isCloseTo(mean(chosen, row -> target[row] * target[row]), within(1e-12));
    }

    private static double mean(int[] rows, java.util.function.IntToDoubleFunction value) {
        return IntStream.of(rows).mapToDouble(value).average().orElseThrow();
    }
}
