package dev.xylo.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NdArrayTest {
    @ParameterizedTest
    @CsvSource({
        "BOOL, 0, 1",
        "INT8, -128, 127",
        "INT16, -32768, 32767",
        "INT32, -2147483648, 2147483647",
        "INT64, -9223372036854775808, 9223372036854775807",
        "UINT8, 0, 255",
        "UINT16, 0, 65535",
        "UINT32, 0, 4294967295",
        "UINT64, 0, 9223372036854775807"
    })
    void integerTypesHoldTheirRangeAndNoMore(DType type, long min, long max) {
        NdArray array = NdArray.ofLongs(type, new long[] {min, max, 1}, 3);
        assertThat(array.toLongs()).containsExactly(min, max, 1);
        assertThat(array.toDoubles()).containsExactly(min, max, 1);
        assertThat(array.textAt(0)).isEqualTo(Long.toString(min));
        if (min != Long.MIN_VALUE) {
            assertThat(type.holds(min - 1)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> NdArray.ofLongs(type, new long[] {1, min - 1}, 2));
        }
        if (max != Long.MAX_VALUE) {
            assertThat(type.holds(max + 1)).isFalse();
            assertThatIllegalArgumentException().isThrownBy(() -> NdArray.scalar(type, max + 1));
        }
    }

    @Test
    void messagesNameIndexAndRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofInts(DType.INT8, new int[] {0, 0, 0, 200}, 2, 2))
                .withMessage("value[1, 1] is 200; int8 holds -128..127");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofShorts(DType.UINT64, new short[] {-1}))
                .withMessage("value is -1; uint64 holds 0..18446744073709551615");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofLongs(DType.FLOAT32, new long[1], 1))
                .withMessage("float32 is not an integer type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofDoubles(new double[5], 2, 3))
                .withMessage("shape (2, 3) does not have 5 elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofDoubles(new double[1], -1, -1))
                .withMessage("shape (-1, -1) has a negative dimension");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofDoubles(new double[0], 65536, 65536, 65536))
                .withMessageContaining("does not have 0 elements");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NdArray.ofDoubles(new double[1], 1, 1, 1, 1, 1, 1, 1, 1, 1))
                .withMessage("an array of 9 dimensions; at most 8");
    }

    @Test
    void unsignedLongsAboveLongRoundCorrectlyAsDouble() {
        NdArray array = NdArray.ofBytes(DType.UINT64, new int[] {2}, new byte[] {
            -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 0, 0, 0, 0, 0, (byte) 0x80
        });
        assertThat(array.doubleAt(0)).isEqualTo(0x1p64);
        // 2^63 + 1025 is just above half way between two doubles.
        assertThat(array.doubleAt(1)).isEqualTo(0x1p63 + 2048);
        assertThat(array.isWholeAt(0)).isFalse();
        assertThat(array.textAt(0)).isEqualTo("18446744073709551615");
        assertThatThrownBy(() -> array.longAt(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("18446744073709551615 is beyond the range of long");
    }

    @Test
    void floatsAreLongsOnlyWhenWhole() {
        NdArray array = NdArray.ofDoubles(
                new double[] {-0.0, 3, 0.5, Double.NaN, Double.POSITIVE_INFINITY, 0x1p63, -0x1p63}, 7);
        assertThat(array.longAt(0)).isZero();
        assertThat(array.longAt(1)).isEqualTo(3);
        assertThat(array.longAt(6)).isEqualTo(Long.MIN_VALUE);
        for (int i = 2; i < 6; i++) {
            int flat = i;
            assertThat(array.isWholeAt(i)).isFalse();
            assertThatThrownBy(() -> array.longAt(flat)).isInstanceOf(ArithmeticException.class);
        }
        assertThat(NdArray.ofFloats(new float[] {0.1f}, 1).textAt(0)).isEqualTo("0.1");
    }

    @Test
    void isImmutableAndComparesByValue() {
        double[] values = {1, 2};
        int[] shape = {2};
        NdArray array = NdArray.ofDoubles(values, shape);
        values[0] = 9;
        shape[0] = 9;
        array.shape()[0] = 9;
        array.toDoubles()[0] = 9;
        assertThat(array).isEqualTo(NdArray.ofDoubles(new double[] {1, 2}, 2)).hasToString("float64 (2,)");
        assertThat(array).hasSameHashCodeAs(NdArray.ofDoubles(new double[] {1, 2}, 2));
        assertThat(array).isNotEqualTo(NdArray.ofDoubles(new double[] {1, 2}, 2, 1));
        assertThat(array).isNotEqualTo(NdArray.ofFloats(new float[] {1, 2}, 2));
    }

    @Test
    void reshapesRepeatsAndCutsOut() {
        NdArray array = NdArray.ofInts(DType.INT16, new int[] {1, 2, 3, 4}, 4);
        assertThat(array.reshape(2, 2, 1).shape()).containsExactly(2, 2, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> array.reshape(3));
        assertThat(NdArray.scalar(DType.INT32, -5).repeated(3))
                .isEqualTo(NdArray.ofInts(DType.INT32, new int[] {-5, -5, -5}, 3));
        assertThatThrownBy(() -> array.repeated(2)).isInstanceOf(IllegalStateException.class);
        assertThat(array.toLongs(1, 3)).containsExactly(2, 3);
        assertThat(array.toDoubles(4, 4)).isEmpty();
        assertThatThrownBy(() -> array.toLongs(3, 5)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.doubleAt(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> array.longAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
