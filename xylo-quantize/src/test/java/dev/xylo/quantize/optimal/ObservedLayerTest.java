package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quadratic form of every neuron against the sum that it stands for, written out step by step. */
class ObservedLayerTest {
    private static final NetworkShape SHAPE = new NetworkShape(3, 2, 5, 4, 2, 2, true);
    private static final double RIDGE = 0.01;
    private static final Calibration SEEN = new RandomTraces(SHAPE, 5, 9, 7);

    private static FloatNetwork network(boolean bias) {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.8, 3);
        if (!bias) {
            values.remove(Parameter.BIAS);
            values.remove(Parameter.BIAS_OUT);
        }
        return FloatNetwork.of(SHAPE, values, List.of());
    }

    @ParameterizedTest
    @EnumSource(Layer.class)
    void isTheErrorOfTheMembrane(Layer layer) {
        for (boolean bias : new boolean[] {true, false}) {
            FloatNetwork network = network(bias);
            Dashes dashes = new Dashes(network, OptimalOptions.DEFAULT);
            List<Channel> channels = IntStream.range(0, layer.neurons(SHAPE))
                    .mapToObj(i -> dashes.channel(layer, i))
                    .toList();
            Observations seen = Observations.of(SHAPE, SEEN, 1);
            DriveError[] errors = new ObservedLayer(
                            network, layer, dashes, seen, ReadoutUse.SPIKES, Effort.unlimited(), c -> {
                                throw new AssertionError("there is time for all");
                            })
                    .errors(channels);
            for (Channel channel : channels) {
                double[] weights =
                        new Random(7).doubles(channel.columns(), -1, 1).toArray();
                Expected expected = new Expected(network, layer, dashes, channel, weights);
                DriveError error = errors[channel.neuron()];
                error.start(weights.clone());
                String what = layer + " " + channel.neuron() + (bias ? "" : " without bias");
                assertThat(error.value()).as(what).isCloseTo(expected.value, within(1e-9 * (1 + expected.value)));
                assertThat(error.bias(weights)).as(what).isCloseTo(expected.bias, within(1e-9));
            }
        }
    }

    /** Where the time is over before it began, every neuron gets the other error. */
    @Test
    void withoutTimeNothingIsObserved() {
        FloatNetwork network = network(true);
        Dashes dashes = new Dashes(network, OptimalOptions.DEFAULT);
        List<Channel> channels = IntStream.range(0, SHAPE.hidden())
                .mapToObj(i -> dashes.channel(Layer.HIDDEN, i))
                .toList();
        Effort none = Effort.of(0, (done, total) -> {});
        DriveError[] errors = new ObservedLayer(
                        network,
                        Layer.HIDDEN,
                        dashes,
                        Observations.of(SHAPE, SEEN, 1),
                        ReadoutUse.SPIKES,
                        none,
                        c -> new AssumedDrive(c, 0.1, 0))
                .errors(channels);
        assertThat(errors).hasOnlyElementsOfType(AssumedDrive.class);
    }

    /** One neuron with given weights, on the spikes of the float network. */
    private static final class Expected {
        final double value;
        final double bias;

        Expected(FloatNetwork network, Layer layer, Dashes dashes, Channel channel, double[] weights) {
            int neuron = channel.neuron();
            double alpha = 1 - Math.pow(2, -dashes.chip(layer.dashMem(), neuron));
            double threshold = network.value(layer.threshold(), neuron);
            int rows = IntStream.range(0, SEEN.samples())
                    .map(k -> SEEN.input(k).steps())
                    .sum();
            double[][] x = new double[channel.columns()][rows];
            double[] constant = new double[rows];
            double[] before = new double[rows];
            double[] target = new double[rows];
            int row = 0;
            for (int k = 0; k < SEEN.samples(); k++) {
                SpikeRaster input = SEEN.input(k);
                Calibration.FloatTrace trace = SEEN.floatRun(k);
                double[] n = layer == Layer.HIDDEN ? trace.spikes() : trace.spikesOut();
                double[] v = layer == Layer.HIDDEN ? trace.vMem() : trace.vMemOut();
                int size = layer.neurons(SHAPE);
                double[] current = new double[x.length];
                double[] membrane = new double[x.length];
                double leaking = 0;
                double resets = 0;
                for (int t = 0; t < input.steps(); t++, row++) {
                    for (int j = 0; j < x.length; j++) {
                        int source = channel.source()[j];
                        double spikes = source < SHAPE.inputs()
                                ? Math.min(15, input.count(t, source))
                                : t == 0 ? 0 : trace.spikes()[(t - 1) * SHAPE.hidden() + source - SHAPE.inputs()];
                        Parameter dash = layer.dashSyn().get(channel.synapse()[j]);
                        current[j] = (current[j] + spikes) * (1 - Math.pow(2, -dashes.chip(dash, neuron)));
                        membrane[j] = alpha * membrane[j] + current[j];
                        x[j][row] = membrane[j];
                    }
                    leaking = alpha * leaking + 1;
                    constant[row] = leaking;
                    before[row] = v[t * size + neuron] + n[t * size + neuron] * threshold;
                    resets = t == 0 ? 0 : alpha * (resets + n[(t - 1) * size + neuron] * threshold);
                    target[row] = (before[row] + resets) / threshold;
                }
            }
            int[] chosen = Relevance.rows(before, threshold, layer.mostSpikes());
            boolean hasBias = network.has(layer.bias());
            double[] left = target.clone();
            for (int r = 0; r < rows; r++) {
                for (int j = 0; j < x.length; j++) {
                    left[r] -= weights[j] * x[j][r];
                }
            }
            bias = hasBias ? mean(chosen, left, constant) / mean(chosen, constant, constant) : 0;
            double curvature = 0;
            for (double[] column : x) {
                double with = mean(chosen, column, constant);
                curvature +=
                        mean(chosen, column, column) - (hasBias ? with * with / mean(chosen, constant, constant) : 0);
            }
            double[] to = channel.sameMeanDrive();
            double pull = 0;
            for (int j = 0; j < to.length; j++) {
                pull += (weights[j] - to[j]) * (weights[j] - to[j]);
            }
            for (int r = 0; r < rows; r++) {
                left[r] -= bias * constant[r];
            }
            value = mean(chosen, left, left) + RIDGE * curvature / x.length * pull;
        }

        private static double mean(int[] rows, double[] a, double[] b) {
            return IntStream.of(rows).mapToDouble(r -> a[r] * b[r]).sum() / rows.length;
        }
    }
}
