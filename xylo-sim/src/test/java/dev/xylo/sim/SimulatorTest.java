package dev.xylo.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The facade: what it refuses, and what it keeps between runs. The arithmetic is tested against golden cases and the independent step. */
class SimulatorTest {
    private static final NetworkShape SHAPE = NetworkShape.of(1, 1, 1, 1);

    /** Input 1:1 to the hidden neuron and on to the readout; thresholds 10, no decay to speak of. */
    private static XyloNetwork wire(int bias) {
        return XyloNetwork.of(
                SHAPE,
                Map.of(
                        Parameter.WEIGHTS_IN, new int[] {20},
                        Parameter.WEIGHTS_OUT, new int[] {20},
                        Parameter.THRESHOLD, new int[] {10},
                        Parameter.THRESHOLD_OUT, new int[] {10},
                        Parameter.DASH_SYN, new int[] {1},
                        Parameter.DASH_SYN_OUT, new int[] {1},
                        Parameter.DASH_MEM, new int[] {4},
                        Parameter.DASH_MEM_OUT, new int[] {4},
                        Parameter.BIAS, new int[] {bias}),
                List.of());
    }

    private static SpikeRaster spikeThenQuiet() {
        return SpikeRaster.of(3, 1, new int[] {1, 0, 0});
    }

    @Test
    void aSpikeReachesTheReadoutOneStepLater() {
        Recording recording =
                Simulator.of(wire(0), Core.CORE_2).run(spikeThenQuiet(), EnumSet.allOf(StateVariable.class));

        assertThat(recording.values(StateVariable.SPIKES)).startsWith(new short[] {1, 0});
        assertThat(recording.values(StateVariable.SPIKES_OUT)).startsWith(new short[] {0, 1});
        assertThat(recording.value(StateVariable.I_SYN, 0, 0)).isEqualTo(10);
        assertThat(recording.value(StateVariable.HIBERNATION, 0, 0)).isZero();
    }

    @Test
    void keepsItsStateUntilReset() {
        Simulator simulator = Simulator.of(wire(0), Core.CORE_2);
        SimulatorState rest = simulator.snapshot();
        simulator.run(spikeThenQuiet().slice(0, 1));
        assertThat(simulator.snapshot()).isNotEqualTo(rest);
        assertThat(simulator.run(spikeThenQuiet().slice(1, 2)).outputCounts()).containsExactly(1);
        simulator.reset();
        assertThat(simulator.snapshot()).isEqualTo(rest);
        assertThat(simulator.run(spikeThenQuiet().slice(1, 3)).outputCounts()).containsExactly(0);
    }

    @Test
    void coreOneHasNoBias() {
        assertThat(Simulator.of(wire(0), Core.CORE_1).core()).isEqualTo(Core.CORE_1);
        assertThatThrownBy(() -> Simulator.of(wire(3), Core.CORE_1))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("core 1 has no bias, but bias[0] is 3; simulate core 2, or set it to 0");
    }

    @Test
    void refusesWhatItCannotRun() {
        Simulator simulator = Simulator.of(wire(0), Core.CORE_1);
        assertThatThrownBy(() -> simulator.run(SpikeRaster.of(1, 2, new int[2])))
                .hasMessageContaining("2 channels")
                .hasMessageContaining("has 1");
        assertThatThrownBy(() -> simulator.run(spikeThenQuiet(), EnumSet.of(StateVariable.HIBERNATION)))
                .hasMessageContaining("core 1 has no hibernation flag");
        assertThatThrownBy(() -> Simulator.of(wire(0), Core.CORE_2, "fast"))
                .hasMessageContaining("no kernel 'fast'")
                .hasMessageContaining("reference");
        Simulator other = Simulator.of(
                XyloNetwork.of(
                        NetworkShape.of(1, 2, 1, 1),
                        Map.of(Parameter.WEIGHTS_IN, new int[2], Parameter.WEIGHTS_OUT, new int[2]),
                        List.of()),
                Core.CORE_2);
        assertThatThrownBy(() -> other.restore(simulator.snapshot())).hasMessageContaining("another shape");
    }

    @Test
    void tellsWhatWasNotRecorded() {
        Recording recording = Simulator.of(wire(0), Core.CORE_2).run(spikeThenQuiet());
        assertThat(recording.variables()).containsExactly(StateVariable.SPIKES_OUT);
        assertThatThrownBy(() -> recording.values(StateVariable.V_MEM)).hasMessage("v_mem was not recorded");
    }

    @Test
    void countersAddUp() {
        Simulator simulator = Simulator.of(wire(0), Core.CORE_2);
        Counters first = simulator.run(SpikeRaster.of(1, 1, new int[] {16})).counters();
        Counters second = simulator.run(SpikeRaster.of(1, 1, new int[] {99})).counters();
        assertThat(first.total(Counter.INPUT_CLIPS)).isEqualTo(1);
        assertThat(first.plus(second).perNeuron(Counter.INPUT_CLIPS)).containsExactly(2);
        assertThat(first.plus(Counters.none(SHAPE))).isEqualTo(first);
    }

    /**
     * As docs/speed.md says: a byte for a dense weight, 18 bytes of parameters for a hidden neuron with two synapses. The sizes are whole
     * vectors of every width, so that nothing is padded on any machine.
     */
    @ParameterizedTest
    @MethodSource("fastKernels")
    void takesAsMuchMemoryAsItSays(String kernel) {
        long weights = 16 * 64 * 2 + 64 * 64 * 2 + 64 * 64;
        // A readout neuron never fires twice: one threshold instead of five, and it has one synapse
        long neurons = 64 * 18 + 64 * 8;
        long rows = Integer.BYTES * (16 + 64 + 64);
        assertThat(bytes(64, kernel)).isEqualTo(weights + neurons + rows);
        assertThat(bytes(64, "reference")).isGreaterThan(4 * weights);
    }

    /** One readout neuron more than a pair of vectors holds takes as much as another pair of them. */
    @Test
    void padsToPairsOfVectors() {
        assumeThat(Simulator.kernels()).as("a JVM with vectors").contains("vector");
        for (int bits : new int[] {128, 256, 512}) {
            int pair = 2 * bits / Short.SIZE;
            assertThat(bytes(pair + 1, "vector-" + bits)).isEqualTo(bytes(2 * pair, "vector-" + bits));
        }
    }

    static List<String> fastKernels() {
        List<String> kernels = new ArrayList<>(Simulator.kernels());
        kernels.remove("reference");
        if (kernels.contains("vector")) {
            kernels.addAll(List.of("vector-128", "vector-256", "vector-512"));
        }
        return kernels;
    }

    private static long bytes(int outputs, String kernel) {
        NetworkShape shape = NetworkShape.of(16, 64, outputs, 2);
        XyloNetwork network = XyloNetwork.of(
                shape,
                Map.of(
                        Parameter.WEIGHTS_IN, new int[shape.size(Parameter.WEIGHTS_IN)],
                        Parameter.WEIGHTS_OUT, new int[shape.size(Parameter.WEIGHTS_OUT)]),
                List.of());
        return Simulator.of(network, Core.CORE_2, kernel).bytes();
    }

    @Test
    void equalStatesHaveEqualHashes() {
        Simulator one = Simulator.of(wire(0), Core.CORE_2);
        Simulator other = one.fork();
        SimulatorState rest = one.snapshot();
        one.run(spikeThenQuiet());
        other.run(spikeThenQuiet());
        assertThat(one.snapshot()).isEqualTo(other.snapshot()).hasSameHashCodeAs(other.snapshot());
        assertThat(one.snapshot().hashCode()).isNotEqualTo(rest.hashCode());
        assertThat(one.run(spikeThenQuiet()).steps()).isEqualTo(3);
    }

    @Test
    void everyVariableIsFoundByItsKey() {
        for (StateVariable variable : StateVariable.values()) {
            assertThat(StateVariable.ofKey(variable.key())).contains(variable);
        }
    }
}
