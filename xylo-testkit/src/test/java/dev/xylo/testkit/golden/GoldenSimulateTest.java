package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.SimulatorState;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kernel gives xylosim's states, value by value: at once, in random chunks, and with snapshots in between. */
class GoldenSimulateTest {
    @Test
    void allCasesAreThere() {
        assertThat(GoldenCases.simulate()).hasSize(48);
    }

    static Stream<Arguments> casesAndKernels() {
        return GoldenCases.simulate().stream()
                .flatMap(golden -> Simulator.kernels().stream().map(kernel -> Arguments.of(golden, kernel)));
    }

    @ParameterizedTest
    @MethodSource("casesAndKernels")
    void equalsXylosim(GoldenCase golden, String kernel) throws IOException {
        Map<String, NdArray> arrays = golden.arrays();
        Core core = Core.ofNumber(golden.number("core", 0));
        Simulator simulator = Simulator.of(golden.specification(arrays).toXyloNetwork(), core, kernel);
        SpikeRaster input = raster(arrays.get("input"));

        Recording whole = simulator.run(input, variables(core));

        assertStates(arrays, whole);
        assertThat(whole.counters().total(Counter.INPUT_CLIPS))
                .isEqualTo(countAbove(arrays.get("input"), Core.MAX_INPUT_SPIKES));

        SimulatorState end = simulator.snapshot();
        simulator.reset();
        assertInChunks(arrays, simulator, input, whole.counters());
        assertThat(simulator.snapshot()).isEqualTo(end);
    }

    /** Cuts the input at random steps; between chunks the state goes through a snapshot into a fork, and the fork goes on. */
    private static void assertInChunks(
            Map<String, NdArray> arrays, Simulator simulator, SpikeRaster input, Counters expected) {
        SplittableRandom random = new SplittableRandom(20261124);
        Simulator current = simulator;
        Counters sum = Counters.none(simulator.shape());
        List<Recording> parts = new ArrayList<>();
        for (int from = 0; from < input.steps(); ) {
            int to = Math.min(input.steps(), from + random.nextInt(0, 12));
            Recording part = current.run(input.slice(from, to), variables(simulator.core()));
            parts.add(part);
            sum = sum.plus(part.counters());
            SimulatorState state = current.snapshot();
            if (random.nextBoolean()) {
                current.run(input); // leaves another state behind, which restore must undo
                current.restore(state);
            } else {
                current = current.fork();
                current.restore(state);
            }
            from = to;
        }
        for (StateVariable variable : variables(simulator.core())) {
            assertThat(joined(parts, variable)).as(variable.key()).isEqualTo(longs(arrays, variable));
        }
        assertThat(sum).isEqualTo(expected);
        simulator.restore(current.snapshot());
    }

    static void assertStates(Map<String, NdArray> arrays, Recording recording) {
        for (StateVariable variable : recording.variables()) {
            long[] actual = toLongs(recording.values(variable));
            assertThat(actual).as(variable.key()).isEqualTo(longs(arrays, variable));
        }
    }

    static Set<StateVariable> variables(Core core) {
        EnumSet<StateVariable> variables = EnumSet.allOf(StateVariable.class);
        if (!core.hasBias()) {
            variables.remove(StateVariable.HIBERNATION);
        }
        return variables;
    }

    static SpikeRaster raster(NdArray input) {
        int[] shape = input.shape();
        return SpikeRaster.of(
                shape[0],
                shape[1],
                Arrays.stream(input.toLongs()).mapToInt(Math::toIntExact).toArray());
    }

    private static long[] longs(Map<String, NdArray> arrays, StateVariable variable) {
        return arrays.get("expected_" + variable.key()).toLongs();
    }

    private static long[] joined(List<Recording> parts, StateVariable variable) {
        return parts.stream()
                .flatMapToLong(part -> Arrays.stream(toLongs(part.values(variable))))
                .toArray();
    }

    private static long[] toLongs(short[] values) {
        long[] longs = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            longs[i] = values[i];
        }
        return longs;
    }

    private static long countAbove(NdArray array, int limit) {
        return Arrays.stream(array.toLongs()).filter(v -> v > limit).count();
    }
}
