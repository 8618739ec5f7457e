package dev.xylo.study.plan;

import dev.xylo.formats.FormatException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Reads study files; the manual of {@link dev.xylo.study.plan} says what stands in one. */
public final class StudyPlanReader {
    private StudyPlanReader() {}

    /**
     * Reads a study file. Relative paths in it start at its folder; whether something is there is not looked at.
     *
     * @param file YAML or JSON, at most 1 MiB
     * @return what it says, with defaults for the rest
     * @throws FormatException if it cannot be read, or says something that cannot be meant
     */
    public static StudyPlan read(Path file) throws FormatException {
        PlanBuilder builder = builder(file);
        try {
            return builder.build();
        } catch (PlanException e) {
            throw refusal(file, e);
        }
    }

    /**
     * Reads a study file, to be changed before it is a plan.
     *
     * @param file as above
     * @return what it says; how values go together is not checked yet
     * @throws FormatException as above
     */
    public static PlanBuilder builder(Path file) throws FormatException {
        return builder(file, PlanText.read(file));
    }

    /**
     * The same for a text, such as {@link PlanWriter} writes.
     *
     * @param file to complain about, and to tell what the text is; not opened
     * @param text YAML or JSON
     * @return what it says
     * @throws FormatException as above
     */
    public static PlanBuilder builder(Path file, String text) throws FormatException {
        ObjectNode tree = PlanTree.parse(file, text);
        PlanBuilder builder = new PlanBuilder();
        for (String name : tree.propertyNames()) {
            PlanKey<?> key = PlanKeys.find(name).orElseThrow(() -> unknown(file, name));
            try {
                builder.read(key, tree.get(name), file);
            } catch (PlanKey.BadValueException e) {
                throw new FormatException(file, e.where(), e.reason(), e);
            }
        }
        return builder;
    }

    /**
     * Says where in a file a plan cannot be meant.
     *
     * @param file the study file
     * @param e what the builder said
     * @return names file and key
     */
    public static FormatException refusal(Path file, PlanException e) {
        return new FormatException(
                file, e.key().name(), e.reason(other -> other.isFlag() ? other.name() + ": true" : other.name()), e);
    }

    private static FormatException unknown(Path file, String name) {
        List<String> names = PlanKeys.all().stream().map(PlanKey::name).toList();
        return new FormatException(
                file, name, "unknown key" + Spelling.hint(name, names) + "; there is: " + String.join(", ", names));
    }

    /**
     * Whether a file is a study file by its looks: its name ends in {@code .yaml} or {@code .yml}, or it is a JSON object with a text
     * {@code network}, which a network's own file does not have.
     *
     * @param file any file
     * @return true if it should be read here
     */
    public static boolean isStudyFile(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return true;
        }
        if (!name.endsWith(".json")) {
            return false;
        }
        try {
            return PlanTree.parse(file, PlanText.read(file))
                    .path(PlanKeys.NETWORK.name())
                    .isString();
        } catch (FormatException e) {
            return false;
        }
    }
}
