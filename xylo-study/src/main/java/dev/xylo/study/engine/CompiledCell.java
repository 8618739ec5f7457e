package dev.xylo.study.engine;

import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Simulator;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.study.cost.Operations;
import dev.xylo.study.divergence.ChipDecay;
import dev.xylo.study.divergence.DivergenceFinder;
import java.util.List;

/**
 * A configuration, ready to run. Immutable; threads share it and fork the simulators.
 *
 * @param quantized integers, scales and losses
 * @param chip the simulator of the chip
 * @param operations what spikes make the chip do
 * @param finder finds where the chip leaves the float twin with its decay
 * @param decay the dashes of that twin
 * @param stages the simulators of attribution; none if the plan has none
 */
record CompiledCell(
        QuantizationResult quantized,
        Simulator chip,
        Operations operations,
        DivergenceFinder finder,
        ChipDecay decay,
        List<EffectSimulator> stages) {
    CompiledCell {
        stages = List.copyOf(stages);
    }
}
