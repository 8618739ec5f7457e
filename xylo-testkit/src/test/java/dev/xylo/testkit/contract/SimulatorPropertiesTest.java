package dev.xylo.testkit.contract;

import static dev.xylo.testkit.junit.RunAssertions.assertSameStates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.regress.Golden;
import dev.xylo.regress.States;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.property.Property;
import dev.xylo.testkit.property.RunCase;
import dev.xylo.testkit.property.RunCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kernel, whatever the network. */
class SimulatorPropertiesTest {
    static List<String> kernels() {
        return Simulator.kernels();
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void chunksDoNotMatter(String kernel) {
        Property.of("chunks do not matter, " + kernel, RunCases.any()).check(run -> {
            Simulator simulator = Simulator.of(run.network(), run.core(), kernel);
            Recording whole = simulator.run(run.input(), Golden.allOf(run.core()));
            simulator.reset();
            SplittableRandom random = new SplittableRandom(run.input().hashCode());
            for (int from = 0; from < run.input().steps(); ) {
                int to = random.nextInt(from, run.input().steps()) + 1;
                Recording chunk = simulator.run(run.input().slice(from, to), Golden.allOf(run.core()));
                for (StateVariable variable : whole.variables()) {
                    int width = variable.width(whole.shape());
                    short[] all = whole.values(variable);
                    short[] part = chunk.values(variable);
                    for (int i = 0; i < part.length; i++) {
                        if (part[i] != all[from * width + i]) {
                            assertThat(part[i])
                                    .as("%s, step %d", variable.key(), from + i / width)
                                    .isEqualTo(all[from * width + i]);
                        }
                    }
                }
                from = to;
            }
        });
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void orderOfSamplesAndThreadsDoNotMatter(String kernel) {
        Property.of("order and threads do not matter, " + kernel, RunCases.any())
                .tries(60)
                .check(run -> {
                    List<SpikeRaster> samples = IntStream.range(0, 6)
                            .mapToObj(i ->
                                    run.input().slice(0, Math.max(1, run.input().steps() * (i + 1) / 6)))
                            .toList();
                    Simulator simulator = Simulator.of(run.network(), run.core(), kernel);
                    List<States> forward = new ArrayList<>();
                    samples.forEach(sample -> forward.add(Golden.run(simulator, List.of(sample))));
                    List<States> parallel = samples.parallelStream()
                            .map(sample -> Golden.run(simulator.fork(), List.of(sample)))
                            .toList();
                    for (int i = samples.size() - 1; i >= 0; i--) {
                        assertSameStates(forward.get(i), Golden.run(simulator, List.of(samples.get(i))));
                        assertSameStates(forward.get(i), parallel.get(i));
                    }
                });
    }

    /** Aliases act in index order, and so does saturation; without both a neuron's number means nothing. */
    @Test
    void neuronsMayBeRenumberedWithoutAliasesAndSaturation() {
        int[] tried = {0};
        Property.of("neurons may be renumbered", RunCases.any()).tries(1500).check(run -> {
            if (!run.network().aliases().isEmpty()
                    || !fullyExpanded(run.network().shape())) {
                return;
            }
            int hidden = run.network().shape().hidden();
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, hidden).boxed().toList());
            Collections.shuffle(order, new java.util.Random(hidden));
            Recording one = record(run.network(), run.core(), run.input());
            Recording other = record(renumbered(run.network(), order), run.core(), run.input());
            if (saturates(one) || saturates(other)) {
                return;
            }
            tried[0]++;
            for (StateVariable variable : one.variables()) {
                int width = variable.width(one.shape());
                boolean ofHidden = width == hidden
                        && (variable == StateVariable.SPIKES
                                || variable == StateVariable.I_SYN
                                || variable == StateVariable.I_SYN_2
                                || variable == StateVariable.V_MEM);
                for (int step = 0; step < one.steps(); step++) {
                    for (int i = 0; i < width; i++) {
                        int there = ofHidden ? order.get(i) : i;
                        assertThat(other.value(variable, step, i))
                                .as("%s[%d, %d]", variable.key(), step, i)
                                .isEqualTo(one.value(variable, step, there));
                    }
                }
            }
        });
        assertThat(tried[0]).as("cases without aliases and saturation").isGreaterThan(50);
    }

    private static boolean fullyExpanded(NetworkShape shape) {
        return shape.inputExpansion() == shape.hidden() && shape.outputExpansion() == shape.hidden();
    }

    private static Recording record(XyloNetwork network, Core core, SpikeRaster input) {
        return Simulator.of(network, core).run(input, Golden.allOf(core));
    }

    private static boolean saturates(Recording recording) {
        return recording.counters().total(Counter.I_SYN_SATURATIONS) > 0
                || recording.counters().total(Counter.I_SYN_2_SATURATIONS) > 0
                || recording.counters().total(Counter.I_SYN_OUT_SATURATIONS) > 0;
    }

    /** Neuron i of the new network is neuron {@code order[i]} of the old one. */
    private static XyloNetwork renumbered(XyloNetwork network, List<Integer> order) {
        NetworkShape shape = network.shape();
        int hidden = shape.hidden();
        int synapses = shape.synapses();
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (!network.has(parameter)) {
                continue;
            }
            int[] old = network.values(parameter);
            int[] array = old.clone();
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter) {
                    case WEIGHTS_IN ->
                        old[
                                (i / synapses / hidden * hidden + order.get(i / synapses % hidden)) * synapses
                                        + i % synapses];
                    case WEIGHTS_REC ->
                        old[
                                (order.get(i / synapses / hidden) * hidden + order.get(i / synapses % hidden))
                                                * synapses
                                        + i % synapses];
                    case WEIGHTS_OUT -> old[order.get(i / shape.outputs()) * shape.outputs() + i % shape.outputs()];
                    case THRESHOLD, DASH_MEM, DASH_SYN, DASH_SYN_2, BIAS -> old[order.get(i)];
                    default -> old[i];
                };
            }
            values.put(parameter, array);
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    /** The generator's cases must not be the only ones that a property holds for. */
    @Test
    void anEmptyRasterIsARun() {
        RunCase run = RunCases.any().generate(1);
        for (String kernel : Simulator.kernels()) {
            SpikeRaster nothing = SpikeRaster.of(0, run.input().channels(), new int[0]);
            assertThat(Simulator.of(run.network(), run.core(), kernel)
                            .run(nothing)
                            .steps())
                    .isZero();
        }
    }
}
