package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.sim.Simulator;
import dev.xylo.testkit.differential.Differential;
import dev.xylo.testkit.property.RunCases;
import java.util.List;
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
