package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RelevanceTest {
    @Test
    void everyStepNearTheThresholdsCounts() {
        double[] membrane = IntStream.range(0, 1000).mapToDouble(i -> i % 3).toArray();
        assertThat(Relevance.rows(membrane, 1, 31))
                .isEqualTo(IntStream.range(0, 1000).toArray());
    }

    @Test
    void stepsFarFromThemAreTakenRarelyAndEvenly() {
        // 27 thresholds below 0 are 9 times 3: each counts 1/82
        double[] membrane = new double[8200];
        Arrays.fill(membrane, -27 * 0.5);
        int[] rows = Relevance.rows(membrane, 0.5, 31);
        assertThat(rows).hasSize(100);
        for (int i = 1; i < rows.length; i++) {
            assertThat(rows[i] - rows[i - 1]).isBetween(81, 83);
        }
    }

    @Test
    void beyondTheMostSpikesIsFarToo() {
        double[] membrane = new double[1000];
        Arrays.fill(membrane, 2);
        assertThat(Relevance.rows(membrane, 1, 1)).hasSize(1000);
        Arrays.fill(membrane, 5);
        assertThat(Relevance.rows(membrane, 1, 1)).hasSize(500);
    }

    @Test
    void neverMoreThanAreNeededAndNeverNone() {
        assertThat(Relevance.rows(new double[20_000], 1, 1)).hasSize(4096);
        assertThat(Relevance.rows(new double[] {-1e6}, 1, 1)).containsExactly(0);
    }
}
