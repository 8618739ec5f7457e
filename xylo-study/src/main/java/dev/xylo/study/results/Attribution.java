package dev.xylo.study.results;

import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.Tally;
import dev.xylo.study.attribution.Waterfall;
import dev.xylo.study.engine.ChipTotals;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The loss waterfall of one configuration. */
final class Attribution {
    private Attribution() {}

    /**
     * From the float twin without caps to the chip. Losses are of accuracy, without labels of agreement with that twin.
     *
     * @param chip the configuration
     * @param start classes that the float twin without caps decodes
     * @param labels class of every sample, or of length 0
     */
    static Map<String, Object> of(ChipTotals chip, int[] start, int[] labels) {
        Map<Set<Effect>, Tally> tallies = new HashMap<>(chip.stages());
        tallies.put(EffectSets.none(), Tally.of(start, start, labels));
        tallies.put(EffectSets.all(), Tally.of(chip.firing().decoded(), start, labels));
        Waterfall waterfall = Waterfall.of(tallies);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("order", Stream.of(Effect.values()).map(Effect::key).toList());
        map.put("start_accuracy", accuracy(waterfall.start()));
        map.put("end_accuracy", accuracy(waterfall.end()));
        map.put("total_loss_points", waterfall.points(waterfall.lost()));
        map.put("total_lost_samples", waterfall.lost());
        map.put(
                "stages",
                waterfall.stages().stream()
                        .map(stage -> entry(
                                stage.effect(), stage.tally(), waterfall, "loss_points", "lost_samples", stage.lost()))
                        .toList());
        map.put(
                "leave_one_out",
                waterfall.leaveOneOut().stream()
                        .map(left -> entry(
                                left.effect(),
                                left.tally(),
                                waterfall,
                                "recovered_points",
                                "recovered_samples",
                                left.recovered()))
                        .toList());
        map.put("largest", waterfall.largest().map(Effect::key).orElse(null));
        return map;
    }

    private static Map<String, Object> entry(
            Effect effect, Tally tally, Waterfall waterfall, String points, String samples, int count) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("effect", effect.key());
        map.put("accuracy", accuracy(tally));
        map.put("agreement", (double) tally.agreeing() / tally.samples());
        map.put(points, waterfall.points(count));
        map.put(samples, count);
        return map;
    }

    private static Double accuracy(Tally tally) {
        return tally.labelled() == 0 ? null : (Double) ((double) tally.correct() / tally.samples());
    }
}
