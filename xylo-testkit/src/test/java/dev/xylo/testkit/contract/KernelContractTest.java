package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Simulator;
import dev.xylo.testkit.differential.Differential;
import dev.xylo.testkit.property.RunCase;
import dev.xylo.testkit.property.RunCases;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short form of {@link DifferentialTest}, kernel by kernel in small blocks and without looking for a smallest case: mutation testing
 * runs it a thousand times. A new kernel is picked up from the simulator's list.
 */
class KernelContractTest {
    private static final int BLOCKS = 8;
    private static final int NETWORKS_PER_BLOCK = 40;

    static List<String> kernels() {
        return Simulator.kernels();
    }

    /** Beyond the chip: what a kernel keeps differently for large matrices, dense and sparse, with and without a second synapse. */
    @ParameterizedTest
    @MethodSource("kernels")
    void agreesOnLargeNetworks(String kernel) {
        for (int synapses = 1; synapses <= 2; synapses++) {
            for (double density : new double[] {0.005, 0.03, 0.6}) {
                RunCase run =
                        new RunCase(network(NetworkShape.of(16, 301, 8, synapses), density), Core.CORE_2, input(16));
                assertThat(Differential.firstDifference(run, List.of(kernel)))
                        .as("density %s, %d synapses", density, synapses)
                        .isEmpty();
            }
        }
    }

    private static XyloNetwork network(NetworkShape shape, double density) {
        Random random = new Random(1);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextDouble() < density ? random.nextInt(-128, 128) : 0;
                    case THRESHOLD -> random.nextInt(20, 2000);
                    case DASH -> random.nextInt(16);
                    case BIAS -> random.nextInt(-100, 200);
                    case WEIGHT_SHIFT -> random.nextInt(3);
                };
            }
            values.put(parameter, array);
        }
        List<Alias> aliases = IntStream.range(0, 20)
                .mapToObj(i -> new Alias(3 * i, 3 * i + 3))
                .toList();
        return XyloNetwork.of(shape, values, aliases);
    }

    private static SpikeRaster input(int channels) {
        Random random = new Random(2);
        int[] counts = new int[30 * channels];
        Arrays.setAll(counts, i -> random.nextInt(4) == 0 ? random.nextInt(17) : 0);
        return SpikeRaster.of(30, channels, counts);
    }

    static Stream<Arguments> blocks() {
        return Simulator.kernels().stream()
                .flatMap(kernel ->
                        Stream.iterate(0, block -> block + 1).limit(BLOCKS).map(block -> Arguments.of(kernel, block)));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void agreesWithTheIndependentStep(String kernel, int block) {
        for (long seed = block * NETWORKS_PER_BLOCK; seed < (block + 1) * NETWORKS_PER_BLOCK; seed++) {
            assertThat(Differential.firstDifference(RunCases.any().generate(seed), List.of(kernel)))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }
}
