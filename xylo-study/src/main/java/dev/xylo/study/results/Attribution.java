package dev.xylo.study.results;

import dev.xylo.study.attribution.Effect;
import dev.xylo.study.attribution.EffectSets;
import dev.xylo.study.attribution.Tally;
import dev.xylo.study.attribution.Waterfall;
import dev.xylo.study.engine.ChipTotals;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyTotals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The loss waterfall of one configuration. */
final class Attribution {
    /** From the user's own model to its float twin. */
    private static final String OWN_TO_TWIN = "own_to_twin";

    /** From the reference's timing to the chip's. */
    private static final String TIMING = "timing";

    private Attribution() {}

    /**
     * From where losses are counted to the chip. Losses are of accuracy, without labels of agreement with where they are counted from.
     *
     * @param chip the configuration
     * @param program what was run
     * @param totals what came out
     */
    static Map<String, Object> of(ChipTotals chip, StudyProgram program, StudyTotals totals) {
        int[] labels = program.labels();
        int[] from = totals.decidedFirst(program);
        Tally first = Tally.of(from, from, labels);
        Tally start = Tally.of(totals.baselines().get(program.start()).decoded(), from, labels);
        Map<Set<Effect>, Tally> tallies = new HashMap<>(chip.stages());
        tallies.put(EffectSets.none(), start);
        tallies.put(EffectSets.all(), Tally.of(chip.firing().decoded(), from, labels));
        Waterfall waterfall = Waterfall.of(tallies);
        List<Map<String, Object>> stages = new ArrayList<>();
        Tally before = first;
        if (program.own().length > 0) {
            Tally twin = Tally.of(totals.baselines().get(program.first()).decoded(), from, labels);
            stages.add(stage(OWN_TO_TWIN, twin, waterfall, before.good() - twin.good()));
            before = twin;
        }
        if (program.first() != program.start()) {
            stages.add(stage(TIMING, start, waterfall, before.good() - start.good()));
        }
        waterfall
                .stages()
                .forEach(stage -> stages.add(stage(stage.effect().key(), stage.tally(), waterfall, stage.lost())));
        int lost = first.good() - waterfall.end().good();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("order", stages.stream().map(stage -> stage.get("effect")).toList());
        map.put(
                "start",
                program.own().length > 0
                        ? StudyProgram.OWN
                        : program.baselines().get(program.first()).name());
        map.put("start_accuracy", accuracy(first));
        map.put("end_accuracy", accuracy(waterfall.end()));
        map.put("total_loss_points", waterfall.points(lost));
        map.put("total_lost_samples", lost);
        map.put("stages", stages);
        map.put(
                "leave_one_out",
                waterfall.leaveOneOut().stream()
                        .map(left -> entry(
                                left.effect().key(),
                                left.tally(),
                                waterfall,
                                "recovered_points",
                                "recovered_samples",
                                left.recovered()))
                        .toList());
        map.put("largest", largest(stages));
        return map;
    }

    private static Map<String, Object> stage(String key, Tally tally, Waterfall waterfall, int lost) {
        return entry(key, tally, waterfall, "loss_points", "lost_samples", lost);
    }

    /** The stage that loses most, the first of them in the order; null if none loses anything. */
    private static String largest(List<Map<String, Object>> stages) {
        String largest = null;
        int most = 0;
        for (Map<String, Object> stage : stages) {
            int lost = (int) stage.get("lost_samples");
            if (lost > most) {
                most = lost;
                largest = (String) stage.get("effect");
            }
        }
        return largest;
    }

    private static Map<String, Object> entry(
            String effect, Tally tally, Waterfall waterfall, String points, String samples, int count) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("effect", effect);
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
