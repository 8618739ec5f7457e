package dev.xylo.study.plan;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a plan says, as a study file would. */
public final class PlanWriter {
    private PlanWriter() {}

    /**
     * Everything that decides the results, but for the content of files.
     *
     * @param plan any plan
     * @return values by key, in the order of {@link PlanKeys#all}, without paths; null for nothing; the time step as it is reckoned with
     */
    public static Map<String, Object> decisive(StudyPlan plan) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (PlanKey<?> key : PlanKeys.all()) {
            if (!key.isPath()) {
                values.put(key.name(), key.written(plan));
            }
        }
        values.put(PlanKeys.DT.name(), plan.sources().timeStep());
        return values;
    }

    /**
     * The plan as a study file in JSON, with absolute paths.
     *
     * @param plan any plan
     * @return text that {@link StudyPlanReader} reads as the same plan
     */
    public static String json(StudyPlan plan) {
        Map<String, Object> values = new LinkedHashMap<>();
        PlanBuilder said = plan.toBuilder();
        for (PlanKey<?> key : PlanKeys.all()) {
            if (said.says(key)) {
                values.put(key.name(), key.written(plan));
            }
        }
        return JsonMapper.shared().writeValueAsString(values);
    }

    /**
     * All keys as a table in Markdown, for the docs.
     *
     * @return lines of key, option, value, default and meaning
     */
    public static String table() {
        StringBuilder text = new StringBuilder("| key | option | value | default | meaning |\n|---|---|---|---|---|\n");
        for (PlanKey<?> key : PlanKeys.all()) {
            text.append("| `").append(key.name()).append("` | ");
            text.append(key == PlanKeys.NETWORK ? "argument" : "`" + key.option() + "`")
                    .append(" | ");
            text.append(key.needed())
                    .append(key.many() ? "; one or several" : "")
                    .append(" | ");
            text.append(key.absentText())
                    .append(" | ")
                    .append(key.help().replace("|", "\\|"))
                    .append(" |\n");
        }
        return text.toString();
    }
}
