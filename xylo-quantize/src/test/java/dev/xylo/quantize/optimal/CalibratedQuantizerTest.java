package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.QuantizationWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the method goes about it; what it is worth is measured on real networks elsewhere. */
class CalibratedQuantizerTest {
    private static final NetworkShape SHAPE = NetworkShape.of(4, 8, 3, 2);
    private static final FloatNetwork NETWORK = RandomNetwork.of(SHAPE, 0.8, 1);
    private static final QuantizationOptions FOUR_BITS = QuantizationOptions.DEFAULT.withBits(4, 16);
    private static final Calibration TRACES = new LifTraces(NETWORK, 40, 60);

    private static QuantizationResult quantize(OptimalOptions options) {
        return new CalibratedQuantizer(options, TRACES, 1).quantize(NETWORK, FOUR_BITS);
    }

    private static boolean same(QuantizationResult a, QuantizationResult b, Parameter... parameters) {
        return Arrays.stream(parameters).allMatch(p -> Arrays.equals(a.integers(p), b.integers(p)));
    }

    @Test
    void observesOnceAndServesEveryWidth() {
        AtomicInteger runs = new AtomicInteger();
        Calibration counted = new LifTraces(NETWORK, 40, 60) {
            @Override
            public FloatTrace floatRun(int sample) {
                runs.incrementAndGet();
                return super.floatRun(sample);
            }
        };
        CalibratedQuantizer quantizer = new CalibratedQuantizer(OptimalOptions.DEFAULT, counted, 1);
        QuantizationResult first = quantizer.quantize(NETWORK, FOUR_BITS);
        QuantizationResult wide = quantizer.quantize(NETWORK, QuantizationOptions.DEFAULT);
        QuantizationResult again = quantizer.quantize(NETWORK, FOUR_BITS);
        assertThat(runs).hasValue(2);
        assertThat(same(first, again, Parameter.values())).isTrue();
        assertThat(largest(first, Parameter.WEIGHTS_IN)).isBetween(4L, 8L);
        assertThat(largest(wide, Parameter.WEIGHTS_IN)).isBetween(9L, 128L);
        assertThat(first.warnings()).isEmpty();

        QuantizationResult mixed = quantizer.quantize(NETWORK, FOUR_BITS, new Widths(8, 2, 5));
        assertThat(largest(mixed, Parameter.WEIGHTS_IN)).isBetween(9L, 128L);
        assertThat(largest(mixed, Parameter.WEIGHTS_REC)).isBetween(0L, 2L);
        assertThat(largest(mixed, Parameter.WEIGHTS_OUT)).isBetween(8L, 16L);
    }

    /** The readout is fitted to the chip's spikes, the hidden layer knows nothing of them. */
    @Test
    void onlyTheReadoutLooksAtTheChip() {
        QuantizationResult with = quantize(OptimalOptions.DEFAULT);
        QuantizationResult without = quantize(OptimalOptions.DEFAULT.without(Ingredient.READOUT));
        assertThat(same(
                        with,
                        without,
                        Parameter.WEIGHTS_IN,
                        Parameter.WEIGHTS_REC,
                        Parameter.THRESHOLD,
                        Parameter.BIAS))
                .isTrue();
        assertThat(same(with, without, Parameter.WEIGHTS_OUT)).isFalse();
    }

    /** Thresholds leave room for what was seen: 1.5 times the highest state, at least two thresholds. */
    @Test
    void statesFitThePeaksThatWereSeen() {
        Observations seen = Observations.of(SHAPE, TRACES, 1);
        QuantizationResult result = quantize(OptimalOptions.DEFAULT);
        for (Layer layer : Layer.values()) {
            double[] peaks = seen.peaks(layer);
            for (int i = 0; i < peaks.length; i++) {
                double inThresholds = peaks[i] / NETWORK.value(layer.threshold(), i);
                assertThat((double) result.integers(layer.threshold())[i])
                        .isLessThanOrEqualTo(Math.rint(32767 / Math.max(2, 1.5 * inThresholds)));
            }
        }
    }

    /** Less error of the hidden membranes on the spikes that it saw than without looking at any. */
    @Test
    void whatItFindsFitsWhatItSaw() {
        double calibrated = error(quantize(OptimalOptions.DEFAULT));
        double optimal = error(new OptimalQuantizer().quantize(NETWORK, FOUR_BITS));
        assertThat(calibrated).isLessThan(0.8 * optimal);
    }

    private static double error(QuantizationResult result) {
        Dashes dashes = new Dashes(NETWORK, OptimalOptions.DEFAULT);
        List<Channel> channels = IntStream.range(0, SHAPE.hidden())
                .mapToObj(i -> dashes.channel(Layer.HIDDEN, i))
                .toList();
        DriveError[] errors = new ObservedLayer(
                        NETWORK,
                        Layer.HIDDEN,
                        dashes,
                        Observations.of(SHAPE, TRACES, 1),
                        ReadoutUse.SPIKES,
                        Effort.unlimited(),
                        c -> null)
                .errors(channels);
        double sum = 0;
        for (Channel channel : channels) {
            double[] weights = new double[channel.columns()];
            for (int j = 0; j < weights.length; j++) {
                Parameter parameter = Layer.HIDDEN.weights().get(channel.group()[j]);
                Parameter shift = Layer.HIDDEN.shifts().get(channel.group()[j]);
                weights[j] = Math.scalb(
                                (double) result.integers(parameter)[channel.flat()[j]], (int) result.integers(shift)[0])
                        / result.integers(Parameter.THRESHOLD)[channel.neuron()];
            }
            errors[channel.neuron()].start(weights);
            sum += Math.sqrt(errors[channel.neuron()].value());
        }
        return sum;
    }

    @Test
    void everyNeuronIsToldOnce() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Effort effort = Effort.unlimited((done, total) -> {
            assertThat(total).isEqualTo(11);
            told.add(done);
        });
        new CalibratedQuantizer(OptimalOptions.DEFAULT, TRACES, 1, effort).quantize(NETWORK, FOUR_BITS);
        assertThat(told)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 11).boxed().toList());
    }

    @Test
    void withoutTimeItRoundsAndSaysSo() {
        QuantizationResult hasty = new CalibratedQuantizer(
                        OptimalOptions.DEFAULT, TRACES, 1, Effort.of(0, (done, total) -> {}))
                .quantize(NETWORK, FOUR_BITS);
        assertThat(hasty.warnings())
                .filteredOn(warning -> warning.kind() == QuantizationWarning.Kind.TIME_OVER)
                .singleElement()
                .extracting(QuantizationWarning::message)
                .asString()
                .startsWith("the time budget of 0.0 s was over: 11 of 11 neurons");
        assertThat(same(hasty, quantize(OptimalOptions.DEFAULT), Parameter.WEIGHTS_REC))
                .isFalse();
        assertThatThrownBy(() -> Effort.of(-1, (done, total) -> {}))
                .hasMessage("the time budget is -1.0 s; it must be at least 0");
        assertThatThrownBy(() -> Effort.of(Double.NaN, (done, total) -> {})).hasMessageContaining("NaN");
    }

    private static long largest(QuantizationResult result, Parameter parameter) {
        return Arrays.stream(result.integers(parameter)).map(Math::abs).max().orElseThrow();
    }
}
