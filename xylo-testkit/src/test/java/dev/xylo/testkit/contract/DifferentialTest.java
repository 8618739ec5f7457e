package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.xylo.sim.Simulator;
import dev.xylo.testkit.differential.Differential;
import dev.xylo.testkit.property.Property;
import dev.xylo.testkit.property.RunCases;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kernel agrees with the independent step on random small networks: every state, every counter, every flag, in two runs, so that
 * state carries over. What fails is written as the smallest case that still does.
 */
@Tag("long")
class DifferentialTest {
    private static final int NETWORKS_PER_BLOCK = 4_000;
    private static final int NETWORKS_PER_WIDTH = 600;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everyKernelAgreesWithTheIndependentStep(int block) {
        Property.of("every kernel agrees with the independent step", RunCases.any())
                .fromSeed((long) block * NETWORKS_PER_BLOCK)
                .tries(NETWORKS_PER_BLOCK)
                .check(run -> assertThat(Differential.firstDifference(run)).isEmpty());
    }

    /** The vector kernel in every width, on fewer networks: a width that the machine lacks is emulated, slowly. */
    @ParameterizedTest
    @ValueSource(strings = {"vector-128", "vector-256", "vector-512"})
    void everyWidthAgreesWithTheIndependentStep(String kernel) {
        assumeThat(Simulator.kernels()).as("a JVM with vectors").contains("vector");
        Property.of(kernel + " agrees with the independent step", RunCases.any())
                .tries(NETWORKS_PER_WIDTH)
                .check(run -> assertThat(Differential.firstDifference(run, List.of(kernel)))
                        .isEmpty());
    }
}
