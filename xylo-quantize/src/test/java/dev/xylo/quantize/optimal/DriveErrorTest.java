package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both errors are the quadratic forms that they say they are, however their weights got there. */
class DriveErrorTest {
    private static final FloatNetwork NETWORK = RandomNetwork.of(NetworkShape.of(3, 5, 2, 2), 0.7, 1);

    static Stream<DriveError> errors() {
        Channel channel = channel();
        return Stream.of(new AssumedDrive(channel, 0.1, 0), observed(channel.columns()));
    }

    private static Channel channel() {
        return new Dashes(NETWORK, OptimalOptions.DEFAULT).channel(Layer.HIDDEN, 2);
    }

    private static ObservedDrive observed(int size) {
        Random random = new Random(2);
        double[] rows = random.doubles((long) 3 * size * size).toArray();
        double[] y = random.doubles(3L * size).toArray();
        double[] gram = new double[size * size];
        double[] target = new double[size];
        double constant = 0;
        for (int r = 0; r < y.length; r++) {
            constant += y[r] * y[r] / y.length;
            for (int j = 0; j < size; j++) {
                target[j] += rows[r * size + j] * y[r] / y.length;
                for (int k = 0; k < size; k++) {
                    gram[j * size + k] += rows[r * size + j] * rows[r * size + k] / y.length;
                }
            }
        }
        return new ObservedDrive(gram, target, constant, null, 0);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void movingEqualsStartingThere(DriveError error) {
        Random random = new Random(3);
        double[] weights = random.doubles(channel().columns(), -1, 1).toArray();
        error.start(weights.clone());
        for (int n = 0; n < 200; n++) {
            int column = random.nextInt(weights.length);
            double change = random.nextGaussian();
            double before = error.value();
            double predicted = before + change * (2 * error.slope(column) + change * error.curvature(column));
            error.move(column, change);
            weights[column] += change;
            assertThat(error.value()).isCloseTo(predicted, within(1e-9 * (1 + before)));
        }
        double moved = error.value();
        error.start(weights);
        assertThat(error.value()).isCloseTo(moved, within(1e-8 * (1 + moved)));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void searchingNeverEndsWorseThanRounding(DriveError error) {
        int size = channel().columns();
        double[] start = new Random(4).doubles(size, -1, 1).toArray();
        double[] lsb = new double[size];
        java.util.Arrays.fill(lsb, 1 / 3.0);
        int[] min = new int[size];
        java.util.Arrays.fill(min, -4);
        int[] max = new int[size];
        java.util.Arrays.fill(max, 3);
        IntegerDescent.search(error, start, lsb, min, max, 0);
        double rounded = error.value();
        int[] integers = IntegerDescent.search(error, start, lsb, min, max, 50);
        double searched = error.value();
        assertThat(searched).isLessThanOrEqualTo(rounded);
        assertThat(Arrays.stream(integers)).allMatch(q -> q >= -4 && q <= 3);
        for (int j = 0; j < size; j++) {
            for (int step : new int[] {-1, 1}) {
                if (integers[j] + step >= -4 && integers[j] + step <= 3) {
                    error.move(j, step * lsb[j]);
                    assertThat(error.value())
                            .as("neighbour of a local minimum")
                            .isGreaterThanOrEqualTo(searched - 1e-9);
                    error.move(j, -step * lsb[j]);
                }
            }
        }
    }

    /** Poisson spikes, simulated: the assumed error is the mean square that is measured. */
    @org.junit.jupiter.api.Test
    void assumedErrorIsThatOfPoissonSpikes() {
        Channel channel = channel();
        double rate = 0.1;
        AssumedDrive error = new AssumedDrive(channel, rate, 0);
        double[] rounded = channel.weights().clone();
        for (int j = 0; j < rounded.length; j++) {
            rounded[j] = Math.rint(rounded[j] * 2) / 2;
        }
        error.start(rounded);
        Random random = new Random(5);
        int sources = 8;
        double[][] spikes = new double[sources][300_000];
        for (double[] train : spikes) {
            for (int t = 0; t < train.length; t++) {
                double left = Math.exp(-rate);
                for (double u = random.nextDouble(); u > left; u *= random.nextDouble()) {
                    train[t]++;
                }
            }
        }
        double square = 0;
        int steps = spikes[0].length;
        double[] wanted = membrane(channel, channel.floatResponse(), channel.weights(), spikes);
        double[] got = membrane(channel, channel.chipResponse(), rounded, spikes);
        for (int t = 1000; t < steps; t++) {
            square += (wanted[t] - got[t]) * (wanted[t] - got[t]) / (steps - 1000);
        }
        assertThat(error.value()).isCloseTo(square, within(0.03 * square));
    }

    private static double[] membrane(Channel channel, Response[] responses, double[] weights, double[][] spikes) {
        double[] v = new double[spikes[0].length];
        double[] current = new double[weights.length];
        for (int t = 0; t < v.length; t++) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                current[j] = (current[j] + weights[j] * spikes[channel.source()[j]][t])
                        * responses[channel.synapse()[j]].beta();
                sum += current[j];
            }
            v[t] = (t == 0 ? 0 : v[t - 1] * responses[0].alpha()) + sum;
        }
        return v;
    }
}
