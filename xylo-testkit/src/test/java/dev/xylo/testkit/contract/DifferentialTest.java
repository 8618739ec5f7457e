package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.independent.IndependentRecording;
import dev.xylo.testkit.independent.IndependentSimulator;
import dev.xylo.testkit.random.NetworkGenerator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kernel agrees with the independent step on random small networks: every state, every counter, every flag. Each network runs
 * twice, so that state carries over between runs.
 */
class DifferentialTest {
    private static final int BLOCKS = 20;
    private static final int NETWORKS_PER_BLOCK = 600;
    private static final int NETWORKS_PER_WIDTH = 300;

    static Stream<Arguments> blocks() {
        return Arrays.stream(Core.values())
                .flatMap(core -> IntStream.range(0, BLOCKS)
                        .boxed()
                        .flatMap(block ->
                                Simulator.kernels().stream().map(kernel -> Arguments.of(core, block, kernel))));
    }

    /** The vector kernel in every width, on fewer networks: a width that the machine lacks is emulated, slowly. */
    @ParameterizedTest
    @ValueSource(strings = {"vector-128", "vector-256", "vector-512"})
    void agreesInEveryWidth(String kernel) {
        for (Core core : Core.values()) {
            for (int seed = 0; seed < NETWORKS_PER_WIDTH; seed++) {
                check(core, seed, kernel);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void agreesWithTheIndependentStep(Core core, int block, String kernel) {
        for (int i = 0; i < NETWORKS_PER_BLOCK; i++) {
            check(core, (long) block * NETWORKS_PER_BLOCK + i, kernel);
        }
    }

    private static void check(Core core, long seed, String kernel) {
        NetworkGenerator generator = new NetworkGenerator(seed);
        XyloNetwork network = generator.network(core);
        SpikeRaster input = generator.raster(network.shape().inputs());
        Simulator simulator = Simulator.of(network, core, kernel);
        IndependentSimulator independent = new IndependentSimulator(network, core);
        for (String run : new String[] {"first run", "second run"}) {
            Recording actual = simulator.run(input, variables(core));
            IndependentRecording expected = independent.run(input);
            String what = generator.describe(core) + ", " + kernel + ", " + run;
            compare(what, expected, actual);
        }
    }

    private static void compare(String what, IndependentRecording expected, Recording actual) {
        states(what, actual, StateVariable.SPIKES_OUT, expected.spikesOut);
        states(what, actual, StateVariable.SPIKES, expected.spikes);
        states(what, actual, StateVariable.I_SYN, expected.iSyn);
        states(what, actual, StateVariable.I_SYN_2, expected.iSyn2);
        states(what, actual, StateVariable.V_MEM, expected.vMem);
        states(what, actual, StateVariable.I_SYN_OUT, expected.iSynOut);
        states(what, actual, StateVariable.V_MEM_OUT, expected.vMemOut);
        if (actual.variables().contains(StateVariable.HIBERNATION)) {
            for (int t = 0; t < actual.steps(); t++) {
                boolean flag = actual.value(StateVariable.HIBERNATION, t, 0) == 1;
                if (flag != expected.hibernation[t]) {
                    assertThat(flag).as("%s, hibernation in step %d", what, t).isEqualTo(expected.hibernation[t]);
                }
            }
        }
        counts(what, actual, Counter.I_SYN_SATURATIONS, expected.iSynSaturations);
        counts(what, actual, Counter.I_SYN_2_SATURATIONS, expected.iSyn2Saturations);
        counts(what, actual, Counter.V_MEM_SATURATIONS, expected.vMemSaturations);
        counts(what, actual, Counter.I_SYN_OUT_SATURATIONS, expected.iSynOutSaturations);
        counts(what, actual, Counter.V_MEM_OUT_SATURATIONS, expected.vMemOutSaturations);
        counts(what, actual, Counter.SPIKE_CAP_HITS, expected.spikeCapHits);
        counts(what, actual, Counter.SPIKE_CAP_OUT_HITS, expected.spikeCapHitsOut);
        counts(what, actual, Counter.INPUT_CLIPS, expected.inputClips);
    }

    /** Plain loops, and AssertJ only for what differs: millions of assertions would be slower than the simulations. */
    private static void states(String what, Recording actual, StateVariable variable, int[][] expected) {
        short[] values = actual.values(variable);
        int width = variable.width(actual.shape());
        assertThat(expected.length).as("%s, %s", what, variable.key()).isEqualTo(actual.steps());
        for (int i = 0; i < values.length; i++) {
            if (values[i] != expected[i / width][i % width]) {
                assertThat((int) values[i])
                        .as("%s, %s[%d, %d]", what, variable.key(), i / width, i % width)
                        .isEqualTo(expected[i / width][i % width]);
            }
        }
    }

    private static void counts(String what, Recording actual, Counter counter, long[] expected) {
        if (!Arrays.equals(actual.counters().perNeuron(counter), expected)) {
            assertThat(actual.counters().perNeuron(counter))
                    .as("%s, %s", what, counter)
                    .isEqualTo(expected);
        }
    }

    private static Set<StateVariable> variables(Core core) {
        EnumSet<StateVariable> variables = EnumSet.allOf(StateVariable.class);
        if (!core.hasBias()) {
            variables.remove(StateVariable.HIBERNATION);
        }
        return variables;
    }
}
