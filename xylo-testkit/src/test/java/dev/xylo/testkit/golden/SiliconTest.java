package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a XyloAudio 3 on the bench gave, value by value; xylosim is another program, this is the chip. */
class SiliconTest {
    private static final GoldenCase NET = new GoldenCase("silicon/audio3-identity-net.npz", Map.of());
    private static final GoldenCase TRACE = new GoldenCase("silicon/audio3-identity-trace.npz", Map.of());

    static List<String> kernels() {
        return Simulator.kernels();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void all162ValuesAreTheChips(String kernel) throws IOException {
        Map<String, NdArray> arrays = NET.arrays();
        XyloNetwork network = Specification.fromArrays(null, arrays).toXyloNetwork();
        int[] counts = new int[arrays.get("input").size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) arrays.get("input").longAt(i);
        }
        Recording run = Simulator.of(network, Core.CORE_2, kernel)
                .run(SpikeRaster.of(counts.length / 3, 3, counts), EnumSet.allOf(StateVariable.class));
        int values = 0;
        for (Map.Entry<String, NdArray> measured : TRACE.arrays().entrySet()) {
            StateVariable state = StateVariable.ofKey(measured.getKey()).orElseThrow();
            short[] simulated = run.values(state);
            assertThat(simulated).hasSize(measured.getValue().size());
            for (int i = 0; i < simulated.length; i++, values++) {
                assertThat((long) simulated[i])
                        .as("%s, step %d, neuron %d", state.key(), i / 3, i % 3)
                        .isEqualTo(measured.getValue().longAt(i));
            }
        }
        assertThat(values).isEqualTo(162);
    }
}
