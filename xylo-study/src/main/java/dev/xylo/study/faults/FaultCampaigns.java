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
import dev.xylo.study.plan.FaultPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A fault campaign on each configuration: the same plan, seed and samples, bit flips in every memory and state. */
public final class FaultCampaigns {
    private FaultCampaigns() {}

    /**
     * Runs what is left of all campaigns.
     *
     * @param program the study
     * @param logs what is done already, and where the rest is kept; empty keeps nothing
     * @param threads how many threads, at least 1; the results do not depend on it
     * @param progress told about every faulty chip
     * @return one result for each configuration, in the plan's order; none if the plan has no faults
     * @throws IOException if samples cannot be read, or a log cannot be read or written, or belongs to another study
     */
    public static List<CampaignResult> run(
            StudyProgram program, Optional<FaultLogs> logs, int threads, Progress progress) throws IOException {
        if (program.plan().questions().faults().isEmpty()) {
            return List.of();
        }
        FaultPlan plan = program.plan().questions().faults().get();
        DataSet data = first(program.data(), plan.samples());
        CampaignPlan draws = new CampaignPlan(
                plan.singles(),
                plan.counts(),
                plan.chips(),
                program.plan().statistics().seed());
        List<FaultSpace> spaces = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int cell = 0; cell < program.cells().size(); cell++) {
            FaultSpace space = space(program, cell, data);
            spaces.add(space);
            sizes.add(draws.size(space));
        }
        int total = sizes.stream().mapToInt(Integer::intValue).sum();
        List<CampaignResult> results = new ArrayList<>();
        int before = 0;
        for (int cell = 0; cell < spaces.size(); cell++) {
            String name = program.cells().get(cell).name();
            Campaign campaign = new Campaign(
                    network(program, cell), core(program, cell), data, spaces.get(cell), draws, program.decoding());
            int earlier = before;
            IntConsumer chips = done -> progress.done("faults " + name, earlier + done, total);
            results.add(
                    logs.isEmpty()
                            ? campaign.run(threads, chips)
                            : campaign.run(logs.get().file(name), logs.get().fingerprint(name), threads, chips));
            before += sizes.get(cell);
        }
        return results;
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

    private static DataSet first(SampleSource source, int wanted) throws IOException {
        int samples = Math.min(wanted, source.samples());
        int[] labels = source.labels();
        return new DataSet(source.read(0, samples), labels.length == 0 ? labels : Arrays.copyOf(labels, samples), true);
    }
}
