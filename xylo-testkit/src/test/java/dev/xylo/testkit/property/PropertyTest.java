package dev.xylo.testkit.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.sim.Simulator;
import dev.xylo.testkit.independent.IndependentRecording;
import dev.xylo.testkit.independent.IndependentSimulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A planted defect is found, made as small as it can be, and written so that it can be run. */
class PropertyTest {
    @TempDir
    Path directory;

    @AfterEach
    void restore() {
        System.clearProperty("xylo.reproducers");
    }

    private static IndependentRecording run(RunCase run) {
        return new IndependentSimulator(run.network(), run.core()).run(run.input());
    }

    private static boolean saturates(RunCase run) {
        return Arrays.stream(run(run).iSynSaturations).anyMatch(count -> count > 0);
    }

    @Test
    void theSmallestCaseOfASaturationHasAFewNeuronsAndSteps() throws IOException {
        System.setProperty("xylo.reproducers", directory.toString());
        assertThatThrownBy(() -> Property.of("no synapse saturates", RunCases.any())
                        .check(run -> assertThat(saturates(run)).as("saturates").isFalse()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no synapse saturates does not hold for seed ")
                .hasMessageContaining("smallest case: core ")
                .hasMessageContaining("1-2-1, 1 synapse, 0 aliases, input of 2 steps; not 0: weights_rec[")
                .hasMessageContaining("--expect " + directory)
                .hasMessageContaining("[saturates]");
        Path file = directory.toFile().listFiles()[0].toPath();
        Golden golden = GoldenFile.read(file);
        assertThat(golden.replay().equal()).isTrue();
        RunCase small = new RunCase(
                golden.network(), golden.core(), golden.data().samples().get(0));
        assertThat(saturates(small)).isTrue();
        assertThat(RunCases.any().smaller(small)).noneMatch(PropertyTest::saturates);
    }

    @Test
    void everySmallerCaseIsValidAndTheSimulatorRunsIt() {
        for (long seed = 0; seed < 60; seed++) {
            RunCases.any().smaller(RunCases.any().generate(seed)).limit(300).forEach(run -> {
                Simulator.of(run.network(), run.core()).run(run.input());
            });
            FloatNetworkCases.any()
                    .smaller(FloatNetworkCases.any().generate(seed))
                    .limit(300)
                    .forEach(network -> assertThat(network.shape().hidden()).isPositive());
        }
    }

    @Test
    void removingANeuronLeavesTheOthersAlone() {
        FloatNetwork network = FloatNetworkCases.any().generate(0);
        int hidden = network.shape().hidden();
        int[] keep = java.util.stream.IntStream.range(0, hidden)
                .filter(h -> h != hidden / 2)
                .toArray();
        FloatNetwork less = Parts.of(network).keepHidden(keep).orElseThrow().toFloatNetwork();
        int synapses = network.shape().synapses();
        for (int from = 0; from < keep.length; from++) {
            assertThat(less.value(Parameter.THRESHOLD, from)).isEqualTo(network.value(Parameter.THRESHOLD, keep[from]));
            for (int to = 0; to < keep.length; to++) {
                assertThat(less.value(Parameter.WEIGHTS_REC, (from * keep.length + to) * synapses))
                        .isEqualTo(network.value(Parameter.WEIGHTS_REC, (keep[from] * hidden + keep[to]) * synapses));
            }
        }
    }

    @Test
    void chunksGoFromHalvesToSingles() {
        assertThat(Chunks.removals(3, 1).map(Arrays::toString))
                .containsExactly("[2]", "[0, 1]", "[1, 2]", "[0, 2]", "[0, 1]");
        assertThat(Chunks.removals(1, 1)).isEmpty();
        assertThat(Chunks.towardsZero(new double[] {0, -5}).map(Arrays::toString))
                .containsExactly("[0.0, 0.0]", "[0.0, 0.0]", "[0.0, -2.0]", "[0.0, -4.0]");
        assertThat(Chunks.towardsZero(new double[2])).isEmpty();
    }

    @Test
    void aGeneratorOfOwnNeedsOneMethod() {
        Property.of("squares are not negative", seed -> (int) seed * 7919)
                .check(x -> assertThat(x * (long) x).isNotNegative());
        List<Long> seeds = new java.util.ArrayList<>();
        Property.of("seeds", seed -> seed).fromSeed(5).tries(3).check(seeds::add);
        assertThat(seeds).containsExactly(5L, 6L, 7L);
    }
}
