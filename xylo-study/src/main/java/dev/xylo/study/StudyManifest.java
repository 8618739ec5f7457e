package dev.xylo.study;

import dev.xylo.study.folder.Digests;
import dev.xylo.study.folder.Manifest;
import dev.xylo.study.folder.WorkKind;
import dev.xylo.study.plan.PlanWriter;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What decides the results of a study. */
final class StudyManifest {
    private StudyManifest() {}

    /**
     * Of a study that is to be run; reads the inputs once.
     *
     * @param title what is studied
     * @param plan what to compare
     * @param samples how many samples
     */
    static Manifest of(WorkKind kind, String title, StudyPlan plan, int samples) throws IOException {
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("title", title);
        study.put("network_sha256", Digests.sha256(plan.sources().network()));
        study.put("data_sha256", Digests.sha256(plan.sources().data()));
        if (plan.sources().calibrate().isPresent()) {
            study.put(
                    "calibration_sha256",
                    Digests.sha256(plan.sources().calibrate().get()));
        }
        if (plan.sources().samples().labels().isPresent()) {
            study.put(
                    "labels_sha256",
                    Digests.sha256(plan.sources().samples().labels().get()));
        }
        study.put("samples", samples);
        study.putAll(PlanWriter.decisive(plan));
        Map<String, Object> forPeople = new LinkedHashMap<>();
        forPeople.put("network", plan.sources().network());
        forPeople.put("data", plan.sources().data());
        forPeople.put("overrides_study_file", plan.sources().overridden());
        return Manifest.of(kind, study, forPeople);
    }
}
