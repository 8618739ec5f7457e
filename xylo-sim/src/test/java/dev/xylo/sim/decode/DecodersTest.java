package dev.xylo.sim.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import dev.xylo.sim.StateVariable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every decoder on a run by hand: four steps, three readouts, three hidden neurons. */
class DecodersTest {
    private static final double[][] SPIKES_OUT = {{0, 1, 0}, {0, 1, 1}, {0, 0, 1}, {0, 0, 1}};
    private static final double[][] MEMBRANE = {{-5, 9, 0}, {-3, 0, 2}, {-1, 0, 4}, {-7, -1, 2}};
    private static final double[][] CURRENT = {{1, 0, 0}, {2, 0, 8}, {0, 0, 0}, {3, 3, 0}};
    private static final double[][] HIDDEN = {{4, 0, 0}, {0, 1, 1}, {0, 1, 0}, {0, 1, 0}};

    /** A recorded run. */
    private record Run(Map<StateVariable, double[][]> values) implements StateRecording {
        @Override
        public NetworkShape shape() {
            return NetworkShape.of(1, 3, 3, 1);
        }

        @Override
        public int steps() {
            return 4;
        }

        @Override
        public double state(StateVariable variable, int step, int neuron) {
            return values.get(variable)[step][neuron];
        }
    }

    private static final Run RUN = new Run(Map.of(
            StateVariable.SPIKES_OUT, SPIKES_OUT,
            StateVariable.V_MEM_OUT, MEMBRANE,
            StateVariable.I_SYN_OUT, CURRENT,
            StateVariable.SPIKES, HIDDEN));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count | 0 | 0 2 3 | 2",
                "count | 1 | 0 1 3 | 2",
                "count | 3 | 0 0 1 | 2",
                "first-spike | 0 | -4 0 -1 | 1",
                "first-spike | 1 | -4 -1 -1 | 1",
                "first-spike | 2 | -4 -4 -2 | 2",
                "vmem-mean | 0 | -4 2 2 | 1",
                "vmem-mean | 2 | -4 -0.5 3 | 2",
                "vmem-max | 0 | -1 9 4 | 1",
                "vmem-max | 1 | -1 0 4 | 2",
                "vmem-last | 0 | -7 -1 2 | 2",
                "vmem-last | 3 | -7 -1 2 | 2",
                "isyn-mean | 0 | 1.5 0.75 2 | 2",
                "isyn-mean | 2 | 1.5 1.5 0 | 0",
                "isyn-max | 0 | 3 3 8 | 2",
                "isyn-max | 3 | 3 3 0 | 0",
                "isyn-last | 0 | 3 3 0 | 0",
            })
    void scores(String name, int from, String scores, int decision) {
        Decoding decoding = new Decoding(name, from, List.of());
        assertThat(decoding.scores(RUN))
                .containsExactly(java.util.Arrays.stream(scores.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray());
        assertThat(decoding.decide(RUN)).isEqualTo(decision);
    }

    @Test
    void hiddenNeurons() {
        Decoding decoding = new Decoding("hidden-count", 0, List.of(2, 0));
        assertThat(decoding.scores(RUN)).containsExactly(1, 4);
        assertThat(decoding.decide(RUN)).isEqualTo(1);
        assertThat(decoding.decoder().classes(RUN.shape())).isEqualTo(2);
        assertThat(new Decoding("hidden-count", 1, List.of(2, 0)).decide(RUN)).isZero();
    }

    static List<String> names() {
        return Decoders.names();
    }

    /** A decoder reads what it says that it needs, and nothing else. */
    @ParameterizedTest
    @MethodSource("names")
    void needsWhatItReads(String name) {
        List<Integer> hidden = name.equals(Decoders.HIDDEN_COUNT) ? List.of(1) : List.of();
        Decoder decoder = Decoders.of(name, hidden);
        Map<StateVariable, double[][]> recorded = new java.util.EnumMap<>(StateVariable.class);
        recorded.put(StateVariable.SPIKES_OUT, SPIKES_OUT);
        decoder.needed().forEach(variable -> recorded.put(variable, RUN.values().get(variable)));
        Run less = new Run(recorded);
        assertThat(decoder.scores(less, 0))
                .hasSize(decoder.classes(RUN.shape()))
                .isEqualTo(decoder.scores(RUN, 0));
    }

    @Test
    void tiesGoToTheLowestIndex() {
        assertThat(Scores.decide(new double[] {1, 3, 3, 3})).isEqualTo(1);
        assertThat(Scores.decide(new double[] {0, 0})).isZero();
        assertThat(Scores.decide(new double[] {-0.0, 0.0})).isZero();
        assertThat(Scores.decide(new double[] {Double.NEGATIVE_INFINITY, -1})).isEqualTo(1);
        assertThat(Scores.tied(new double[] {1, 3, 3})).isTrue();
        assertThat(Scores.tied(new double[] {1, 1, 3})).isFalse();
        assertThat(Scores.tied(new double[] {1})).isFalse();
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        assertThatThrownBy(() -> Decoders.of("vmem", List.of())).hasMessageContaining("there is no decoder 'vmem'");
        assertThatThrownBy(() -> Decoders.of("count", List.of(1))).hasMessageContaining("reads no hidden neurons");
        assertThatThrownBy(() -> Decoders.of("hidden-count", List.of()))
                .hasMessageContaining("needs the hidden neurons");
        assertThatThrownBy(() -> new Decoding("count", -1, List.of())).hasMessageContaining("from 0 on");
        Decoding late = new Decoding("count", 4, List.of());
        late.check(RUN.shape(), 5, 6);
        assertThatThrownBy(() -> late.check(RUN.shape(), 5, 4)).hasMessageContaining("sample 1 has 4 steps (0..3)");
        assertThatThrownBy(() -> new Decoding("hidden-count", 0, List.of(3)).check(RUN.shape()))
                .hasMessageContaining("hidden neuron 3; the network has 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vmem-mean", "vmem-max", "vmem-last", "isyn-mean", "isyn-max", "isyn-last"})
    void statesHaveUnits(String name) {
        assertThat(Decoders.of(name, List.of()).readsStates()).isTrue();
        assertThat(Decoders.of("count", List.of()).readsStates()).isFalse();
    }
}
