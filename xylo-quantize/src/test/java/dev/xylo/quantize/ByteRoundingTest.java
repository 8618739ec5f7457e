package dev.xylo.quantize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packed loops against one cast at a time. */
class ByteRoundingTest {
    private static final double[] EDGES = {
        -127.5,
        -127.49,
        -127,
        -126.5,
        -1.5,
        -1,
        -0.5,
        -0.4999999999999999,
        -1e-300,
        -0.0,
        0,
        1e-300,
        0.4999999999999999,
        0.5,
        0.5000000000000001,
        1,
        1.5,
        2.5,
        63.5,
        126.5,
        127,
        127.49
    };

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 16, 19})
    void everyEdgeAtEveryPlaceOfARow(int width) {
        for (double edge : EDGES) {
            for (double other : EDGES) {
                for (int place = 0; place < width; place++) {
                    double[] values = new double[width];
                    Arrays.fill(values, other);
                    values[place] = edge;
                    check(values, width);
                }
            }
        }
    }

    @Test
    void randomRows() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 2_000; trial++) {
            int width = random.nextInt(1, 40);
            double zeros = random.nextDouble();
            double[] values = random.doubles(3L * width, -127.49, 127.49)
                    .map(v -> random.nextDouble() < zeros ? 0 : v / (random.nextBoolean() ? 1 : 200))
                    .toArray();
            check(values, width);
        }
    }

    /** Scales by 1/2, so that values times two are exact, and by 1. */
    private static void check(double[] values, int width) {
        double[] doubled = Arrays.stream(values).map(v -> v * 2).toArray();
        double[] scale = new double[width];
        for (int i = 0; i < width; i++) {
            scale[i] = i % 2 == 0 ? 1 : 0.5;
        }
        double[] given = new double[values.length];
        byte[] expected = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            given[i] = i % width % 2 == 0 ? values[i] : doubled[i];
            expected[i] = (byte) (long) Math.rint(values[i]);
        }
        byte[] actual = new byte[values.length];
        for (int start = 0; start < values.length; start += width) {
            ByteRounding.round(given, start, scale, actual);
        }
        assertArrayEquals(expected, actual, () -> Arrays.toString(given));
    }
}
