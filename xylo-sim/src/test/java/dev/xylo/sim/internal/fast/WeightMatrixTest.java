package dev.xylo.sim.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which form a matrix gets, and what it takes; a wrong choice would change no result, only its time. */
class WeightMatrixTest {
    private static final int SOURCES = 4;

    /** Two synapses; the first {@code nonZero} weights are 1. */
    private static WeightMatrix matrix(int padded, int nonZero, int shift) {
        int[] weights = new int[SOURCES * 2 * padded];
        java.util.Arrays.fill(weights, 0, nonZero, 1);
        return new WeightMatrix(weights, shift, 0, SOURCES, 2, padded);
    }

    @ParameterizedTest
    @CsvSource({
        // columns per synapse, weights that are not 0, list? (4 x 512 weights / 24 = 85.3; 4 x 510 / 24 = 85)
        "256, 0, true",
        "256, 85, true",
        "256, 86, false",
        "256, 2048, false",
        "255, 0, false",
        "264, 87, true",
        "264, 88, false",
        "32768, 100, true",
        "32769, 100, false",
    })
    void listsWhereFewAreLeft(int padded, int nonZero, boolean listed) {
        Synapses synapses = matrix(padded, nonZero, 0).compile(new ScalarRows());
        assertThat(synapses instanceof SparseRows).isEqualTo(listed);
    }

    @Test
    void aDenseWeightTakesAByteAndALargeOneTwo() {
        int rows = SOURCES * Integer.BYTES;
        assertThat(matrix(64, 512, 0).compile(new ScalarRows()).bytes()).isEqualTo(512 + rows);
        assertThat(matrix(64, 512, 7).compile(new ScalarRows()).bytes()).isEqualTo(2 * 512 + rows);
        assertThat(new PackedRows(matrix(64, 512, 0), 16, 128).bytes()).isEqualTo(512);
    }

    @Test
    void aListedWeightTakesFourBytesAndARowIsFilledUp() {
        int starts = (SOURCES + 1) * Integer.BYTES;
        assertThat(matrix(512, 8, 0).compile(new ScalarRows()).bytes()).isEqualTo(8 * 4 + starts);
        assertThat(matrix(512, 9, 0).compile(new ScalarRows()).bytes()).isEqualTo(12 * 4 + starts);
    }
}
