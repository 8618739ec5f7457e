package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The float twin equals Rockpool's torch neurons: every spike, states within 1e-9 of their size. */
class GoldenFloatTest {
    private static final double RELATIVE = 1e-9;

    @Test
    void allCasesAreThere() {
        assertThat(GoldenCases.floatTwin()).hasSize(8);
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.golden.GoldenCases#floatTwin")
    void equalsRockpool(GoldenCase golden) throws IOException {
        Map<String, NdArray> arrays = golden.arrays();
        Decay decay = Decay.valueOf(golden.text("decay").toUpperCase(java.util.Locale.ROOT));
        Caps caps = Caps.perNeuron((int) arrays.get("max_spikes").doubleAt(0));
        FloatTwin twin = FloatTwin.of(
                golden.specification(arrays).toFloatNetwork(), new TwinOptions(decay, caps, ReadoutTiming.ROCKPOOL));

        FloatRecording recording = twin.run(GoldenSimulateTest.raster(arrays.get("input")), FloatTwin.recordable());

        assertThat(recording.values(StateVariable.SPIKES))
                .isEqualTo(arrays.get("expected_spikes").toDoubles());
        assertThat(recording.values(StateVariable.SPIKES_OUT))
                .isEqualTo(arrays.get("expected_spikes_out_rockpool_timing").toDoubles());
        assertClose(
                recording.values(StateVariable.V_MEM),
                arrays.get("expected_v_mem").toDoubles());
        assertClose(
                recording.values(StateVariable.V_MEM_OUT),
                arrays.get("expected_v_mem_out_rockpool_timing").toDoubles());
        NdArray currents = arrays.get("expected_i_syn");
        int synapses = currents.shape()[2];
        StateVariable[] variables = {StateVariable.I_SYN, StateVariable.I_SYN_2};
        for (int s = 0; s < synapses; s++) {
            assertClose(recording.values(variables[s]), synapse(currents.toDoubles(), s, synapses));
        }
    }

    private static double[] synapse(double[] all, int synapse, int synapses) {
        double[] one = new double[all.length / synapses];
        for (int i = 0; i < one.length; i++) {
            one[i] = all[i * synapses + synapse];
        }
        return one;
    }

    /** Relative to the largest state of the array: a state near 0 is the difference of large ones. */
    private static void assertClose(double[] actual, double[] expected) {
        double size = Arrays.stream(expected).map(Math::abs).max().orElse(1);
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("value " + i).isCloseTo(expected[i], within(RELATIVE * size));
        }
    }
}
