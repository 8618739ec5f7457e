package dev.xylo.study.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.twin.TwinOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Networks with one fault each, which the waterfall must name. Channel i drives hidden neuron i, which drives readout i. Samples of class 0
 * have spikes on channel 0, those of class 1 on channel 1 (or nowhere, if class 1 is what a bias decides). The fault silences hidden neuron
 * 1, and as ties go to class 0, it costs every sample of class 1.
 */
@Tag("long")
class PlantedFaultTest {
    private static final int SAMPLES = 20;
    private static final int STEPS = 120;

    /** A network that the chip runs without a loss, to plant faults in. */
    private static final class Wires {
        private final NetworkShape shape;
        private final Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        private int count = 1;
        private boolean classOneIsSilent;
        private QuantizationOptions options = QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0);

        Wires(int synapses) {
            shape = NetworkShape.of(2, 2, 2, synapses);
            set(
                    Parameter.WEIGHTS_IN,
                    synapses == 1 ? new double[] {1, 0, 0, 1} : new double[] {1, 0, 0, 0, 0, 0, 1, 0});
            set(Parameter.WEIGHTS_OUT, 1, 0, 0, 1);
            set(Parameter.THRESHOLD, 1, 1);
            set(Parameter.THRESHOLD_OUT, 1, 1);
            set(Parameter.DASH_MEM, 4, 4);
            set(Parameter.DASH_SYN, 4, 4);
            set(Parameter.DASH_MEM_OUT, 4, 4);
            set(Parameter.DASH_SYN_OUT, 4, 4);
            if (synapses == 2) {
                set(Parameter.DASH_SYN_2, 4, 4);
            }
        }

        Wires set(Parameter parameter, double... array) {
            values.put(parameter, array);
            return this;
        }

        Waterfall waterfall(String method, Core core) {
            FloatNetwork network = FloatNetwork.of(shape, values, List.of());
            QuantizationResult quantization = Quantizers.byMethod(method).quantize(network, options);
            List<SpikeRaster> samples = new ArrayList<>();
            int[] labels = new int[SAMPLES];
            for (int i = 0; i < SAMPLES; i++) {
                labels[i] = i % 2;
                samples.add(sample(labels[i], i / 2));
            }
            Map<Set<Effect>, int[]> decoded = new HashMap<>();
            for (Set<Effect> on : EffectSets.distinct()) {
                EffectSimulator simulator = EffectSimulator.of(network, quantization, core, on, TwinOptions.DEFAULT);
                decoded.put(
                        on,
                        samples.stream()
                                .mapToInt(sample -> {
                                    simulator.reset();
                                    double[] counts = simulator.run(sample).outputCounts();
                                    return counts[1] > counts[0] ? 1 : 0;
                                })
                                .toArray());
            }
            Map<Set<Effect>, Tally> tallies = new HashMap<>();
            decoded.forEach(
                    (on, classes) -> tallies.put(on, Tally.of(classes, decoded.get(EffectSets.none()), labels)));
            return Waterfall.of(tallies);
        }

        private SpikeRaster sample(int label, int firstStep) {
            int[] counts = new int[2 * STEPS];
            for (int t = firstStep; t < STEPS && (label == 0 || !classOneIsSilent); t++) {
                counts[2 * t + label] = count;
            }
            return SpikeRaster.of(STEPS, 2, counts);
        }
    }

    private static void assertNames(Waterfall waterfall, Effect effect) {
        assertThat(waterfall.start().correct()).isEqualTo(SAMPLES);
        assertThat(waterfall.end().correct()).isEqualTo(SAMPLES / 2);
        assertThat(waterfall.largest()).contains(effect);
        assertThat(waterfall.stages().get(effect.ordinal()).lost()).isEqualTo(SAMPLES / 2);
        assertThat(waterfall.stages().stream().mapToInt(Waterfall.Stage::lost).sum())
                .isEqualTo(waterfall.lost());
        assertThat(waterfall.points(waterfall.lost())).isEqualTo(50.0);
    }

    @ParameterizedTest
    @EnumSource(Core.class)
    void nothingIsLostWithoutAFault(Core core) {
        Waterfall waterfall = new Wires(1).waterfall("channel", core);

        assertThat(waterfall.largest()).isEmpty();
        assertThat(waterfall.lost()).isZero();
        assertThat(waterfall.stages()).allMatch(stage -> stage.lost() == 0);
        assertThat(waterfall.leaveOneOut()).allMatch(left -> left.recovered() == 0);
    }

    /** One synapse, published channel: the bias of 0.3 is rounded to 0 while the weights are scaled by 127. */
    @Test
    void lostHiddenBias() {
        // Channel 0 silences neuron 1.
        Wires wires = new Wires(1)
                .set(Parameter.WEIGHTS_IN, 1, -1, 0, 1)
                .set(Parameter.BIAS, 0, 0.3)
                .set(Parameter.BIAS_OUT, 0, 0);
        wires.classOneIsSilent = true;

        Waterfall waterfall = wires.waterfall("channel", Core.CORE_2);
        assertNames(waterfall, Effect.THRESHOLD_AND_BIAS_ROUNDING);
        assertThat(waterfall
                        .leaveOneOut()
                        .get(Effect.THRESHOLD_AND_BIAS_ROUNDING.ordinal())
                        .recovered())
                .isEqualTo(SAMPLES / 2);
        wires.options = QuantizationOptions.DEFAULT.with(Compat.CORRECTED);
        assertThat(wires.waterfall("channel", Core.CORE_2).lost()).isZero();
    }

    /** Published global: one neuron's enormous threshold scales the weights of all to 0. */
    @Test
    void overflowingThresholdOfAll() {
        // Neuron 0 never fires; without it class 0 is the tie.
        Wires wires = new Wires(1).set(Parameter.THRESHOLD, 1e6, 1).set(Parameter.WEIGHTS_OUT, 0, 0, 0, 1);

        assertNames(wires.waterfall("global", Core.CORE_2), Effect.THRESHOLD_AND_BIAS_ROUNDING);
    }

    /** Channel with 8 bits for thresholds: neuron 1's threshold, 300 of its weights, scales them to 0. */
    @Test
    void overflowingThresholdOfOne() {
        Wires wires = new Wires(1).set(Parameter.THRESHOLD, 1, 300);
        wires.count = 15;
        wires.options = wires.options.withBits(8, 8);

        assertNames(wires.waterfall("channel", Core.CORE_2), Effect.THRESHOLD_AND_BIAS_ROUNDING);
    }

    /** A membrane with dash 3.49, driven to 1.3 times its threshold, reaches 0.94 with dash 3. */
    @Test
    void coarseDash() {
        Wires wires = new Wires(1).set(Parameter.DASH_MEM, 4, 3.49).set(Parameter.WEIGHTS_IN, 1, 0, 0, 0.00714);

        Waterfall waterfall = wires.waterfall("channel", Core.CORE_2);
        assertNames(waterfall, Effect.DASH_ROUNDING);
        assertThat(waterfall.leaveOneOut().get(Effect.DASH_ROUNDING.ordinal()).recovered())
                .isEqualTo(SAMPLES / 2);
    }

    /** Excitation of 59055 and inhibition of -39060 LSB are 20000 in all; saturated they are -1. */
    @ParameterizedTest
    @EnumSource(Core.class)
    void saturatingCurrents(Core core) {
        Wires wires = new Wires(2)
                .set(Parameter.WEIGHTS_IN, 1, 0, 0, 0, 0, 0, 1, -0.66)
                .set(Parameter.THRESHOLD, 1, 250)
                .set(Parameter.DASH_MEM, 4, 1)
                .set(Parameter.DASH_SYN, 4, 5)
                .set(Parameter.DASH_SYN_2, 4, 5);
        wires.count = 15;

        Waterfall waterfall = wires.waterfall("channel", core);
        assertThat(waterfall.largest()).contains(Effect.SATURATION);
        assertNames(waterfall, Effect.SATURATION);
        assertThat(waterfall.leaveOneOut().get(Effect.SATURATION.ordinal()).recovered())
                .isEqualTo(SAMPLES / 2);
    }

    /** Without labels, losses are of the agreement with the float twin. */
    @Test
    void withoutLabels() {
        Map<Set<Effect>, Tally> tallies = new HashMap<>();
        int[] floats = {0, 1, 2, 0};
        for (Set<Effect> on : EffectSets.distinct()) {
            int[] decoded = floats.clone();
            if (on.contains(Effect.WEIGHT_ROUNDING)) {
                Arrays.fill(decoded, 0);
            }
            tallies.put(on, Tally.of(decoded, floats, new int[0]).plus(Tally.NONE));
        }
        Waterfall waterfall = Waterfall.of(tallies);

        assertThat(waterfall.labelled()).isFalse();
        assertThat(waterfall.lost()).isEqualTo(2);
        assertThat(waterfall.largest()).contains(Effect.WEIGHT_ROUNDING);
        assertThat(waterfall.points(2)).isEqualTo(50.0);
    }

    @Test
    void theSetsOfAWaterfall() {
        assertThat(EffectSets.distinct().stream().map(EffectSets::key))
                .containsExactly(
                        "none",
                        "up_to_spike_caps",
                        "up_to_dash_rounding",
                        "up_to_bitshift_decay",
                        "up_to_weight_rounding",
                        "up_to_threshold_and_bias_rounding",
                        "up_to_integer_state",
                        "all",
                        "without_spike_caps",
                        "without_dash_rounding",
                        "without_bitshift_decay",
                        "without_weight_rounding",
                        "without_threshold_and_bias_rounding",
                        "without_integer_state");
    }
}
