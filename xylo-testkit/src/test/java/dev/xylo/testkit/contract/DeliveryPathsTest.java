package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.regress.Golden;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.differential.Differential;
import dev.xylo.testkit.property.RunCase;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ways in which the fast kernels deliver spikes: whole blocks of columns and pairs of vectors, without saturation and with it; int8,
 * shifted weights, and products beyond int16; lists. Networks here are larger than those of the random suite, which stay within one block.
 */
class DeliveryPathsTest {
    private static final int STEPS = 12;
    private static final int INPUTS = 40;

    static Stream<String> kernels() {
        Stream<String> fast = Simulator.kernels().stream().filter(kernel -> !kernel.equals("reference"));
        // Without the vector module there are no widths to force.
        return Simulator.kernels().contains("vector")
                ? Stream.concat(fast, Stream.of("vector-128", "vector-256", "vector-512"))
                : fast;
    }

    /** A current that leaves exactly the room that a sum needs, one less and one more, on both sides. */
    @ParameterizedTest
    @MethodSource("kernels")
    void atTheBound(String kernel) {
        for (int shift : new int[] {0, 3, 8}) {
            for (int weight : new int[] {127, -128}) {
                for (int rows : new int[] {1, 17, INPUTS}) {
                    for (int count : new int[] {1, 15}) {
                        XyloNetwork network = allEqual(70, weight, shift);
                        SpikeRaster input = SpikeRaster.of(
                                1,
                                INPUTS,
                                IntStream.range(0, INPUTS)
                                        .map(i -> i < rows ? count : 0)
                                        .toArray());
                        int sum = Math.min(Short.MAX_VALUE, rows * count * (Math.abs(weight) << shift));
                        Simulator expected = Simulator.of(network, Core.CORE_2, "reference");
                        Simulator actual = Simulator.of(network, Core.CORE_2, kernel);
                        for (int beyond = -2; beyond <= 2; beyond++) {
                            int current = Math.max(0, Math.min(Short.MAX_VALUE, Short.MAX_VALUE - sum + beyond));
                            for (int signed : new int[] {current, -current, -current - 1}) {
                                for (int neuron : new int[] {0, 31, 69}) {
                                    assertSame(
                                            runFrom(expected, neuron, signed, input),
                                            runFrom(actual, neuron, signed, input),
                                            kernel + ", weight " + weight + " << " + shift + ", " + rows + " rows x "
                                                    + count + ", current " + signed + " of neuron " + neuron);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void largeLayers(String kernel) {
        long seed = 0;
        // A width that the machine lacks is emulated, slowly.
        boolean emulated = kernel.startsWith("vector-");
        for (int hidden : emulated ? new int[] {65, 130} : new int[] {63, 130, 300}) {
            for (double density : emulated ? new double[] {0.3} : new double[] {0.01, 0.3}) {
                for (int synapses = 1; synapses <= 2; synapses++) {
                    for (int shift : new int[] {0, 1, 4}) {
                        seed++;
                        Core core = seed % 2 == 0 ? Core.CORE_1 : Core.CORE_2;
                        RunCase run = random(seed, NetworkShape.of(16, hidden, 8, synapses), density, shift, core);
                        assertThat(Differential.firstDifference(run, List.of(kernel)))
                                .as(
                                        "%s, seed %d, hidden %d, density %s, shift %d",
                                        kernel, seed, hidden, density, shift)
                                .isEmpty();
                    }
                }
            }
        }
    }

    private static Recording runFrom(Simulator simulator, int neuron, int current, SpikeRaster input) {
        simulator.reset();
        simulator.restore(simulator.snapshot().with(StateVariable.I_SYN, neuron, current));
        return simulator.run(input, Golden.allOf(Core.CORE_2));
    }

    private static void assertSame(Recording expected, Recording actual, String what) {
        for (StateVariable variable : expected.variables()) {
            assertThat(actual.values(variable))
                    .as("%s: %s", what, variable.key())
                    .isEqualTo(expected.values(variable));
        }
        assertThat(actual.counters()).as(what).isEqualTo(expected.counters());
    }

    private static XyloNetwork allEqual(int hidden, int weight, int shift) {
        NetworkShape shape = NetworkShape.of(INPUTS, hidden, 2, 2);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int value = switch (parameter.kind()) {
                case WEIGHT -> weight;
                case THRESHOLD -> 1000;
                case DASH -> 3;
                case BIAS -> 0;
                case WEIGHT_SHIFT -> shift;
            };
            values.put(
                    parameter,
                    IntStream.range(0, shape.size(parameter)).map(i -> value).toArray());
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    /** Weights and thresholds such that many deliveries saturate, and many do not. */
    private static RunCase random(long seed, NetworkShape shape, double density, int shift, Core core) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.BIAS && !core.hasBias()) {
                continue;
            }
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextDouble() < density ? random.nextInt(-128, 128) : 0;
                    case THRESHOLD -> random.nextInt(50, 1500);
                    case DASH -> random.nextInt(0, 8);
                    case BIAS -> random.nextInt(-50, 100);
                    case WEIGHT_SHIFT -> shift;
                };
            }
            values.put(parameter, array);
        }
        int[] counts = new int[STEPS * shape.inputs()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(3) == 0 ? random.nextInt(1, 17) : 0;
        }
        return new RunCase(
                XyloNetwork.of(shape, values, List.of()), core, SpikeRaster.of(STEPS, shape.inputs(), counts));
    }
}
