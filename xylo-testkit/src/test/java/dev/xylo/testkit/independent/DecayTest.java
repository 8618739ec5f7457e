package dev.xylo.testkit.independent;

import static dev.xylo.testkit.independent.SmallNetwork.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecayTest {
    @ParameterizedTest
    @CsvSource({
        // positive: one unit at least; negative: rounded away from zero already
        "100, 1, 50",
        "13, 1, 6",
        "1, 1, 1",
        "7, 3, 1",
        "1, 15, 1",
        "32767, 15, 1",
        "32767, 0, 32767",
        "-100, 1, -50",
        "-13, 1, -7",
        "-1, 1, -1",
        "-1, 15, -1",
        "-32768, 15, -1",
        "-32768, 0, -32768",
        "0, 0, 0",
        "0, 15, 0"
    })
    void lossOfOneStep(long state, int dash, long loss) {
        assertThat(SixteenBits.loss(state, SixteenBits.powerOfTwo(dash))).isEqualTo(loss);
    }

    @ParameterizedTest
    @CsvSource({"32767, 32767", "32768, -32768", "-32768, -32768", "-32769, 32767", "65536, 0"})
    void wrapsAroundSixteenBits(long wide, long wrapped) {
        assertThat(SixteenBits.wrap(wide)).isEqualTo(wrapped);
    }

    @ParameterizedTest
    @EnumSource
    void aCurrentDecaysToZeroFromBothSides(Core core) {
        SmallNetwork network = SmallNetwork.ofHidden(2)
                .set(Parameter.WEIGHTS_IN, 100, -100)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_MEM, 0);
        IndependentRecording recording = network.run(core, 1, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(column(recording.iSyn, 0)).containsExactly(50, 25, 13, 7, 4, 2, 1, 0, 0);
        assertThat(column(recording.iSyn, 1)).containsExactly(-50, -25, -12, -6, -3, -1, 0, 0, 0);
        // With dash 0 the membrane forgets everything but the current of this step.
        assertThat(recording.vMem).isDeepEqualTo(recording.iSyn);
    }

    @ParameterizedTest
    @EnumSource
    void dashZeroConsumesTheCurrentBeforeTheMembraneSeesIt(Core core) {
        IndependentRecording recording = SmallNetwork.ofHidden(1)
                .set(Parameter.WEIGHTS_IN, 100)
                .all(Parameter.DASH_SYN, 0)
                .run(core, 1, 15);
        assertThat(column(recording.iSyn, 0)).containsExactly(0, 0);
        assertThat(column(recording.vMem, 0)).containsExactly(0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void theLargestDashTakesOneUnitAStep(Core core) {
        SmallNetwork network = SmallNetwork.ofHidden(2)
                .set(Parameter.WEIGHTS_IN, 3, -3)
                .all(Parameter.DASH_SYN, 15)
                .all(Parameter.DASH_MEM, 15);
        IndependentRecording recording = network.run(core, 1, 0, 0, 0, 0, 0);
        assertThat(column(recording.iSyn, 0)).containsExactly(2, 1, 0, 0, 0, 0);
        assertThat(column(recording.vMem, 0)).containsExactly(2, 2, 1, 0, 0, 0);
        assertThat(column(recording.vMem, 1)).containsExactly(-2, -2, -1, 0, 0, 0);
    }

    @ParameterizedTest
    @EnumSource
    void theTwoSynapsesDecayOnTheirOwn(Core core) {
        IndependentRecording recording = new SmallNetwork(NetworkShape.of(1, 1, 1, 2))
                .set(Parameter.WEIGHTS_IN, 100, -40)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_SYN_2, 2)
                .run(core, 1, 0);
        assertThat(column(recording.iSyn, 0)).containsExactly(50, 25);
        assertThat(column(recording.iSyn2, 0)).containsExactly(-30, -22);
        assertThat(column(recording.vMem, 0)).containsExactly(20, 3);
    }

    @Test
    void negatingTheSmallestMembraneWrapsOnCoreTwoOnly() {
        SmallNetwork network = new SmallNetwork(NetworkShape.of(1, 1, 1, 2))
                .set(Parameter.WEIGHTS_IN, -128, -128)
                .set(Parameter.WEIGHT_SHIFT_IN, 8)
                .all(Parameter.DASH_SYN, 1)
                .all(Parameter.DASH_SYN_2, 1)
                .all(Parameter.DASH_MEM, 0);

        IndependentRecording core1 = network.run(Core.CORE_1, 1, 0);
        assertThat(column(core1.vMem, 0)).containsExactly(-32768, -16384);
        assertThat(core1.vMemSaturations).containsExactly(0);

        // dv = w16(32768) = -32768, and neither the currents nor the membrane fit on top of that.
        IndependentRecording core2 = network.run(Core.CORE_2, 1, 0);
        assertThat(column(core2.vMem, 0)).containsExactly(-32768, -32768);
        assertThat(core2.vMemSaturations).containsExactly(2);

        // The bias saturates in both steps.
        IndependentRecording biased = network.all(Parameter.BIAS, -1).run(Core.CORE_2, 1, 0);
        assertThat(column(biased.vMem, 0)).containsExactly(-32768, -32768);
        assertThat(biased.vMemSaturations).containsExactly(4);
    }
}
