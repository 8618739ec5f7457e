package dev.xylo.spark;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Decay;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What an executor needs of a study, sent once. What only the driver needs, such as the seed of the bootstrap or the chip whose costs are reported, is not in it.
 *
 * @param id tells programs apart within an executor
 * @param network the float network
 * @param data the samples
 * @param samples how many of them, the first ones
 * @param calibration samples for the method {@code calibrated}, or null
 * @param methods quantization methods
 * @param compat whose quantizers are followed
 * @param bitsPerWeight bits of a weight
 * @param bitsPerThreshold bits of a threshold
 * @param fuzzyScaling whether weights are scaled fuzzily
 * @param cores revisions that are simulated
 * @param decay decay of the float reference
 * @param attribution whether the stages of attribution are simulated
 */
record StudyParts(
        UUID id,
        NetworkParts network,
        SharedFile data,
        int samples,
        SharedFile calibration,
        List<String> methods,
        List<Compat> compat,
        List<Integer> bitsPerWeight,
        List<Integer> bitsPerThreshold,
        List<Boolean> fuzzyScaling,
        List<Core> cores,
        Decay decay,
        boolean attribution)
        implements Serializable {
    static StudyParts of(StudyProgram program, SharedFile data, SharedFile calibration) {
        StudyPlan plan = program.plan();
        return new StudyParts(
                UUID.randomUUID(),
                NetworkParts.of(program.network()),
                data,
                program.data().samples(),
                calibration,
                plan.methods(),
                plan.compat(),
                plan.bitsPerWeight(),
                plan.bitsPerThreshold(),
                plan.fuzzyScaling(),
                plan.cores(),
                plan.decay(),
                plan.attribution());
    }

    /** The program, made from files of this machine; configurations are compiled when they are needed. */
    StudyProgram program() throws IOException {
        Path file = data.local();
        SampleSource source =
                DataSets.open(file, file.toAbsolutePath().getParent()).first(samples);
        Optional<Path> calibrate = calibration == null ? Optional.empty() : Optional.of(calibration.local());
        List<SpikeRaster> unlabelled =
                calibrate.isEmpty() ? List.of() : DataSets.read(calibrate.get()).samples();
        // The network has travelled as values: its file is not opened.
        StudyPlan defaults = StudyPlan.of(Path.of("network"), file);
        StudyPlan plan = new StudyPlan(
                defaults.network(),
                file,
                methods,
                compat,
                bitsPerWeight,
                bitsPerThreshold,
                fuzzyScaling,
                cores,
                decay,
                attribution,
                defaults.bootstrapResamples(),
                defaults.seed(),
                defaults.chosenSamples(),
                calibrate,
                defaults.mixedWidths(),
                defaults.faults(),
                defaults.chip(),
                defaults.dt());
        return StudyProgram.deferred(plan, network.network(), source, unlabelled);
    }
}
