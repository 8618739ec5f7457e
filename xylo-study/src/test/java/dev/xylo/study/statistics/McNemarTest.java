package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Against statsmodels 0.15.0 (scipy 1.17.1): {@code print(mcnemar([[0, b], [c, 0]], exact=True).pvalue)} with {@code from
 * statsmodels.stats.contingency_tables import mcnemar}.
 */
class McNemarTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 1.0",
        "1, 0, 1.0",
        "0, 6, 0.03125",
        "1, 9, 0.021484375",
        "5, 5, 1.0",
        "7, 7, 1.0",
        "10, 2, 0.03857421875",
        "12, 30, 0.007915897334896727",
        "50, 1020, 5.032400222999747e-236",
        "499, 501, 0.9747749818216395",
        "450, 550, 0.0017305360849763027",
        "100000, 101000, 0.02586239243973295",
        "0, 1100, 0.0"
    })
    void agreesWithStatsmodels(int onlyFirst, int onlySecond, double p) {
        assertThat(McNemar.exact(onlyFirst, onlySecond)).isCloseTo(p, within(1e-11 * p));
        assertThat(McNemar.exact(onlySecond, onlyFirst)).isEqualTo(McNemar.exact(onlyFirst, onlySecond));
    }

    @Test
    void nothingToTellThemApart() {
        assertThat(McNemar.exact(0, 0)).isEqualTo(1);
    }

    /** In integers of any length: Pascal's triangle, row by row. */
    @Test
    void agreesWithTheSumForAllSmallTables() {
        List<BigInteger> row = List.of(BigInteger.ONE);
        for (int n = 1; n <= 150; n++) {
            List<BigInteger> next = new ArrayList<>(List.of(BigInteger.ONE));
            for (int k = 1; k < n; k++) {
                next.add(row.get(k - 1).add(row.get(k)));
            }
            next.add(BigInteger.ONE);
            row = next;
            BigInteger sum = BigInteger.ZERO;
            for (int k = 0; k <= n / 2; k++) {
                sum = sum.add(row.get(k));
                double p = Math.min(1, Math.scalb(sum.doubleValue(), 1 - n));
                assertThat(McNemar.exact(k, n - k)).as(k + " of " + n).isCloseTo(p, within(1e-13 * p));
            }
        }
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> McNemar.exact(-1, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 and 3");
        assertThatThrownBy(() -> McNemar.exact(Integer.MAX_VALUE, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
