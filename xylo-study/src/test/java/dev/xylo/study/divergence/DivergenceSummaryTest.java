package dev.xylo.study.divergence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.sim.StateVariable;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DivergenceSummaryTest {
    private static DivergenceSummary at(StateVariable variable, int neuron, int... steps) {
        return IntStream.of(steps)
                .mapToObj(step ->
                        DivergenceSummary.of(Optional.of(new FirstDivergence(step, variable, neuron, 0, 1, 0.5, 1))))
                .reduce(DivergenceSummary.NONE, DivergenceSummary::plus);
    }

    @Test
    void countsAndOrders() {
        DivergenceSummary a = at(StateVariable.V_MEM, 3, 7, 2, 9);
        DivergenceSummary b = at(StateVariable.I_SYN_OUT, 0, 5, 0, 4, 4).plus(DivergenceSummary.of(Optional.empty()));
        DivergenceSummary sum = a.plus(b);

        assertThat(sum.samples()).isEqualTo(8);
        assertThat(sum.diverged()).isEqualTo(7);
        assertThat(sum.entries())
                .containsExactly(
                        new DivergenceSummary.Entry(new DivergenceSummary.Site(StateVariable.I_SYN_OUT, 0), 4, 4.0, 0),
                        new DivergenceSummary.Entry(new DivergenceSummary.Site(StateVariable.V_MEM, 3), 3, 7.0, 2));
        assertThat(at(StateVariable.V_MEM, 0, 3, 4).entries().get(0).medianStep())
                .isEqualTo(3.5);
    }

    @Test
    void addsUpInAnyOrderAndComesBackFromItsHistograms() {
        DivergenceSummary a = at(StateVariable.V_MEM, 3, 7, 2);
        DivergenceSummary b = at(StateVariable.V_MEM, 3, 20).plus(at(StateVariable.SPIKES, 1, 0));

        assertThat(a.plus(b)).isEqualTo(b.plus(a)).hasSameHashCodeAs(b.plus(a));
        assertThat(DivergenceSummary.of(4, a.plus(b).histograms())).isEqualTo(a.plus(b));
        assertThat(a.plus(DivergenceSummary.NONE)).isEqualTo(a).isNotEqualTo(b);
        assertThatThrownBy(() -> DivergenceSummary.of(
                        1, Map.of(new DivergenceSummary.Site(StateVariable.V_MEM, 0), new int[] {2})))
                .hasMessage("2 of 1 samples diverged");
    }
}
