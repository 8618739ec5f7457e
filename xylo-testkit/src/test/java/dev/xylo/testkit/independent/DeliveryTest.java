package dev.xylo.testkit.independent;

import static dev.xylo.testkit.independent.SmallNetwork.column;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliveryTest {
    @ParameterizedTest
    @EnumSource
    void anInputDeliversFifteenSpikesAtMost(Core core) {
        IndependentRecording recording = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 1)
                .all(Parameter.DASH_SYN, 15)
                .run(core, 14, 0, 0, 15, 16, 32767);
        assertThat(column(recording.iSyn, 0)).containsExactly(13, 12, 11, 25, 39, 53);
        assertThat(recording.inputClips).containsExactly(2);
    }

    @ParameterizedTest
    @EnumSource
    void sourcesSaturateInIndexOrder(Core core) {
        SmallNetwork network = new SmallNetwork(NetworkShape.of(2, 2, 1, 1))
                .set(Parameter.WEIGHTS_IN, 127, -128, -128, 127)
                .set(Parameter.WEIGHT_SHIFT_IN, 8)
                .all(Parameter.DASH_SYN, 1);
        IndependentRecording recording = network.run(core, 2, 1);
        // 0 + 32512 -> +32512 clamps to 32767 -> -32768 gives -1, which decays to 0.
        // 0 - 32768 -> -32768 clamps to -32768 -> +32512 gives -256, which decays to -128.
        assertThat(recording.iSyn[0]).containsExactly(0, -128);
        assertThat(recording.iSynSaturations).containsExactly(1, 1);
    }

    @ParameterizedTest
    @EnumSource
    void aDeliveryCountsAsOneSaturation(Core core) {
        IndependentRecording recording = new SmallNetwork(NetworkShape.of(1, 1, 1, 2))
                .set(Parameter.WEIGHTS_IN, 1, 127)
                .set(Parameter.WEIGHT_SHIFT_IN, 8)
                .all(Parameter.DASH_SYN_2, 15)
                .run(core, 15, 15, 1, 0);
        assertThat(recording.iSynSaturations).containsExactly(0);
        assertThat(recording.iSyn2Saturations).containsExactly(3);
    }

    @ParameterizedTest
    @EnumSource
    void inputReachesTheFirstAndOutputLeavesTheLastNeurons(Core core) {
        SmallNetwork network = new SmallNetwork(new NetworkShape(1, 1, 3, 1, 1, 1, false))
                .set(Parameter.WEIGHTS_IN, 64)
                .set(Parameter.WEIGHTS_REC, 0, 0, 20, 0, 0, 0, 0, 0, 0)
                .set(Parameter.WEIGHTS_OUT, 50)
                .all(Parameter.THRESHOLD, 16)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_MEM, 1)
                .all(Parameter.DASH_SYN_OUT, 1);
        IndependentRecording recording = network.run(core, 1, 0, 0);
        assertThat(recording.spikes[0]).containsExactly(2, 0, 0);
        assertThat(recording.spikes[1]).containsExactly(1, 0, 1);
        // A hidden spike is delivered one step later.
        assertThat(column(recording.iSyn, 2)).startsWith(0, 20);
        assertThat(column(recording.iSynOut, 0)).containsExactly(0, 0, 25);
        assertThat(column(recording.vMemOut, 0)).containsExactly(0, 0, 25);
    }

    @Test
    void stateCarriesOverUntilReset() {
        IndependentSimulator simulator = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 100)
                .all(Parameter.DASH_SYN, 1)
                .on(Core.CORE_2);
        SpikeRaster spike = SpikeRaster.of(1, 1, new int[] {16});
        SpikeRaster silence = SpikeRaster.of(1, 1, new int[] {0});
        assertThat(simulator.run(spike).iSyn[0]).containsExactly(750);
        IndependentRecording second = simulator.run(silence);
        assertThat(second.iSyn[0]).containsExactly(375);
        assertThat(second.inputClips).as("counters are of one run").containsExactly(0);
        simulator.reset();
        assertThat(simulator.run(silence).iSyn[0]).containsExactly(0);
    }

    @Test
    void rejectsAnotherWidth() {
        IndependentSimulator simulator = SmallNetwork.ofHidden(1).on(Core.CORE_2);
        assertThatThrownBy(() -> simulator.run(SpikeRaster.of(1, 2, new int[2])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 channels");
    }
}
