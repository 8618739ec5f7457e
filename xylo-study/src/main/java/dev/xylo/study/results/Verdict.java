package dev.xylo.study.results;

import dev.xylo.study.engine.StudyProgram;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** A results document in words: one sentence for each finding, and only what the numbers of this very study say. */
final class Verdict {
    private final JsonNode root;
    private final JsonNode reference;
    private final List<JsonNode> configurations;
    /** Those whose readouts decide at least one sample. */
    private final List<JsonNode> deciding;

    private final List<JsonNode> undecided;
    /** Those of {@link #deciding} that get most samples right, without labels: agree most often with the float network. */
    private final List<JsonNode> best;

    private Verdict(JsonNode root) {
        this.root = root;
        this.reference = StudyResults.reference(root);
        this.configurations = StudyResults.elements(root.get("configurations"));
        this.undecided = configurations.stream().filter(Undecided::row).toList();
        this.deciding =
                configurations.stream().filter(row -> !Undecided.row(row)).toList();
        int most = deciding.stream().mapToInt(Verdict::good).max().orElse(0);
        this.best = deciding.stream().filter(row -> good(row) == most).toList();
    }

    /**
     * The sentences.
     *
     * @param root a document, complete but for them
     * @return at least one; the reason alone where there is no verdict
     */
    static List<String> sentences(JsonNode root) {
        Optional<String> reason = Undecided.reason(root);
        return reason.isPresent() ? List.of(reason.get()) : new Verdict(root).sentences();
    }

    private List<String> sentences() {
        boolean labelled = root.get("data").get("labelled").asBoolean();
        List<String> sentences = new ArrayList<>();
        sentences.add(labelled ? reference() : withoutLabels());
        JsonNode groups = root.get("data").path("groups");
        if (labelled && groups.isNumber()) {
            sentences.add(Words.format(
                    "The samples come in %s: tests and intervals are over groups, not over samples.",
                    Words.count(groups.asInt(), "group")));
        }
        CapWords.sentence(root, reference, best.isEmpty() ? configurations.get(0) : best.get(0))
                .ifPresent(sentences::add);
        TieWords.undecided(undecided).ifPresent(sentences::add);
        sentences.addAll(TotalLossWords.sentences(configurations));
        if (!deciding.isEmpty()) {
            sentences.addAll(labelled ? labelled() : unlabelled());
            FaultVerdict.sentence(configurations).ifPresent(sentences::add);
        }
        return sentences;
    }

    private String reference() {
        if (Words.name(reference).equals(StudyProgram.OWN)) {
            return Words.format(
                    "Your own model is right on %s of the %s.",
                    Words.percent(reference.get("accuracy").asDouble()), samples());
        }
        return Words.format(
                "The float network (%s) is right on %s of the %s.",
                options(), Words.percent(reference.get("accuracy").asDouble()), samples());
    }

    private String withoutLabels() {
        boolean one = reference.get("samples").asInt() == 1;
        return "The " + samples() + (one ? " has" : " have") + " no labels: only the agreement with "
                + (Words.name(reference).equals(StudyProgram.OWN)
                        ? "your own model"
                        : "the float network (" + options() + ")")
                + " can be told.";
    }

    private String options() {
        String timing = reference.get("timing").asString();
        return reference.get("decay").asString() + " decay, " + caps()
                + (timing.equals("chip") ? "" : ", " + timing + " timing");
    }

    private String caps() {
        String caps = reference.get("caps").asString();
        return switch (caps) {
            case "chip" -> "the chip's spike caps";
            case "none" -> "no spike caps";
            default -> "spike caps " + caps;
        };
    }

    private String samples() {
        return Words.count(reference.get("samples").asInt(), "sample");
    }

    private List<String> labelled() {
        List<String> sentences = new ArrayList<>();
        JsonNode first = best.get(0);
        sentences.add(best() + ": " + LossWords.clause(first, configurations.size()) + ".");
        TieWords.sentence(reference, first).ifPresent(sentences::add);
        if (configurations.size() > 1) {
            sentences.addAll(others());
        }
        DetectionTable.sentence(reference, first).ifPresent(sentences::add);
        EffectWords.sentence(first).ifPresent(sentences::add);
        return sentences;
    }

    private String best() {
        String accuracy = Words.percent(best.get(0).get("accuracy").asDouble());
        if (configurations.size() == 1) {
            return "On the chip " + Words.name(best.get(0)) + " is right on " + accuracy;
        }
        return best.size() == 1
                ? "On the chip " + Words.name(best.get(0)) + " is best with " + accuracy
                : "On the chip " + Words.both(best.stream().map(Words::name).toList()) + " are equally good with "
                        + accuracy + ", none is better; of " + Words.name(best.get(0));
    }

    /** What the tests say of all configurations together. */
    private List<String> others() {
        List<String> sentences = new ArrayList<>();
        List<JsonNode> lost = where(row -> LossWords.significant(row) && loss(row) > 0);
        List<JsonNode> gained = where(row -> LossWords.significant(row) && loss(row) < 0);
        List<JsonNode> heldBack = where(row -> LossWords.heldBack(row) && loss(row) > 0);
        sentences.add(lost.isEmpty() ? noneLost(heldBack) : told(lost, "lose", "loses"));
        if (!gained.isEmpty()) {
            sentences.add(told(gained, "gain", "gains"));
        }
        if (!heldBack.isEmpty()) {
            sentences.add(Words.format(
                    "Before Holm's correction over %,d configurations %,d more would lose more than chance explains (p below"
                            + " 0.05): %s.",
                    configurations.size(),
                    heldBack.size(),
                    Words.list(heldBack.stream().map(Verdict::withLoss).toList())));
        }
        return sentences;
    }

    private String told(List<JsonNode> rows, String many, String one) {
        return Words.format(
                "%,d of %,d configurations %s more than chance explains (p below 0.05 after Holm's correction): %s.",
                rows.size(),
                configurations.size(),
                rows.size() == 1 ? one : many,
                Words.list(rows.stream().map(Words::name).toList()));
    }

    private String noneLost(List<JsonNode> heldBack) {
        JsonNode worst = configurations.stream()
                .max(Comparator.comparingDouble(Verdict::loss))
                .orElseThrow();
        String none = "No configuration loses more than chance explains";
        return none
                + (loss(worst) > 0 && !heldBack.contains(worst)
                        ? "; the most that is seen is " + withLoss(worst) + "."
                        : heldBack.isEmpty() ? "." : " after Holm's correction.");
    }

    private List<JsonNode> where(Predicate<JsonNode> condition) {
        return configurations.stream().filter(condition).toList();
    }

    private static String withLoss(JsonNode row) {
        return Words.name(row) + " (" + Words.points(loss(row)) + ")";
    }

    private static int good(JsonNode row) {
        return row.get(row.get("correct").isNull() ? "agree_with_float" : "correct")
                .asInt();
    }

    private static double loss(JsonNode row) {
        return row.get("loss_points").asDouble();
    }

    private List<String> unlabelled() {
        List<String> each = deciding.stream()
                .sorted(Comparator.comparingInt(row -> -good(row)))
                .map(row -> Words.name(row) + " on "
                        + Words.percent(row.get("agreement").asDouble()))
                .toList();
        List<String> sentences = new ArrayList<>();
        sentences.add("As the float network decodes them: " + Words.list(each) + " of the " + samples() + ".");
        TieWords.sentence(reference, best.get(0)).ifPresent(sentences::add);
        return sentences;
    }
}
