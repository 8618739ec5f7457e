package dev.xylo.study.engine;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.attribution.EffectSimulator;
import dev.xylo.study.calibration.Following;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.cost.Operations;
import dev.xylo.study.divergence.ChipDecay;
import dev.xylo.study.divergence.DivergenceFinder;
import dev.xylo.study.plan.StudyPlan;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;

/**
 * Configurations, each compiled when it is first needed. They are held softly: tens of thousands do not fit in memory at once, and a
 * configuration that is compiled anew is the same. Threads share this.
 */
final class CompiledCells {
    private final FloatNetwork network;
    private final List<StudyPlan.Cell> cells;
    private final Methods methods;
    /** Attribution starts from it. */
    private final TwinOptions start;

    private final boolean attribution;
    private final List<SoftReference<CompiledCell>> compiled = new ArrayList<>();
    /** Quantization takes longest, so what {@link #all} made is kept. */
    private List<QuantizationResult> quantized = List.of();

    CompiledCells(
            StudyPlan plan,
            FloatNetwork network,
            List<StudyPlan.Cell> cells,
            List<SpikeRaster> calibration,
            TwinOptions start) {
        this.network = network;
        this.cells = cells;
        this.start = start;
        this.methods = new Methods(
                network, Following.of(plan.reference(), plan.questions().decoding()), calibration);
        this.attribution = plan.questions().attribution();
        cells.forEach(cell -> compiled.add(new SoftReference<>(null)));
    }

    /**
     * Compiles everything, so that what a method or a core refuses is said.
     *
     * @return what was quantized, in the order of the configurations
     */
    synchronized List<QuantizationResult> all() {
        List<QuantizationResult> results = new ArrayList<>();
        for (int cell = 0; cell < cells.size(); cell++) {
            results.add(of(cell).quantized());
        }
        quantized = List.copyOf(results);
        return quantized;
    }

    /** Compiles a configuration where it is not at hand; others wait meanwhile. */
    synchronized CompiledCell of(int cell) {
        CompiledCell there = compiled.get(cell).get();
        if (there == null) {
            there = compile(cell);
            compiled.set(cell, new SoftReference<>(there));
        }
        return there;
    }

    private CompiledCell compile(int index) {
        StudyPlan.Cell cell = cells.get(index);
        QuantizationResult result = quantized.isEmpty()
                ? methods.of(cell.method(), cell.core()).quantize(network, cell.options())
                : quantized.get(index);
        List<EffectSimulator> stages = new ArrayList<>();
        if (attribution) {
            StudyProgram.STAGES.forEach(
                    effects -> stages.add(EffectSimulator.of(network, result, cell.core(), effects, start)));
        }
        return new CompiledCell(
                result,
                Simulator.of(result.network(), cell.core()),
                Operations.of(result.network()),
                DivergenceFinder.of(network, result),
                ChipDecay.of(result),
                stages);
    }
}
