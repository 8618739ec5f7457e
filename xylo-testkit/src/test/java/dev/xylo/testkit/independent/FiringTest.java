package dev.xylo.testkit.independent;

import static dev.xylo.testkit.independent.SmallNetwork.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FiringTest {
    @ParameterizedTest
    @EnumSource
    void thresholdZeroFiresToTheCapUnlessNegative(Core core) {
        SmallNetwork network = SmallNetwork.ofHidden(2)
                .set(Parameter.WEIGHTS_IN, 100, -100)
                .all(Parameter.THRESHOLD, 0)
                .all(Parameter.THRESHOLD_OUT, 0)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_MEM, 1);
        IndependentRecording recording = network.run(core, 0, 1);
        assertThat(recording.spikes[0]).containsExactly(31, 31);
        assertThat(recording.spikes[1]).containsExactly(31, 0);
        assertThat(recording.vMem[1]).containsExactly(50, -50);
        assertThat(recording.spikeCapHits).containsExactly(2, 1);
        assertThat(column(recording.spikesOut, 0)).containsExactly(1, 1);
        assertThat(recording.spikeCapHitsOut).containsExactly(2);
    }

    @ParameterizedTest
    @EnumSource
    void theCapLeavesTheRestInTheMembrane(Core core) {
        IndependentRecording recording = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 127)
                .set(Parameter.WEIGHT_SHIFT_IN, 8)
                .all(Parameter.THRESHOLD, 100)
                .all(Parameter.DASH_SYN, 15)
                .run(core, 1);
        assertThat(recording.spikes[0]).containsExactly(31);
        assertThat(recording.vMem[0]).containsExactly(32511 - 31 * 100);
        assertThat(recording.spikeCapHits).containsExactly(1);
    }

    @ParameterizedTest
    @EnumSource
    void exactlyThirtyOneSpikesAreNoHit(Core core) {
        IndependentRecording recording = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 124)
                .all(Parameter.THRESHOLD, 2)
                .all(Parameter.DASH_SYN, 1)
                .run(core, 1);
        assertThat(recording.spikes[0]).containsExactly(31);
        assertThat(recording.vMem[0]).containsExactly(0);
        assertThat(recording.spikeCapHits).containsExactly(0);
    }

    @ParameterizedTest
    @EnumSource
    void aliasesReachLaterNeuronsBeforeAndEarlierOnesAfterTheirUpdate(Core core) {
        SmallNetwork network = SmallNetwork.ofHidden(3)
                .set(Parameter.WEIGHTS_IN, 0, 64, 0)
                .set(Parameter.THRESHOLD, 1000, 16, 1000)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_MEM, 1)
                .alias(1, 2)
                .alias(2, 0)
                .alias(1, 0)
                // Neuron 0 has no spikes yet when it runs.
                .alias(0, 2);
        IndependentRecording recording = network.run(core, 1, 0);
        assertThat(recording.spikes[0]).containsExactly(4, 2, 2);
        assertThat(recording.spikes[1]).containsExactly(2, 1, 1);
        assertThat(column(recording.vMem, 0))
                .as("an alias leaves the membrane alone")
                .containsExactly(0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void aClippedAliasIsACapHitOfItsTarget(Core core) {
        SmallNetwork network = SmallNetwork.ofHidden(2)
                .set(Parameter.THRESHOLD, 0, 1000)
                .alias(0, 1)
                .alias(0, 1);
        IndependentRecording recording = network.run(core, 0);
        assertThat(recording.spikes[0]).containsExactly(31, 31);
        assertThat(recording.spikeCapHits).containsExactly(1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aTargetThatStartsAtTheCapAndWantsMoreIsAHit(Core core) {
        IndependentRecording recording =
                SmallNetwork.ofHidden(2).all(Parameter.THRESHOLD, 0).alias(0, 1).run(core, 0);
        assertThat(recording.spikes[0]).containsExactly(31, 31);
        assertThat(recording.spikeCapHits).containsExactly(1, 1);
    }

    @Test
    void biasExistsOnCoreTwoOnly() {
        SmallNetwork network = SmallNetwork.ofHidden(1)
                .all(Parameter.BIAS, 5)
                .all(Parameter.BIAS_OUT, -7)
                .all(Parameter.DASH_MEM, 15)
                .all(Parameter.DASH_MEM_OUT, 0);
        IndependentRecording core1 = network.run(Core.CORE_1, 0, 0);
        assertThat(column(core1.vMem, 0)).containsExactly(0, 0);
        assertThat(column(core1.vMemOut, 0)).containsExactly(0, 0);
        IndependentRecording core2 = network.run(Core.CORE_2, 0, 0);
        assertThat(column(core2.vMem, 0)).containsExactly(5, 9);
        assertThat(column(core2.vMemOut, 0)).containsExactly(-7, -7);
    }
}
