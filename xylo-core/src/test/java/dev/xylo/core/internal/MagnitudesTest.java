package dev.xylo.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MagnitudesTest {
    /** Rows are taken four at a time, the rest one by one; from 262,144 values on by several threads. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "4, 5", "9, 7", "1, 1000", "1000, 1", "262, 1001", "263, 1001", "1009, 2003"})
    void largestOfEveryColumn(int rows, int width) {
        double[] values = new Random(rows).doubles((long) rows * width, -3, 3).toArray();
        double[] expected = new double[width];
        for (int i = 0; i < values.length; i++) {
            expected[i % width] = Math.max(expected[i % width], Math.abs(values[i]));
        }
        assertThat(Magnitudes.perColumn(values, width)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "4, 3", "600, 1000"})
    void whatIsNotFiniteStaysInItsColumn(int rows, int width) {
        for (double odd : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
            for (int at : new int[] {0, width - 1, (rows - 1) * width + 1}) {
                double[] values = new double[rows * width];
                values[at] = odd;
                double[] expected = new double[width];
                expected[at % width] = Math.abs(odd);
                assertThat(Magnitudes.perColumn(values, width)).isEqualTo(expected);
            }
        }
    }

    @Test
    void largestOfEveryGroup() {
        assertThat(Magnitudes.perGroup(new double[] {1, 4, 2, 0, 0, 3}, 2)).containsExactly(4, 2, 3);
        assertThat(Magnitudes.perGroup(new double[] {1, 4, 2}, 1)).containsExactly(1, 4, 2);
    }

    /** Whole rows, each in one part, whatever the number of parts. */
    @ParameterizedTest
    @CsvSource({"10, 3, 1", "10, 3, 4", "7, 1, 7", "5, 100, 2"})
    void everyRowIsInOnePart(int rows, int width, int count) {
        AtomicIntegerArray seen = new AtomicIntegerArray(rows * width);
        AtomicIntegerArray parts = new AtomicIntegerArray(count);
        new RowParts(rows, width, count).forEach((part, from, to) -> {
            assertThat(from % width).isZero();
            assertThat(to % width).isZero();
            parts.incrementAndGet(part);
            for (int i = from; i < to; i++) {
                seen.incrementAndGet(i);
            }
        });
        int[] once = new int[rows * width];
        Arrays.fill(once, 1);
        assertThat(seen).hasToString(Arrays.toString(once));
        assertThat(parts.toString()).doesNotContain("0").doesNotContain("2");
    }

    @Test
    void onlyLargeArraysAreDivided() {
        assertThat(RowParts.of(1 << 17, 1 << 7).count()).isEqualTo(1);
        assertThat(RowParts.of(1 << 24, 1 << 24).count()).as("one row").isEqualTo(1);
        assertThat(RowParts.of(1 << 24, 1 << 7).count())
                .isEqualTo(Math.min(128, Runtime.getRuntime().availableProcessors()));
    }
}
