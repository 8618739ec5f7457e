package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** So many weights that all cores share the work: every integer and every count of losses against one plain loop. */
@Tag("long")
class LargeNetworkTest {
    private static final NetworkShape SHAPE = new NetworkShape(3, 401, 401, 11, 5, 2, true);

    /** Small weights and zeros, so that some integers become 0; one neuron has none, one has a weight far above the others. */
    private static FloatNetwork network() {
        Random random = new Random(1);
        SmallNetwork network = SmallNetwork.ofOnes(SHAPE);
        double[] thresholds = new double[SHAPE.hidden()];
        Arrays.fill(thresholds, 0.05);
        network.with(Parameter.THRESHOLD, thresholds);
        network.with(Parameter.THRESHOLD_OUT, Arrays.copyOf(thresholds, SHAPE.outputs()));
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            double[] array = new double[SHAPE.size(weights)];
            for (int i = 0; i < array.length; i++) {
                boolean none = SHAPE.channelOf(weights, i) == 4 || random.nextInt(5) == 0;
                array[i] = none ? 0 : random.nextGaussian() / 50;
            }
            network.with(weights, array);
        }
        FloatNetwork small = network.build();
        double[] recurrent = small.values(Parameter.WEIGHTS_REC);
        recurrent[recurrent.length - 3] = -2.5;
        return network.with(Parameter.WEIGHTS_REC, recurrent).build();
    }

    @ParameterizedTest
    @CsvSource({"global, 8, 1", "global, 8, 3", "channel, 8, 3", "global, 12, 3", "channel, 12, 3"})
    void everyIntegerAndEveryLoss(String method, int bits, int threads) throws Exception {
        FloatNetwork network = network();
        QuantizationOptions options =
                QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0).withBits(bits, 16);
        QuantizationResult result;
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            result = pool.submit(() -> Quantizers.byMethod(method).quantize(network, options))
                    .get();
        }
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC, Parameter.WEIGHTS_OUT)) {
            long[] integers = result.integers(weights);
            int nonZero = 0;
            int lost = 0;
            int wrong = 0;
            int clipped = 0;
            for (int i = 0; i < integers.length; i++) {
                double weight = network.value(weights, i);
                double scale = result.scales(weights)[SHAPE.channelOf(weights, i)];
                long expected = (long) Math.rint(weight * scale);
                wrong += integers[i] == expected ? 0 : 1;
                nonZero += weight != 0 ? 1 : 0;
                lost += weight != 0 && expected == 0 ? 1 : 0;
                clipped += expected < -128 || expected > 127 ? 1 : 0;
            }
            assertThat(wrong).as(weights.key()).isZero();
            assertThat(result.losses())
                    .filteredOn(loss -> loss.parameter() == weights)
                    .singleElement()
                    .isEqualTo(new ParameterLoss(weights, integers.length, nonZero, lost, clipped, 0));
        }
        if (method.equals("global")) {
            assertThat(result.scales(Parameter.WEIGHTS_REC)[0]).isEqualTo(((1 << (bits - 1)) - 1) / 2.5);
        }
    }
}
