package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationsTest {
    private static final NetworkShape SHAPE = NetworkShape.of(2, 3, 2, 1);

    /** 16,384 steps are enough: of five samples of 6,000, three are taken. */
    @Test
    void takesAsManySamplesAsItNeeds() {
        RandomTraces many = new RandomTraces(SHAPE, 6000, 6000, 6000, 6000, 6000);
        int[] chosen = Observations.choose(many, 1);
        assertThat(chosen).hasSize(3).isSorted().doesNotHaveDuplicates();
        assertThat(Observations.choose(many, 1)).containsExactly(chosen);
        assertThat(Observations.rows(many, chosen)).isEqualTo(18_000);
        assertThat(IntStream.range(0, 20).mapToObj(seed -> Arrays.toString(Observations.choose(many, seed))))
                .as("other seeds take others")
                .anyMatch(other -> !other.equals(Arrays.toString(chosen)));
        // Every sample is taken by some seed
        assertThat(IntStream.range(0, 20).flatMap(seed -> Arrays.stream(Observations.choose(many, seed))))
                .contains(0, 1, 2, 3, 4);
        assertThat(Observations.choose(new RandomTraces(SHAPE, 16_384, 1), 1)).hasSizeBetween(1, 2);
        assertThat(Observations.choose(new RandomTraces(SHAPE, 8192, 8192, 8192), 5))
                .hasSize(2);
        assertThat(Observations.choose(new RandomTraces(SHAPE, 3, 4), 1)).containsExactly(0, 1);
    }

    @Test
    void signalsAreInputsAndTheHiddenSpikesOfTheStepBefore() {
        RandomTraces traces = new RandomTraces(SHAPE, 4, 3);
        Observations seen = Observations.of(SHAPE, traces, 1);
        Observations chip = seen.withChipSpikes(traces, anything());
        assertThat(seen.rows()).isEqualTo(7);
        assertThat(seen.width()).isEqualTo(5);
        int row = 0;
        for (int k = 0; k < 2; k++) {
            SpikeRaster input = traces.input(k);
            for (int t = 0; t < input.steps(); t++, row++) {
                assertThat(seen.starts(row)).isEqualTo(t == 0);
                for (int p = 0; p < 5; p++) {
                    int at = (t - 1) * 3 + p - 2;
                    double own = p < 2
                            ? Math.min(15, input.count(t, p))
                            : t == 0 ? 0 : traces.floatRun(k).spikes()[at];
                    double chips =
                            p < 2 ? Math.min(15, input.count(t, p)) : t == 0 ? 0 : traces.chipSpikes(anything(), k)[at];
                    assertThat(seen.signals()[row * 5 + p]).isEqualTo(own);
                    assertThat(chip.signals()[row * 5 + p]).isEqualTo(chips);
                }
            }
        }
    }

    /** The 5 % deepest membranes are left out: of 41 steps the two deepest. */
    @ParameterizedTest
    @EnumSource(Layer.class)
    void peaksAreOfCurrentsAndMembranes(Layer layer) {
        RandomTraces traces = new RandomTraces(SHAPE, 21, 20);
        double[] peaks = Observations.of(SHAPE, traces, 1).peaks(layer);
        boolean hidden = layer == Layer.HIDDEN;
        int size = layer.neurons(SHAPE);
        assertThat(peaks).hasSize(size);
        for (int i = 0; i < size; i++) {
            int neuron = i;
            double[] membrane = IntStream.range(0, 2)
                    .mapToObj(traces::floatRun)
                    .map(trace -> hidden ? trace.vMem() : trace.vMemOut())
                    .flatMapToDouble(v -> IntStream.range(0, v.length / size).mapToDouble(t -> v[t * size + neuron]))
                    .sorted()
                    .toArray();
            double current = IntStream.range(0, 2)
                    .mapToObj(traces::floatRun)
                    .mapToDouble(trace -> (hidden ? trace.peakCurrent() : trace.peakCurrentOut())[neuron])
                    .max()
                    .orElseThrow();
            assertThat(peaks[i]).isEqualTo(Math.max(current, Math.max(-membrane[2], membrane[40])));
        }
    }

    private static XyloNetwork anything() {
        return new OptimalQuantizer()
                .quantize(RandomNetwork.of(SHAPE, 1, 1), dev.xylo.quantize.QuantizationOptions.DEFAULT)
                .network();
    }
}
