package dev.xylo.study.results;

import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.statistics.DeLong;
import dev.xylo.study.statistics.Detection;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.Roc;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a detector got right. */
final class DetectionTable {
    private final boolean[] positive;
    private final double negativeSeconds;

    /** Of labelled samples. */
    DetectionTable(StudyProgram program) {
        this.positive = yes(program.labels());
        long steps = 0;
        for (int i = 0; i < positive.length; i++) {
            steps += positive[i] ? 0 : program.data().steps(i);
        }
        this.negativeSeconds = steps * program.plan().sources().timeStep();
    }

    /**
     * Measures with intervals; null where there is nothing to measure on, or no interval keeps its level.
     *
     * @param decided 1 for yes
     * @param scores of the samples; empty if they are not known
     */
    Map<String, Object> of(int[] decided, double[] scores) {
        Detection counts = Detection.of(yes(decided), positive);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("true_positives", counts.truePositives());
        map.put("false_positives", counts.falsePositives());
        map.put("true_negatives", counts.trueNegatives());
        map.put("false_negatives", counts.falseNegatives());
        put(map, "sensitivity", counts.sensitivity(), counts.sensitivityInterval());
        put(map, "specificity", counts.specificity(), counts.specificityInterval());
        put(map, "balanced_accuracy", counts.balancedAccuracy(), counts.balancedAccuracyInterval());
        put(map, "f1", counts.f1(), counts.f1Interval());
        Optional<Interval> alarms =
                negativeSeconds > 0 ? Optional.of(counts.falseAlarmsPerHour(negativeSeconds)) : Optional.empty();
        put(map, "false_alarms_per_hour", value(alarms), alarms);
        boolean both = counts.balancedAccuracy().isPresent() && scores.length > 0;
        Optional<Roc> roc = both ? Optional.of(Roc.of(scores, positive)) : Optional.empty();
        put(
                map,
                "auroc",
                roc.isPresent() ? OptionalDouble.of(roc.get().auroc()) : OptionalDouble.empty(),
                both ? DeLong.area(scores, positive) : Optional.empty());
        map.put("auprc", roc.map(Roc::auprc).orElse(null));
        return map;
    }

    private static void put(Map<String, Object> map, String key, OptionalDouble value, Optional<Interval> interval) {
        map.put(key, value.isPresent() ? (Double) value.getAsDouble() : null);
        map.put(key + "_lower_95", interval.map(Interval::lower).orElse(null));
        map.put(key + "_upper_95", interval.map(Interval::upper).orElse(null));
    }

    private static OptionalDouble value(Optional<Interval> interval) {
        return interval.isPresent() ? OptionalDouble.of(interval.get().value()) : OptionalDouble.empty();
    }

    private static boolean[] yes(int[] answers) {
        boolean[] yes = new boolean[answers.length];
        for (int i = 0; i < yes.length; i++) {
            yes[i] = answers[i] == 1;
        }
        return yes;
    }

    /** In words: what a configuration detects, beside what it is compared with; empty without samples of both kinds. */
    static Optional<String> sentence(JsonNode reference, JsonNode chip) {
        boolean told = Stream.of(reference, chip)
                .allMatch(row -> row.path("detection").path("balanced_accuracy").isNumber());
        return told
                ? Optional.of(Words.format(
                        "As a detector %s finds %s of the positive samples, with false alarms on %s of the others; what it is"
                                + " compared with finds %s, with false alarms on %s.",
                        Words.name(chip), found(chip), alarms(chip), found(reference), alarms(reference)))
                : Optional.empty();
    }

    private static String found(JsonNode row) {
        return Words.percent(row.get("detection").get("sensitivity").asDouble());
    }

    private static String alarms(JsonNode row) {
        JsonNode counts = row.get("detection");
        double wrong = counts.get("false_positives").asDouble();
        return Words.percent(wrong / (wrong + counts.get("true_negatives").asDouble()));
    }
}
