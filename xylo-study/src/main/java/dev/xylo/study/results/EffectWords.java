package dev.xylo.study.results;

import dev.xylo.study.engine.Baseline;
import dev.xylo.study.engine.StudyProgram;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Which effect of the chip costs a configuration most, in both views of the attribution. */
final class EffectWords {
    /** A difference of so few samples is not worth a sentence. */
    private static final int NEGLIGIBLE = 2;

    private EffectWords() {}

    /**
     * The effect whose stage loses most, and the effect that gives back most where it alone is switched off; both, as they need not be
     * the same.
     *
     * @param row a configuration of labelled samples
     * @return empty without attribution, or where no more than two samples were lost, or by no effect more than two
     */
    static Optional<String> sentence(JsonNode row) {
        JsonNode attribution = row.get("attribution");
        if (attribution.isNull() || attribution.get("total_lost_samples").asInt() <= NEGLIGIBLE) {
            return Optional.empty();
        }
        Largest stage = Largest.of(attribution.get("stages"), "lost_samples", "loss_points");
        Largest off = Largest.of(attribution.get("leave_one_out"), "recovered_samples", "recovered_points");
        if (stage.samples <= NEGLIGIBLE) {
            return Optional.empty();
        }
        return Optional.of(Words.format(
                "On the way from %s to the chip, %s %s %s most (%s); %s.",
                start(attribution.get("start").asString()),
                Words.both(stage.effects),
                stage.effects.size() == 1 ? "costs" : "each cost",
                Words.name(row),
                stage.amount(),
                off.samples <= NEGLIGIBLE
                        ? "switched off alone on the chip, no effect gives back more than " + NEGLIGIBLE + " samples"
                        : off.effects.equals(stage.effects)
                                ? "switched off alone on the chip, it gives back " + off.amount()
                                : Words.format(
                                        "switched off alone on the chip, %s %s back most (%s)",
                                        Words.both(off.effects),
                                        off.effects.size() == 1 ? "gives" : "each give",
                                        off.amount())));
    }

    private static String start(String name) {
        return switch (name) {
            case StudyProgram.OWN -> "your own model";
            case Baseline.UNCAPPED -> "the float network without caps";
            default -> name;
        };
    }

    /** The effects that are largest, all of them where several are. */
    private record Largest(List<String> effects, int samples, double points) {
        static Largest of(JsonNode entries, String samples, String points) {
            List<JsonNode> all = StudyResults.elements(entries);
            int most = all.stream()
                    .mapToInt(entry -> entry.get(samples).asInt())
                    .max()
                    .orElse(0);
            List<JsonNode> largest = all.stream()
                    .filter(entry -> entry.get(samples).asInt() == most)
                    .toList();
            return new Largest(
                    largest.stream()
                            .map(entry -> Words.effect(entry.get("effect").asString()))
                            .toList(),
                    most,
                    largest.isEmpty() ? 0 : largest.get(0).get(points).asDouble());
        }

        String amount() {
            return Words.count(samples, "sample") + ", " + Words.points(points);
        }
    }
}
