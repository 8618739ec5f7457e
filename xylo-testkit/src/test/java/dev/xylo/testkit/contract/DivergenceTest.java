package dev.xylo.testkit.contract;

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
import dev.xylo.sim.Counter;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.divergence.DivergenceFinder;
import dev.xylo.study.divergence.DivergenceTrace;
import dev.xylo.study.divergence.FirstDivergence;
import dev.xylo.testkit.random.NetworkGenerator;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The bound holds on random networks: where rounding is all there is, no state leaves its allowance. And what is no rounding is found. */
class DivergenceTest {
    private static final int NETWORKS = 3000;
    private static final Set<Counter> SATURATIONS = Set.of(
            Counter.I_SYN_SATURATIONS,
            Counter.I_SYN_2_SATURATIONS,
            Counter.V_MEM_SATURATIONS,
            Counter.I_SYN_OUT_SATURATIONS,
            Counter.V_MEM_OUT_SATURATIONS);

    /** Same decay in both runs, one scale per channel, nothing saturated or clipped: only rounding is left, and tips spikes at most. */
    @Test
    void roundingAloneNeverLeavesTheBound() {
        int onlyRounding = 0;
        int tipped = 0;
        for (long seed = 0; seed < NETWORKS; seed++) {
            NetworkGenerator generator = new NetworkGenerator(seed);
            FloatNetwork network = generator.floatNetwork();
            SpikeRaster input = generator.raster(network.shape().inputs());
            for (String method : List.of("global", "channel")) {
                QuantizationResult quantized = Quantizers.byMethod(method)
                        .quantize(network, QuantizationOptions.DEFAULT.with(Compat.CORRECTED));
                Recording chip = Simulator.of(quantized.network(), Core.CORE_2).run(input, DivergenceFinder.needed());
                boolean saturated =
                        SATURATIONS.stream().anyMatch(c -> chip.counters().total(c) > 0);
                boolean clipped = quantized.losses().stream().anyMatch(loss -> loss.clipped() > 0);
                if (saturated || clipped) {
                    continue;
                }
                onlyRounding++;
                FloatRecording floats = FloatTwin.of(network, TwinOptions.DEFAULT.with(Decay.BITSHIFT))
                        .run(input, DivergenceFinder.needed());
                Optional<FirstDivergence> found =
                        DivergenceFinder.of(network, quantized).find(input, floats, chip);
                tipped += found.isPresent() ? 1 : 0;
                if (found.isPresent()) {
                    // An alias target's own spikes do not show at its cap, but in its membrane.
                    boolean aliased = network.aliases().stream()
                            .anyMatch(alias -> alias.target() == found.get().neuron());
                    assertThat(found.get().variable())
                            .as("%s, %s: %s", generator, method, found.get())
                            .matches(variable -> variable == StateVariable.SPIKES
                                    || variable == StateVariable.SPIKES_OUT
                                    || variable == StateVariable.V_MEM && aliased);
                } else {
                    assertThat(floats.outputCounts())
                            .containsExactly(java.util.Arrays.stream(chip.outputCounts())
                                    .asDoubleStream()
                                    .toArray());
                }
            }
        }
        assertThat(onlyRounding).isGreaterThan(NETWORKS / 4);
        assertThat(tipped).isBetween(1, onlyRounding - 1);
    }

    /** Two inputs, two neurons each; hidden neuron 1 is the one with the fault. */
    private static Map<Parameter, double[]> wires() {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.WEIGHTS_IN, new double[] {1, 0, 0, 1});
        values.put(Parameter.WEIGHTS_OUT, new double[] {1, 0, 0, 1});
        values.put(Parameter.THRESHOLD, new double[] {100, 100});
        values.put(Parameter.THRESHOLD_OUT, new double[] {1, 1});
        for (Parameter dash :
                List.of(Parameter.DASH_MEM, Parameter.DASH_SYN, Parameter.DASH_MEM_OUT, Parameter.DASH_SYN_OUT)) {
            values.put(dash, new double[] {5, 5});
        }
        return values;
    }

    private static SpikeRaster constant(int count, int steps) {
        int[] counts = new int[2 * steps];
        java.util.Arrays.fill(counts, count);
        return SpikeRaster.of(steps, 2, counts);
    }

    private static FirstDivergence find(
            Map<Parameter, double[]> values, Decay decay, int count, List<DivergenceTrace> trace) {
        FloatNetwork network = FloatNetwork.of(NetworkShape.of(2, 2, 2, 1), values, List.of());
        QuantizationResult quantized = Quantizers.byMethod("channel")
                .quantize(network, QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0));
        SpikeRaster input = constant(count, 60);
        Recording chip = Simulator.of(quantized.network(), Core.CORE_2).run(input, DivergenceFinder.needed());
        FloatRecording floats =
                FloatTwin.of(network, TwinOptions.DEFAULT.with(decay)).run(input, DivergenceFinder.needed());
        DivergenceFinder finder = DivergenceFinder.of(network, quantized);
        FirstDivergence found = finder.find(input, floats, chip).orElseThrow();
        trace.add(finder.trace(found, floats, chip, 3, 4));
        return found;
    }

    @Test
    void aSaturatedCurrent() {
        List<DivergenceTrace> traces = new ArrayList<>();
        // Neuron 0 is off, and 1 would reach 15 * 127 * 31 = 59055 LSB.
        Map<Parameter, double[]> values = wires();
        values.put(Parameter.WEIGHTS_IN, new double[] {0, 0, 0, 1});
        values.put(Parameter.THRESHOLD, new double[] {1, 250});
        FirstDivergence found = find(values, Decay.BITSHIFT, 15, traces);

        assertThat(found.layer()).isEqualTo("hidden");
        assertThat(found.neuron()).isEqualTo(1);
        assertThat(found.variable()).isIn(StateVariable.I_SYN, StateVariable.V_MEM);
        assertThat(Math.abs(found.chipValue() - found.floatValue())).isGreaterThan(found.allowed());
        DivergenceTrace trace = traces.get(0);
        assertThat(trace.fromStep()).isEqualTo(Math.max(0, found.step() - 3));
        assertThat(trace.floatTrace()).hasSameSizeAs(trace.chipTrace());
    }

    @Test
    void aLostBias() {
        Map<Parameter, double[]> values = wires();
        values.put(Parameter.BIAS, new double[] {0, 0.3});
        FirstDivergence found = find(values, Decay.BITSHIFT, 1, new ArrayList<>());

        // 0.3 of 127 LSB are lost in the first step, where rounding allows half a LSB and the truncations.
        assertThat(found.step()).isZero();
        assertThat(found.variable()).isEqualTo(StateVariable.V_MEM);
        assertThat(found.neuron()).isEqualTo(1);
        assertThat(found.floatValue() - found.chipValue()).isBetween(0.29, 0.31);
        assertThat(found.allowed()).isLessThan(2.0 / 127);
        assertThat(found.threshold()).isEqualTo(100);
    }

    /** A rounded dash is no rounding of the state: the exponential twin's current of dash 4.6 leaves that of dash 5 within some steps. */
    @Test
    void aRoundedDash() {
        Map<Parameter, double[]> values = wires();
        values.put(Parameter.DASH_SYN, new double[] {5, 4.6});
        FirstDivergence found = find(values, Decay.EULER, 15, new ArrayList<>());

        assertThat(found.variable()).isEqualTo(StateVariable.I_SYN);
        assertThat(found.neuron()).isEqualTo(1);
        assertThat(found.chipValue()).isGreaterThan(found.floatValue() + found.allowed());
    }
}
