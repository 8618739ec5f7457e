package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.UnsupportedNetworkException;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.testkit.random.NetworkGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The two ends of attribution on random networks: without effects the float twin, with all the chip, in every state and bit. Each network
 * runs twice, so that state carries over between runs.
 */
@Tag("long")
class EffectSimulatorTest {
    private static final int NETWORKS = 1200;

    @ParameterizedTest
    @EnumSource(Decay.class)
    void withoutEffectsItIsTheFloatTwin(Decay decay) {
        for (long seed = 0; seed < NETWORKS; seed++) {
            NetworkGenerator generator = new NetworkGenerator(seed);
            FloatNetwork network = generator.floatNetwork();
            boolean capped = seed % 2 == 0 || hasZeroThreshold(network);
            TwinOptions reference = new TwinOptions(decay, capped ? Caps.CHIP : Caps.NONE, ReadoutTiming.CHIP);
            QuantizationResult quantized = quantize(network, "channel", Compat.CORRECTED, false);
            SpikeRaster input = generator.raster(network.shape().inputs());
            EffectSimulator simulator =
                    EffectSimulator.of(network, quantized, Core.CORE_2, EffectSets.none(), reference);
            FloatTwin twin = FloatTwin.of(network, reference);
            for (int run = 1; run <= 2; run++) {
                FloatRecording actual = simulator.run(input, FloatTwin.recordable());
                FloatRecording expected = twin.run(input, FloatTwin.recordable());
                for (StateVariable variable : FloatTwin.recordable()) {
                    compare(generator + ", run " + run, variable, actual, expected.values(variable));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Core.class)
    void withAllEffectsItIsTheChip(Core core) {
        int simulated = 0;
        for (long seed = 0; seed < NETWORKS; seed++) {
            NetworkGenerator generator = new NetworkGenerator(seed);
            FloatNetwork network = core.hasBias() ? generator.floatNetwork() : withoutBias(generator.floatNetwork());
            // Busy on purpose, so that states saturate.
            SpikeRaster input = generator.raster(network.shape().inputs());
            for (QuantizationResult quantized : quantizations(network, seed)) {
                EffectSimulator simulator = EffectSimulator.of(
                        network,
                        quantized,
                        core,
                        EffectSets.all(),
                        new TwinOptions(Decay.values()[(int) (seed % 3)], Caps.NONE, ReadoutTiming.CHIP));
                Simulator chip = Simulator.of(quantized.network(), core);
                for (int run = 1; run <= 2; run++) {
                    FloatRecording actual = simulator.run(input, FloatTwin.recordable());
                    Recording expected = chip.run(input, FloatTwin.recordable());
                    for (StateVariable variable : FloatTwin.recordable()) {
                        short[] values = expected.values(variable);
                        double[] doubles = IntStream.range(0, values.length)
                                .mapToDouble(i -> values[i])
                                .toArray();
                        compare(generator + ", " + quantized.method() + ", run " + run, variable, actual, doubles);
                    }
                }
                simulated++;
            }
        }
        assertThat(simulated).isGreaterThan(NETWORKS);
    }

    /** Any of the 128 sets runs, to the same end whether at once or in two halves, forked or reset. */
    @Test
    void everySetOfEffectsRuns() {
        for (int mask = 0; mask < 1 << Effect.values().length; mask++) {
            Set<Effect> on = EnumSet.noneOf(Effect.class);
            for (Effect effect : Effect.values()) {
                if ((mask >> effect.ordinal() & 1) == 1) {
                    on.add(effect);
                }
            }
            NetworkGenerator generator = new NetworkGenerator(mask);
            FloatNetwork network = generator.floatNetwork();
            SpikeRaster input = generator.raster(network.shape().inputs());
            for (QuantizationResult quantized : quantizations(network, mask)) {
                EffectSimulator simulator =
                        EffectSimulator.of(network, quantized, Core.CORE_2, on, TwinOptions.DEFAULT);
                FloatRecording whole = simulator.run(input, FloatTwin.recordable());
                simulator.reset();
                EffectSimulator other = simulator.fork();
                int half = input.steps() / 2;
                other.run(input.slice(0, half));
                FloatRecording rest = other.run(input.slice(half, input.steps()), FloatTwin.recordable());
                FloatRecording again = simulator.run(input, FloatTwin.recordable());
                for (StateVariable variable : FloatTwin.recordable()) {
                    compare(generator + ", " + on, variable, again, whole.values(variable));
                    for (int i = 0; i < variable.width(network.shape()); i++) {
                        for (int t = half; t < input.steps(); t++) {
                            assertThat(rest.value(variable, t - half, i)).isEqualTo(whole.value(variable, t, i));
                        }
                    }
                }
            }
        }
    }

    private static List<QuantizationResult> quantizations(FloatNetwork network, long seed) {
        List<QuantizationResult> results = new ArrayList<>();
        Compat compat = Compat.values()[(int) (seed % Compat.values().length)];
        for (String method : List.of("global", "channel", "optimal")) {
            try {
                results.add(quantize(network, method, compat, seed % 4 == 3));
            } catch (UnsupportedNetworkException e) {
                // A published version refuses some networks; that is tested elsewhere.
                assertThat(compat).isNotEqualTo(Compat.CORRECTED);
            }
        }
        return results;
    }

    private static QuantizationResult quantize(FloatNetwork network, String method, Compat compat, boolean fuzzy) {
        return Quantizers.byMethod(method).quantize(network, new QuantizationOptions(compat, 8, 16, fuzzy));
    }

    private static boolean hasZeroThreshold(FloatNetwork network) {
        return IntStream.range(0, network.shape().hidden()).anyMatch(i -> network.value(Parameter.THRESHOLD, i) == 0)
                || IntStream.range(0, network.shape().outputs())
                        .anyMatch(i -> network.value(Parameter.THRESHOLD_OUT, i) == 0);
    }

    private static FloatNetwork withoutBias(FloatNetwork network) {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter) && parameter.kind() != Parameter.Kind.BIAS) {
                values.put(parameter, network.values(parameter));
            }
        }
        return FloatNetwork.of(network.shape(), values, network.aliases());
    }

    /** Plain loops, and AssertJ only for what differs: millions of assertions would be slower than the simulations. */
    private static void compare(String what, StateVariable variable, FloatRecording actual, double[] expected) {
        double[] values = actual.values(variable);
        assertThat(values).hasSameSizeAs(expected);
        int width = variable.width(actual.shape());
        for (int i = 0; i < values.length; i++) {
            boolean same = values[i] == expected[i] || Double.isNaN(values[i]) && Double.isNaN(expected[i]);
            if (!same) {
                assertThat(values[i])
                        .as("%s, %s[%d, %d]", what, variable.key(), i / width, i % width)
                        .isEqualTo(expected[i]);
            }
        }
    }
}
