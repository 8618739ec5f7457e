package dev.xylo.spark;

import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.study.Study;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Small studies of the digits. */
final class Digits {
    static final Path FOLDER = Path.of("../examples/digits").toAbsolutePath().normalize();

    private Digits() {}

    static StudyPlan plan(List<String> methods, List<Integer> bits, boolean attribution) {
        StudyPlan defaults = StudyPlan.of(FOLDER.resolve("network.npz"), FOLDER.resolve("test.npz"));
        return new StudyPlan(
                defaults.network(),
                defaults.data(),
                methods,
                List.of(Compat.CORRECTED),
                bits,
                defaults.bitsPerThreshold(),
                defaults.fuzzyScaling(),
                defaults.cores(),
                defaults.decay(),
                attribution,
                100,
                7,
                List.of(0),
                methods.contains("calibrated") ? Optional.of(FOLDER.resolve("train.npz")) : Optional.empty(),
                defaults.mixedWidths(),
                defaults.faults(),
                defaults.chip(),
                defaults.dt());
    }

    static Study study(StudyPlan plan, int samples) throws IOException {
        SampleSource data = DataSets.open(plan.data(), FOLDER).first(samples);
        return new Study(
                "digits",
                plan,
                NetworkFormats.read(plan.network()).toFloatNetwork(),
                data,
                plan.calibrate().isEmpty()
                        ? List.of()
                        : DataSets.read(plan.calibrate().get()).samples());
    }
}
