package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void takesTheLargestCount() {
        assertThat(Decoder.decode(new long[] {1, 3, 2})).isEqualTo(1);
    }

    @Test
    void tiesGoToTheLowestIndex() {
        assertThat(Decoder.decode(new long[] {0, 0, 0})).isZero();
        assertThat(Decoder.decode(new long[] {1, 4, 4})).isEqualTo(1);
    }
}
