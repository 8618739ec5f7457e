package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignificanceTest {
    /** A readout that is never reached costs every second sample: 25 of 50, which no chance explains. */
    @Test
    void saysWhetherTheDifferenceIsMoreThanChance() {
        int[] labels = new int[50];
        for (int i = 0; i < 50; i++) {
            labels[i] = i % 2;
        }
        List<Significance> significance = Significance.of(labels, labels, List.of(new int[50], labels), new int[0]);

        // scipy 1.17.1: binomtest(25, 25).pvalue = 5.960464477539063e-08; times 2 by Holm
        assertThat(significance.get(0).tests().p()).isEqualTo(5.960464477539063e-08);
        assertThat(significance.get(0).tests().holm()).isEqualTo(2 * 5.960464477539063e-08);
        assertThat(significance.get(0).onlyFloatRight()).isEqualTo(25);
        assertThat(significance.get(0).difference()).isEqualTo(-0.5);
        assertThat(significance.get(0).interval().orElseThrow().upper()).isNegative();
        assertThat(significance.get(1).tests().p()).isEqualTo(1);
        // no sample differs, but 50 samples cannot tell that none ever would
        assertThat(significance.get(1).difference()).isZero();
        assertThat(significance.get(1).interval().orElseThrow().lower()).isCloseTo(-0.0713, within(5e-5));
    }
}
