package dev.xylo.testkit.independent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Parameter;
import org.junit.jupiter.api.Test;

class HibernationTest {
    @Test
    void coreOneHasNoFlag() {
        assertThat(SmallNetwork.ofHidden(1).run(Core.CORE_1, 0, 0).hibernation).containsExactly(false, false);
    }

    @Test
    void aSpikeWithoutSynapsesWakesTheCore() {
        assertThat(SmallNetwork.ofHidden(1).run(Core.CORE_2, 0, 1, 0).hibernation)
                .containsExactly(true, false, true);
    }

    @Test
    void aHiddenSpikeWakesTheNextStep() {
        SmallNetwork network = SmallNetwork.ofHidden(1).all(Parameter.THRESHOLD, 0);
        assertThat(network.run(Core.CORE_2, 0, 0).hibernation).containsExactly(true, false);
    }

    @Test
    void decayKeepsTheCoreAwake() {
        SmallNetwork network = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 3)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_MEM, 1);
        // i: 2 1 0 0 0; v: 2, 2 - 1 + 1, 2 - 1 + 0, 1 - 1, 0
        assertThat(network.run(Core.CORE_2, 1, 0, 0, 0, 0).hibernation)
                .containsExactly(false, false, false, false, true);
    }

    @Test
    void aReadoutOnTheMoveKeepsTheCoreAwake() {
        assertThat(SmallNetwork.ofHidden(1).all(Parameter.BIAS_OUT, 5).run(Core.CORE_2, 0).hibernation)
                .containsExactly(false);
    }

    @Test
    void aBalancedMembraneDoesNotMove() {
        SmallNetwork network = SmallNetwork.ofHidden(1).all(Parameter.BIAS, 1).all(Parameter.DASH_MEM, 15);
        // dv is 1, then -1 + 1.
        assertThat(network.run(Core.CORE_2, 0, 0).hibernation).containsExactly(false, true);
    }
}
