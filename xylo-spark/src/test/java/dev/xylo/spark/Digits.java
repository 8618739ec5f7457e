package dev.xylo.spark;

import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.study.Study;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Small studies of the digits. */
final class Digits {
    static final Path FOLDER = Path.of("../examples/digits").toAbsolutePath().normalize();

    private Digits() {}

    static StudyPlan plan(List<String> methods, List<Integer> bits, boolean attribution) {
        PlanBuilder plan = StudyPlan.builder(FOLDER.resolve("network.npz"), FOLDER.resolve("test.npz"))
                .set(PlanKeys.METHODS, methods)
                .set(PlanKeys.COMPAT, List.of(Compat.CORRECTED))
                .set(PlanKeys.BITS_PER_WEIGHT, bits)
                .set(PlanKeys.ATTRIBUTION, attribution)
                .set(PlanKeys.SEED, 7L)
                .set(PlanKeys.CHOSEN_SAMPLES, List.of(0));
        if (methods.contains("calibrated")) {
            plan.set(PlanKeys.CALIBRATE, FOLDER.resolve("train.npz"));
        }
        return plan.build();
    }

    static Study study(StudyPlan plan, int samples) throws IOException {
        SampleSource data = DataSets.open(plan.sources().data(), FOLDER).first(samples);
        return new Study(
                "digits",
                plan,
                NetworkFormats.read(plan.sources().network()).toFloatNetwork(),
                data,
                plan.sources().calibrate().isEmpty()
                        ? List.of()
                        : DataSets.read(plan.sources().calibrate().get()).samples());
    }
}
