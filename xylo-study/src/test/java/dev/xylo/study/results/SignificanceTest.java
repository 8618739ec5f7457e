package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.study.plan.StudyPlan;
import java.nio.file.Path;
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
        StudyPlan plan = StudyPlan.of(Path.of("net.npz"), Path.of("data.npz"));

        List<Significance> significance = Significance.of(plan, labels, labels, List.of(new int[50], labels));

        // scipy 1.17.1: binomtest(25, 25).pvalue = 5.960464477539063e-08; times 2 by Holm
        assertThat(significance.get(0).p()).isEqualTo(5.960464477539063e-08);
        assertThat(significance.get(0).holm()).isEqualTo(2 * 5.960464477539063e-08);
        assertThat(significance.get(0).onlyFloatRight()).isEqualTo(25);
        assertThat(significance.get(0).difference().value()).isEqualTo(-0.5);
        assertThat(significance.get(0).difference().upper()).isNegative();
        assertThat(significance.get(1).p()).isEqualTo(1);
        assertThat(significance.get(1).difference().lower()).isZero();
    }
}
