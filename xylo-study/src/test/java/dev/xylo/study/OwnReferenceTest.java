package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.Annotations;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.Remarks;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Losses are counted from what the user's own model answered, else from the float twin that the plan names. */
class OwnReferenceTest {
    private static SampleSource data(int[] labels, int[] predictions, double[][] scores) {
        SampleSource plain = Wires.data(4);
        List<SpikeRaster> rasters = new ArrayList<>();
        try {
            rasters.addAll(plain.read(0, 4));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Annotations annotations = new Annotations(labels, List.of(), predictions, scores, new int[0], List.of());
        return SampleSource.of(new DataSet(rasters, annotations, true, Remarks.NONE));
    }

    private static Study.Outcome run(StudyPlan plan, SampleSource data) throws IOException {
        return new Study("wires", plan, Wires.network(), data).run(1, Progress.NONE);
    }

    private static JsonNode json(Study.Outcome outcome) {
        return JsonMapper.shared().readTree(outcome.results().json());
    }

    /** The wires decode 0 1 0 1; the labels are 0 1 0 0; the own model is right everywhere. */
    @Test
    void lossesStartFromTheOwnModel() throws IOException {
        Study.Outcome outcome =
                run(Wires.plan("global"), data(new int[] {0, 1, 0, 0}, new int[] {0, 1, 0, 0}, new double[0][]));
        JsonNode root = json(outcome);
        JsonNode own = root.get("baselines").get(0);
        assertThat(own.get("name").asString()).isEqualTo("own");
        assertThat(own.get("reference").asBoolean()).isTrue();
        assertThat(own.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(own.get("silent").isNull()).isTrue();
        JsonNode chip = root.get("configurations").get(0);
        assertThat(chip.get("loss_points").asDouble()).isEqualTo(25);
        assertThat(chip.get("agree_with_float").asInt()).isEqualTo(3);
        assertThat(chip.get("only_float_right").asInt()).isEqualTo(1);
        JsonNode stage = chip.at("/attribution/stages/0");
        assertThat(stage.get("effect").asString()).isEqualTo("own_to_twin");
        assertThat(stage.get("lost_samples").asInt()).isEqualTo(1);
        assertThat(chip.at("/attribution/start").asString()).isEqualTo("own");
        int lost = 0;
        for (JsonNode each : chip.at("/attribution/stages")) {
            lost += each.get("lost_samples").asInt();
        }
        assertThat(lost).isEqualTo(chip.at("/attribution/total_lost_samples").asInt());
        assertThat(root.at("/verdict/0").asString()).isEqualTo("Your own model is right on 100.0 % of the 4 samples.");
        assertThat(outcome.scores().get("own_decision").toDoubles()).containsExactly(0, 1, 0, 0);
        assertThat(outcome.scores()).doesNotContainKey("own");
    }

    @Test
    void scoresAreDecidedAsEverywhere() throws IOException {
        double[][] scores = {{0.5, 0.5}, {0, 1}, {2, 1}, {3, -1}};
        Study.Outcome outcome = run(Wires.plan("global"), data(new int[0], new int[0], scores));
        Map<String, NdArray> arrays = outcome.scores();
        assertThat(arrays.get("own_decision").toDoubles()).containsExactly(0, 1, 0, 0);
        assertThat(arrays.get("own").shape()).containsExactly(4, 2);
        assertThat(json(outcome).get("baselines").get(0).get("tied").asInt()).isEqualTo(1);
        assertThat(json(outcome).at("/verdict/0").asString()).contains("only the agreement with your own model");
        assertThatThrownBy(() -> run(Wires.plan("global"), data(new int[0], new int[0], new double[4][3])))
                .hasMessageContaining("scores of 3 classes", "tells 2 apart");
    }

    @Test
    void theTwinIsTheOneThatThePlanNames() throws IOException {
        PlanBuilder plan = Wires.plan("global").toBuilder().set(PlanKeys.TIMING, ReadoutTiming.TORCH);
        JsonNode root = json(run(plan.build(), Wires.data(4, 0, 1, 0, 1)));
        assertThat(reference(root)).isEqualTo("float_exponential_torch");
        assertThat(root.at("/configurations/0/attribution/start").asString()).isEqualTo("float_uncapped_torch");
        assertThat(root.at("/configurations/0/attribution/stages/0/effect").asString())
                .isEqualTo("timing");
        assertThat(root.at("/verdict/0").asString()).contains("exponential decay, the chip's spike caps, torch timing");

        root = json(run(plan.set(PlanKeys.CAPS, Caps.parse("none,31,1")).build(), Wires.data(4, 0, 1, 0, 1)));
        assertThat(reference(root)).isEqualTo("float_capped_torch");
        assertThat(root.at("/configurations/0/attribution/start").asString()).isEqualTo("float_capped_torch");

        root = json(run(
                Wires.plan("global").toBuilder().set(PlanKeys.CAPS, Caps.NONE).build(), Wires.data(4, 0, 1, 0, 1)));
        assertThat(reference(root)).isEqualTo("float_uncapped");
        assertThat(root.get("baselines")).hasSize(4);
    }

    private static String reference(JsonNode root) {
        for (JsonNode row : root.get("baselines")) {
            if (row.get("reference").asBoolean()) {
                return row.get("name").asString();
            }
        }
        return "none";
    }
}
