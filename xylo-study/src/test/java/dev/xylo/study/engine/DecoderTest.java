package dev.xylo.study.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DecoderTest {
    @Test
    void takesTheLargestCount() {
        assertThat(Decoder.decode(new int[] {1, 3, 2})).isEqualTo(1);
    }

    @Test
    void tiesGoToTheLowestIndex() {
        assertThat(Decoder.decode(new int[] {0, 0, 0})).isZero();
        assertThat(Decoder.decode(new int[] {1, 4, 4})).isEqualTo(1);
    }
}
