package dev.xylo.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Layers guessed from connections, and when spikes between them arrive. */
class HiddenLayersTest {
    private static final TwinOptions TORCH = new TwinOptions(Decay.EXPONENTIAL, Caps.NONE, ReadoutTiming.TORCH);

    /** Input 0 drives hidden neuron 0 with weight 3; connections of weight 3 between hidden neurons; the last drives the readout. */
    private static FloatNetwork network(int hidden, List<Alias> aliases, int[]... connections) {
        NetworkShape shape = NetworkShape.of(1, hidden, 1, 1);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.DASH || parameter.kind() == Parameter.Kind.THRESHOLD) {
                double[] ones = new double[shape.size(parameter)];
                java.util.Arrays.fill(ones, 1);
                values.put(parameter, ones);
            }
        }
        double[] in = new double[hidden];
        in[0] = 3;
        double[] rec = new double[hidden * hidden];
        for (int[] connection : connections) {
            rec[connection[0] * hidden + connection[1]] = 3;
        }
        double[] out = new double[hidden];
        out[hidden - 1] = 3;
        values.put(Parameter.WEIGHTS_IN, in);
        values.put(Parameter.WEIGHTS_REC, rec);
        values.put(Parameter.WEIGHTS_OUT, out);
        return FloatNetwork.of(shape, values, aliases);
    }

    private static int[] guess(FloatNetwork network) {
        HiddenLayers layers = HiddenLayers.guess(network);
        assertThat(layers.guessed()).isTrue();
        return IntStream.range(0, layers.neurons()).map(layers::layer).toArray();
    }

    private static int[] to(int source, int target) {
        return new int[] {source, target};
    }

    @Test
    void aChainIsALayerEach() {
        assertThat(guess(network(3, List.of(), to(0, 1), to(1, 2)))).containsExactly(0, 1, 2);
        assertThat(guess(network(3, List.of(), to(2, 1), to(1, 0)))).containsExactly(2, 1, 0);
        assertThat(guess(network(1, List.of()))).containsExactly(0);
    }

    @Test
    void whatReachesItselfIsOneLayer() {
        assertThat(guess(network(4, List.of(), to(0, 1), to(1, 2), to(2, 1), to(2, 3), to(3, 3))))
                .containsExactly(0, 1, 1, 2);
    }

    @Test
    void aLayerIsBehindTheLongestWay() {
        assertThat(guess(network(4, List.of(), to(0, 1), to(1, 2), to(0, 2), to(0, 3))))
                .containsExactly(0, 1, 2, 1);
    }

    @Test
    void aliasesAreConnections() {
        assertThat(guess(network(2, List.of(new Alias(0, 1))))).containsExactly(0, 1);
    }

    @Test
    void thousandsOfLayersDoNotOverflowTheStack() {
        int[][] chain = IntStream.range(0, 1999).mapToObj(i -> to(i, i + 1)).toArray(int[][]::new);
        assertThat(HiddenLayers.guess(network(2000, List.of(), chain)).count()).isEqualTo(2000);
    }

    @Test
    void layersDeliverWithinTheStep() {
        FloatNetwork chain = network(2, List.of(), to(0, 1));
        SpikeRaster input = SpikeRaster.of(3, 1, new int[] {1, 0, 0});
        assertThat(FloatTwin.of(chain, TORCH).run(input).value(StateVariable.SPIKES_OUT, 0, 0))
                .isPositive();
        FloatRecording chip = FloatTwin.of(chain, TwinOptions.DEFAULT).run(input);
        assertThat(chip.value(StateVariable.SPIKES_OUT, 1, 0)).isZero();
        assertThat(chip.value(StateVariable.SPIKES_OUT, 2, 0)).isPositive();
    }

    @Test
    void withinALayerSpikesArriveInTheNextStep() {
        FloatNetwork chain = network(2, List.of(), to(0, 1));
        SpikeRaster input = SpikeRaster.of(3, 1, new int[] {1, 0, 0});
        FloatRecording oneLayer =
                FloatTwin.of(chain, TORCH, HiddenLayers.of(0, 0)).run(input);
        assertThat(oneLayer.value(StateVariable.SPIKES_OUT, 0, 0)).isZero();
        assertThat(oneLayer.value(StateVariable.SPIKES_OUT, 1, 0)).isPositive();
        FloatRecording feedback =
                FloatTwin.of(chain, TORCH, HiddenLayers.of(1, 0)).run(input);
        assertThat(feedback.value(StateVariable.SPIKES_OUT, 0, 0)).isZero();
        assertThat(feedback.value(StateVariable.SPIKES_OUT, 1, 0)).isPositive();
    }

    @Test
    void copiedSpikesLeaveTheLayerAndDoNotComeBack() {
        SpikeRaster input = SpikeRaster.of(2, 1, new int[] {1, 0});
        FloatRecording residual = FloatTwin.of(network(2, List.of(new Alias(0, 1)), to(1, 1)), TORCH)
                .run(input, Set.of(StateVariable.SPIKES, StateVariable.I_SYN));
        assertThat(residual.value(StateVariable.SPIKES, 0, 1)).isEqualTo(1);
        assertThat(residual.value(StateVariable.SPIKES_OUT, 0, 0)).isEqualTo(1);
        assertThat(residual.value(StateVariable.I_SYN, 1, 1)).isZero();
    }

    @Test
    void refusesLayersOfAnotherNetwork() {
        FloatNetwork network = network(2, List.of(new Alias(0, 1)));
        assertThatThrownBy(() -> FloatTwin.of(network, TORCH, HiddenLayers.of(0, 0, 1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("3 hidden neurons; the network has 2");
        assertThatThrownBy(() -> FloatTwin.of(network, TORCH, HiddenLayers.of(1, 0)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("back to 1 in layer 0");
        assertThatThrownBy(() -> HiddenLayers.of(0, -1)).hasMessageContaining("from 0 on");
    }
}
