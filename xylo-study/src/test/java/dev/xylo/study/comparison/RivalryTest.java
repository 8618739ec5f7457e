package dev.xylo.study.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Outcomes by hand: 100 samples, of which a method gets the first so many right. */
class RivalryTest {
    private static final int SAMPLES = 100;
    private static final List<Variant> VARIANTS = Variant.methods(List.of(dev.xylo.quantize.Compat.CORRECTED));

    private static Outcome right(int count) {
        BitSet right = new BitSet();
        right.set(0, count);
        return new Outcome(right, SpikeAgreement.NONE, SpikeAgreement.NONE);
    }

    /** One width; the numbers right by method (global, channel, optimal, calibrated) and network. */
    private static Compared compared(int[][] right) {
        Outcome[][][] outcomes = new Outcome[right.length][1][];
        int[] correct = new int[right[0].length];
        for (int v = 0; v < right.length; v++) {
            outcomes[v][0] = new Outcome[right[v].length];
            for (int n = 0; n < right[v].length; n++) {
                outcomes[v][0][n] = right(right[v][n]);
                correct[n] = 95;
            }
        }
        return new Compared(VARIANTS, List.of(4), SAMPLES, true, correct, outcomes);
    }

    @Test
    void theRivalIsTheBestOfEachNetwork() {
        Rivalry rivalry = new Rivalry(compared(new int[][] {{90, 70}, {80, 75}, {85, 80}, {95, 95}}));
        assertThat(rivalry.differences(2, 0)).containsExactly(-5, 5);
        assertThat(rivalry.byNetwork()).extracting(Rivalry.Test::rival).containsExactly(0, 1, 0, 1);
    }

    @Test
    void countsOnlySamplesThatTheTwoDisagreeOn() {
        // 5 samples against none: p = 2 / 2^5, four tests, the second least of them
        Rivalry.Test test = new Rivalry(compared(new int[][] {{90, 70}, {80, 75}, {85, 80}, {95, 95}}))
                .byNetwork()
                .get(0);
        assertThat(test.points()).isEqualTo(-5);
        assertThat(test.p()).isEqualTo(0.0625);
        assertThat(test.holm()).isGreaterThanOrEqualTo(0.0625);
        assertThat(test.worse()).isFalse();
    }

    @Test
    void aDefeatIsSaid() {
        Compared compared = compared(new int[][] {{90, 90}, {80, 80}, {60, 91}, {95, 95}});
        assertThat(new Rivalry(compared).byNetwork())
                .filteredOn(Rivalry.Test::worse)
                .hasSize(1);
        List<String> lines = ComparisonText.lines(compared);
        assertThat(lines).contains("optimal is significantly worse: network 1 at 4 bits");
        assertThat(lines).last().isEqualTo("calibrated is never significantly worse");
    }

    @Test
    void overNetworksItTakesTheSpreadIntoAccount() {
        Rivalry steady = new Rivalry(compared(new int[][] {{90, 80, 85}, {80, 70, 75}, {84, 75, 79}, {95, 96, 97}}));
        assertThat(steady.overNetworks().get(0).points()).isBetween(-5.7, -5.6);
        assertThat(steady.overNetworks().get(0).worse()).isTrue();
        Rivalry mixed = new Rivalry(compared(new int[][] {{90, 80, 85}, {80, 70, 75}, {60, 85, 86}, {95, 96, 97}}));
        assertThat(mixed.overNetworks().get(0).worse()).isFalse();
        assertThat(new Rivalry(compared(new int[][] {{90}, {80}, {60}, {95}})).overNetworks())
                .isEmpty();
    }

    @Test
    void lossIsOfWholeSamples() {
        Compared compared = compared(new int[][] {{90, 70}, {80, 75}, {85, 80}, {95, 96}});
        assertThat(compared.loss(3, 0)).containsExactly(0, -1);
        assertThat(ComparisonText.lines(compared).get(4))
                .startsWith("calibrated")
                .contains("-0.50 +- 6.35");
    }
}
