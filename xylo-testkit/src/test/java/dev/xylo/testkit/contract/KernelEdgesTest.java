package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.differential.Differential;
import dev.xylo.testkit.property.RunCase;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Corners that random networks hardly ever reach: every kernel against the independent step. */
class KernelEdgesTest {
    private final Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
    private NetworkShape shape;

    static List<String> kernels() {
        return Simulator.kernels();
    }

    /** A spike is delivered in every step, though no state ever moves: such a core does not hibernate. */
    @ParameterizedTest
    @MethodSource("kernels")
    void threshold0FiresForEverAndNeverHibernates(String kernel) {
        shape = NetworkShape.of(1, 1, 1, 1);
        fill(Parameter.THRESHOLD_OUT, i -> 1);
        agrees(kernel, List.of(), quiet(5));
        assertThat(Simulator.of(network(List.of()), Core.CORE_2, kernel)
                        .run(quiet(5), EnumSet.of(StateVariable.HIBERNATION, StateVariable.SPIKES))
                        .values(StateVariable.HIBERNATION))
                .containsExactly(1, 0, 0, 0, 0);
    }

    /** The loop of the target starts from the copied spike, and ends there: its membrane is below 0, and so is no threshold. */
    @ParameterizedTest
    @MethodSource("kernels")
    void aCopiedSpikeMeetsAMembraneJustBelowThreshold0(String kernel) {
        shape = NetworkShape.of(1, 2, 1, 1);
        fill(Parameter.WEIGHTS_IN, i -> i == 0 ? 15 : 0);
        fill(Parameter.THRESHOLD, i -> i == 0 ? 10 : 0);
        fill(Parameter.BIAS, i -> -i);
        fill(Parameter.DASH_SYN, i -> 15);
        fill(Parameter.DASH_MEM, i -> 15);
        agrees(kernel, List.of(new Alias(0, 1)), SpikeRaster.of(3, 1, new int[] {1, 0, 1}));
    }

    /** More clamps than a counter of 16 bits holds: three of a membrane in every step, in both layers. */
    @ParameterizedTest
    @MethodSource("kernels")
    void countsClampsOfMembranesBeyond16Bits(String kernel) {
        shape = NetworkShape.of(1, 2, 1, 2);
        fill(Parameter.WEIGHTS_IN, i -> i < 2 ? -128 : 0);
        fill(Parameter.WEIGHTS_OUT, i -> i == 1 ? -128 : 0);
        fill(Parameter.WEIGHT_SHIFT_IN, i -> 8);
        fill(Parameter.WEIGHT_SHIFT_OUT, i -> 8);
        fill(Parameter.THRESHOLD, i -> i == 0 ? 1 : 0);
        fill(Parameter.BIAS, i -> i == 0 ? Short.MIN_VALUE : 0);
        fill(Parameter.BIAS_OUT, i -> Short.MIN_VALUE);
        agrees(kernel, List.of(), SpikeRaster.of(12_000, 1, filled(12_000, 15)));
    }

    /** The same for the current of one neuron, with dense rows and with lists, which take a layer of 600. */
    @ParameterizedTest
    @MethodSource("kernels")
    void countsClampsOfACurrentBeyond16Bits(String kernel) {
        for (int hidden : new int[] {1, 600}) {
            values.clear();
            int steps = 110;
            int inputs = 300;
            shape = NetworkShape.of(inputs, hidden, 1, 1);
            fill(Parameter.WEIGHTS_IN, i -> i % hidden == 0 ? 127 : 0);
            fill(Parameter.WEIGHT_SHIFT_IN, i -> 8);
            fill(Parameter.THRESHOLD, i -> 100);
            agrees(kernel, List.of(), SpikeRaster.of(steps, inputs, filled(steps * inputs, 15)));
        }
    }

    /** More sources than a counter of 16 bits holds, all in one step. */
    @ParameterizedTest
    @MethodSource("kernels")
    void takesFortyThousandInputs(String kernel) {
        shape = NetworkShape.of(40_000, 1, 1, 1);
        fill(Parameter.WEIGHTS_IN, i -> 1 + i % 127);
        fill(Parameter.THRESHOLD, i -> 1000);
        agrees(kernel, List.of(), SpikeRaster.of(2, 40_000, filled(80_000, 1)));
    }

    /** The last hidden neurons reach the readout, by lists since it is wide, or with rows that are all 0 between others. */
    @ParameterizedTest
    @MethodSource("kernels")
    void theLastHiddenNeuronsReachAWideReadout(String kernel) {
        shape = new NetworkShape(3, 30, 40, 20, 700, 1, false);
        fill(Parameter.WEIGHTS_IN, i -> i * 37 % 101 - 20);
        fill(Parameter.WEIGHTS_OUT, i -> i % 41 == 0 ? i % 127 - 40 : 0);
        fill(Parameter.THRESHOLD, i -> 20 + i);
        fill(Parameter.THRESHOLD_OUT, i -> 10);
        fill(Parameter.DASH_SYN_OUT, i -> i % 6);
        agrees(kernel, List.of(), SpikeRaster.of(40, 3, filled(120, 2)));
    }

    /** So many sources with one spike each, and so much room, that a block of columns adds them in one go. */
    @ParameterizedTest
    @MethodSource("kernels")
    void oneSpikeEachOfManySources(String kernel) {
        shape = NetworkShape.of(300, 200, 8, 2);
        fill(Parameter.WEIGHTS_IN, i -> i * 7919 % 255 - 128);
        fill(Parameter.THRESHOLD, i -> 3000);
        fill(Parameter.DASH_SYN, i -> 1);
        fill(Parameter.DASH_SYN_2, i -> 3);
        agrees(kernel, List.of(), SpikeRaster.of(6, 300, filled(1800, 1)));
    }

    private void fill(Parameter parameter, IntUnaryOperator value) {
        int[] array = new int[shape.size(parameter)];
        Arrays.setAll(array, value);
        values.put(parameter, array);
    }

    private XyloNetwork network(List<Alias> aliases) {
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.DASH) {
                // With dash 0 no spike would reach a membrane
                values.computeIfAbsent(parameter, p -> filled(shape.size(p), 10));
            }
        }
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_OUT)) {
            values.computeIfAbsent(weights, p -> new int[shape.size(p)]);
        }
        return XyloNetwork.of(shape, values, aliases);
    }

    private void agrees(String kernel, List<Alias> aliases, SpikeRaster input) {
        RunCase run = new RunCase(network(aliases), Core.CORE_2, input);
        assertThat(Differential.firstDifference(run, List.of(kernel))).isEmpty();
    }

    private static SpikeRaster quiet(int steps) {
        return SpikeRaster.of(steps, 1, new int[steps]);
    }

    private static int[] filled(int size, int count) {
        int[] counts = new int[size];
        Arrays.fill(counts, count);
        return counts;
    }
}
