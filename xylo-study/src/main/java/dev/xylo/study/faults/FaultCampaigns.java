package dev.xylo.study.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.faults.Campaign;
import dev.xylo.faults.CampaignPlan;
import dev.xylo.faults.CampaignResult;
import dev.xylo.faults.FaultKind;
import dev.xylo.faults.FaultSpace;
import dev.xylo.faults.Memory;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.TaskStore;
import dev.xylo.study.plan.FaultPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** A fault campaign on each configuration: the same plan, seed and samples, bit flips in every memory and state. */
public final class FaultCampaigns {
    private final CampaignWork work;

    private FaultCampaigns(CampaignWork work) {
        this.work = work;
    }

    /**
     * The campaigns of a study, if its plan has any.
     *
     * @param program the study
     * @return what is to be run
     * @throws IOException if samples cannot be read
     */
    public static Optional<FaultCampaigns> of(StudyProgram program) throws IOException {
        if (program.plan().questions().faults().isEmpty()) {
            return Optional.empty();
        }
        FaultPlan plan = program.plan().questions().faults().get();
        DataSet data = first(program, plan.samples());
        CampaignPlan draws = new CampaignPlan(
                plan.singles(),
                plan.counts(),
                plan.chips(),
                program.plan().statistics().seed());
        List<Campaign> campaigns = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int cell = 0; cell < program.cells().size(); cell++) {
            campaigns.add(new Campaign(
                    network(program, cell),
                    core(program, cell),
                    data,
                    space(program, cell, data),
                    draws,
                    program.decoding(cell)));
            names.add("faults " + program.cells().get(cell).name());
        }
        return Optional.of(new FaultCampaigns(new CampaignWork(campaigns, names)));
    }

    /**
     * Number of tasks.
     *
     * @return at least 1
     */
    public int tasks() {
        return work.tasks();
    }

    /**
     * Runs what is left.
     *
     * @param store has what is done already, and gets the rest
     * @param threads how many threads, at least 1; the results do not depend on it
     * @param progress told about every faulty chip
     * @return one result for each configuration, in the plan's order
     * @throws IOException if the store fails
     */
    public List<CampaignResult> run(TaskStore store, int threads, Progress progress) throws IOException {
        return work.run(store, threads, progress);
    }

    private static XyloNetwork network(StudyProgram program, int cell) {
        return program.quantized(cell).network();
    }

    private static Core core(StudyProgram program, int cell) {
        return program.cells().get(cell).core();
    }

    private static FaultSpace space(StudyProgram program, int cell, DataSet data) {
        int steps = data.samples().stream().mapToInt(SpikeRaster::steps).min().orElse(0);
        return new FaultSpace(
                network(program, cell),
                core(program, cell),
                EnumSet.allOf(Memory.class),
                List.of(FaultKind.FLIP),
                steps);
    }

    private static DataSet first(StudyProgram program, int wanted) throws IOException {
        SampleSource source = program.data();
        int samples = Math.min(wanted, source.samples());
        int[] labels = program.labels();
        return new DataSet(source.read(0, samples), labels.length == 0 ? labels : Arrays.copyOf(labels, samples), true);
    }
}
