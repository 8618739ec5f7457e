package dev.xylo.study;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.faults.CampaignResult;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.study.calibration.MixedWidths;
import dev.xylo.study.engine.Firing;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyTotals;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.engine.TaskStore;
import dev.xylo.study.faults.FaultCampaigns;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.ResultsWriter;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a float network with what each configuration makes of it on the chip, sample by sample, each from reset.
 *
 * <p>The outcome is the same, bit for bit, whatever the number of threads, and however often the study was interrupted.
 */
public final class Study {
    private final String title;
    private final StudyProgram program;
    private Optional<FaultCampaigns> campaigns;

    /**
     * Compiles everything; what is refused is said here, before any time is spent.
     *
     * @param title what is studied, for people
     * @param plan what to compare; its paths are not opened
     * @param network the float network
     * @param data samples, with labels or without
     * @throws IllegalArgumentException if the data are not as wide as the network, a label is not a readout neuron, a chosen sample does
     *     not exist, or a method or a core refuses the network
     */
    public Study(String title, StudyPlan plan, FloatNetwork network, SampleSource data) {
        this(title, plan, network, data, List.of());
    }

    /**
     * Compiles everything, with samples for the method {@code calibrated}.
     *
     * @param title what is studied, for people
     * @param plan what to compare; its paths are not opened
     * @param network the float network
     * @param data samples, with labels or without
     * @param calibration unlabelled samples, other than those of the data
     * @throws IllegalArgumentException as above, or if the calibration samples are not as wide as the network
     */
    public Study(String title, StudyPlan plan, FloatNetwork network, SampleSource data, List<SpikeRaster> calibration) {
        this.title = title;
        this.program = new StudyProgram(plan, network, data, calibration);
    }

    /**
     * What is to be run.
     *
     * @return the compiled plan
     */
    public StudyProgram program() {
        return program;
    }

    /**
     * Runs what is left to do.
     *
     * @param store has what is done already, and gets the rest
     * @param threads how many threads, at least 1
     * @param progress told about every simulated sample
     * @return the outcome
     * @throws IOException if samples cannot be read, or the store fails
     */
    public Outcome run(TaskStore store, int threads, Progress progress) throws IOException {
        return run(store, TaskEngine.ofThreads(threads), progress);
    }

    /**
     * Places that {@link #run} needs in a store: the engine's tasks, then faults, then widths.
     *
     * @return their number
     * @throws IOException if samples cannot be read
     */
    public int storeSize() throws IOException {
        return firstOfWidths()
                + (program.plan().questions().mixedWidths()
                        ? MixedWidths.tasks(program.data().samples())
                        : 0);
    }

    private int firstOfWidths() throws IOException {
        return program.tasks().size() + campaigns().map(FaultCampaigns::tasks).orElse(0);
    }

    /** Made when they are first needed: it takes as long as running every configuration on a few samples. */
    private synchronized Optional<FaultCampaigns> campaigns() throws IOException {
        if (campaigns == null) {
            campaigns = FaultCampaigns.of(program);
        }
        return campaigns;
    }

    /**
     * Runs what is left to do, wherever the engine runs it; faults and the search for widths run here.
     *
     * @param store has what is done already, and gets the rest: {@link #storeSize} places
     * @param engine runs the tasks
     * @param progress told about finished work
     * @return the outcome, which does not depend on the engine
     * @throws IOException if samples cannot be read, the store fails, or the engine does
     */
    public Outcome run(TaskStore store, TaskEngine engine, Progress progress) throws IOException {
        engine.run(program, store, progress);
        StudyTotals totals = StudyTotals.of(program, store);
        Optional<MixedWidths> widths = program.widthSearch().isEmpty()
                ? Optional.empty()
                : Optional.of(MixedWidths.of(
                        program.widthSearch().get(),
                        program.cells().get(0).core(),
                        program.data(),
                        program.decoding(),
                        store.from(firstOfWidths()),
                        progress));
        List<CampaignResult> faults = campaigns().isEmpty()
                ? List.of()
                : campaigns().get().run(store.from(program.tasks().size()), engine.localThreads(), progress);
        return new Outcome(
                ResultsWriter.results(title, program, totals, widths, faults),
                counts(totals),
                ScoreArrays.of(program, totals));
    }

    /**
     * Runs everything in memory.
     *
     * @param threads how many threads, at least 1
     * @param progress told about every simulated sample
     * @return the outcome
     * @throws IOException if samples cannot be read
     */
    public Outcome run(int threads, Progress progress) throws IOException {
        return run(TaskStore.inMemory(storeSize()), threads, progress);
    }

    /** Output spike counts by variant, baselines first. */
    private Map<String, NdArray> counts(StudyTotals totals) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (int i = 0; i < totals.baselines().size(); i++) {
            arrays.put(
                    program.baselines().get(i).name(), counts(totals.baselines().get(i)));
        }
        for (int c = 0; c < totals.chips().size(); c++) {
            arrays.put(
                    program.cells().get(c).name(), counts(totals.chips().get(c).firing()));
        }
        return arrays;
    }

    private NdArray counts(Firing firing) {
        return NdArray.ofInts(
                DType.INT32, firing.counts(), firing.samples(), program.shape().outputs());
    }

    /**
     * What a study found.
     *
     * @param results the results document
     * @param counts output spike counts {@code (samples, Nout)} by variant
     * @param scores what the decoder read and decided, by variant, as in {@code scores.npz}
     */
    public record Outcome(StudyResults results, Map<String, NdArray> counts, Map<String, NdArray> scores) {}
}
