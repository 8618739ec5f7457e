package dev.xylo.study.results;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.sim.Recording;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.study.divergence.DivergenceFinder;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyTotals;
import dev.xylo.study.engine.StudyWorker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Spikes of chosen samples, float and chip, and the traces around their first divergence. They are simulated once more: cheaper than keeping the spikes of all.
 *
 * <p>Where the plan chooses none, each configuration shows the first sample that the float reference gets right and the chip does not (or,
 * without labels, that they decode differently), else the first one.
 */
final class Rasters {
    /** Most steps of a sample that are shown. */
    static final int MAX_STEPS = 512;

    private static final int TRACE_BEFORE = 10;
    private static final int TRACE_AFTER = 20;

    private final StudyProgram program;
    private final StudyTotals totals;
    private final StudyWorker worker;
    private final int[] labels;

    Rasters(StudyProgram program, StudyTotals totals) {
        this.program = program;
        this.totals = totals;
        this.worker = new StudyWorker(program);
        this.labels = program.labels();
    }

    /** Puts {@code rasters} and {@code divergence}, whose traces are of the same samples. */
    void putInto(Map<String, Object> configuration, int cell) throws FormatException {
        List<Map<String, Object>> rasters = new ArrayList<>();
        List<Map<String, Object>> traces = new ArrayList<>();
        for (int sample : chosen(cell)) {
            SpikeRaster whole = program.data().read(sample, sample + 1).get(0);
            SpikeRaster input = whole.slice(0, Math.min(MAX_STEPS, whole.steps()));
            StudyWorker.Runs runs = worker.runs(cell, input);
            rasters.add(of(cell, sample, whole.steps(), runs));
            DivergenceFinder finder = program.finder(cell);
            finder.find(input, runs.decayed(), runs.chip())
                    .map(found -> finder.trace(found, runs.decayed(), runs.chip(), TRACE_BEFORE, TRACE_AFTER))
                    .ifPresent(trace -> traces.add(Divergence.trace(sample, trace)));
        }
        configuration.put("divergence", Divergence.of(totals.chips().get(cell).divergence(), traces));
        configuration.put("rasters", rasters);
    }

    /** Samples that are shown for a configuration. */
    List<Integer> chosen(int cell) {
        if (!program.plan().questions().chosenSamples().isEmpty()) {
            return program.plan().questions().chosenSamples();
        }
        int[] reference = totals.decidedReference(program);
        int[] chip = totals.chips().get(cell).firing().decoded();
        for (int i = 0; i < chip.length; i++) {
            if (chip[i] != reference[i] && (labels.length == 0 || reference[i] == labels[i])) {
                return List.of(i);
            }
        }
        return List.of(0);
    }

    private Map<String, Object> of(int cell, int sample, int steps, StudyWorker.Runs runs) {
        FloatRecording twin = runs.reference();
        Recording chip = runs.chip();
        double[] hiddenTwin = twin.values(StateVariable.SPIKES);
        short[] hiddenChip = chip.values(StateVariable.SPIKES);
        double[] outTwin = twin.values(StateVariable.SPIKES_OUT);
        short[] outChip = chip.values(StateVariable.SPIKES_OUT);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sample", sample);
        map.put("label", labels.length == 0 ? null : labels[sample]);
        map.put("steps", steps);
        map.put("shown_steps", chip.steps());
        map.put("decoded_float", totals.reference(program).decoded()[sample]);
        map.put("decoded_chip", totals.chips().get(cell).firing().decoded()[sample]);
        map.put("hidden_float", events(hiddenTwin.length, program.shape().hidden(), i -> hiddenTwin[i]));
        map.put("hidden_chip", events(hiddenChip.length, program.shape().hidden(), i -> hiddenChip[i]));
        map.put("out_float", events(outTwin.length, program.shape().outputs(), i -> outTwin[i]));
        map.put("out_chip", events(outChip.length, program.shape().outputs(), i -> outChip[i]));
        return map;
    }

    /** {@code [step, neuron, count]} of every count that is not 0. */
    private static List<int[]> events(int size, int width, IntToDoubleFunction counts) {
        List<int[]> events = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int count = (int) counts.applyAsDouble(i);
            if (count != 0) {
                events.add(new int[] {i / width, i % width, count});
            }
        }
        return events;
    }
}
