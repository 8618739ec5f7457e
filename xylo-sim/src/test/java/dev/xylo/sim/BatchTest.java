package dev.xylo.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples on many threads give what they give one after the other. */
class BatchTest {
    private static final int INPUTS = 4;

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @MethodSource("kernels")
    void equalsOneAfterTheOther(String kernel) {
        Simulator simulator = Simulator.of(network(), Core.CORE_2, kernel);
        List<SpikeRaster> samples = samples(50);
        Set<StateVariable> everything = EnumSet.allOf(StateVariable.class);
        List<Recording> expected = new ArrayList<>();
        for (SpikeRaster sample : samples) {
            simulator.reset();
            expected.add(simulator.run(sample, everything));
        }
        for (int threads : new int[] {1, 2, 3, 7, 100}) {
            List<Recording> actual = Batch.run(simulator, samples, everything, threads);
            assertThat(actual).hasSameSizeAs(samples);
            for (int i = 0; i < samples.size(); i++) {
                for (StateVariable variable : everything) {
                    assertThat(actual.get(i).values(variable))
                            .as("%s, %s threads, sample %s, %s", kernel, threads, i, variable)
                            .isEqualTo(expected.get(i).values(variable));
                }
                assertThat(actual.get(i).counters().toString())
                        .isEqualTo(expected.get(i).counters().toString());
            }
        }
    }

    static List<String> kernels() {
        return Simulator.kernels();
    }

    @Test
    void leavesTheSimulatorAsItIs() {
        Simulator simulator = Simulator.of(network(), Core.CORE_2);
        Simulator other = Simulator.of(network(), Core.CORE_2);
        SpikeRaster first = samples(1).get(0);
        SpikeRaster second = samples(1).get(0);
        simulator.run(first);
        other.run(first);
        Batch.run(simulator, samples(5), Set.of());
        assertThat(simulator.run(second).values(StateVariable.SPIKES_OUT))
                .isEqualTo(other.run(second).values(StateVariable.SPIKES_OUT));
    }

    @Test
    void noSamples() {
        assertThat(Batch.run(Simulator.of(network(), Core.CORE_2), List.of(), Set.of()))
                .isEmpty();
    }

    @Test
    void wrongSampleIsSaidAsInASingleRun() {
        List<SpikeRaster> samples = new ArrayList<>(samples(20));
        samples.set(11, SpikeRaster.of(2, 3, new int[6]));
        Simulator simulator = Simulator.of(network(), Core.CORE_2);
        assertThatThrownBy(() -> Batch.run(simulator, samples, Set.of(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the input has 3 channels");
        assertThatThrownBy(() -> Batch.run(simulator, samples, Set.of(), 0)).hasMessageContaining("threads is 0");
    }

    private List<SpikeRaster> samples(int count) {
        List<SpikeRaster> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int steps = random.nextInt(1, 40);
            samples.add(SpikeRaster.of(
                    steps, INPUTS, random.ints((long) steps * INPUTS, 0, 4).toArray()));
        }
        return samples;
    }

    private static XyloNetwork network() {
        SplittableRandom random = new SplittableRandom(3);
        NetworkShape shape = NetworkShape.of(INPUTS, 9, 3, 2);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] range = switch (parameter.kind()) {
                case WEIGHT -> new int[] {-60, 90};
                case THRESHOLD -> new int[] {50, 300};
                case DASH -> new int[] {1, 6};
                case BIAS -> new int[] {-3, 4};
                case WEIGHT_SHIFT -> new int[] {0, 1};
            };
            values.put(
                    parameter,
                    random.ints(shape.size(parameter), range[0], range[1]).toArray());
        }
        return XyloNetwork.of(shape, values, List.of());
    }
}
