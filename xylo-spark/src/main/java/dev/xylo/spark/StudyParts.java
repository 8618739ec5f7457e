package dev.xylo.spark;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.PlanWriter;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.plan.StudyPlanReader;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * What an executor needs of a study, sent once.
 *
 * @param id tells programs apart within an executor
 * @param network the float network
 * @param data the samples
 * @param samples how many of them, the first ones
 * @param calibration samples to calibrate on, or null
 * @param plan what the study is told, as a study file
 */
record StudyParts(UUID id, NetworkParts network, SharedFile data, int samples, SharedFile calibration, String plan)
        implements Serializable {
    static StudyParts of(StudyProgram program, SharedFile data, SharedFile calibration) {
        return new StudyParts(
                UUID.randomUUID(),
                NetworkParts.of(program.network()),
                data,
                program.data().samples(),
                calibration,
                PlanWriter.json(program.plan()));
    }

    /** The program, made from files of this machine; configurations are compiled when they are needed. */
    StudyProgram program() throws IOException {
        Path file = data.local();
        // The network has travelled as values: its file is not opened.
        PlanBuilder here = StudyPlanReader.builder(Path.of("study.json"), plan).set(PlanKeys.DATA, file);
        if (calibration != null) {
            here.set(PlanKeys.CALIBRATE, calibration.local());
        }
        StudyPlan told = here.build();
        DataOptions reading = told.sources().readingData(network.network().shape());
        SampleSource source =
                DataSets.open(file, reading, file.toAbsolutePath().getParent()).first(samples);
        List<SpikeRaster> unlabelled = calibration == null
                ? List.of()
                : DataSets.read(calibration.local(), reading.unlabelled()).samples();
        return StudyProgram.deferred(told, network.network(), source, unlabelled);
    }
}
