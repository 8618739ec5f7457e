package dev.xylo.testkit.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.Study;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A detector with one readout, "any spike from step 30 on": decisions are torch's and xylosim's, sample by sample. */
class DetectorStudyTest {
    private static final TrainedNetwork DETECTOR = TrainedNetwork.of("detector");

    private static PlanBuilder plan() {
        return StudyPlan.builder(Path.of("network"), Path.of("data"))
                .set(PlanKeys.METHODS, List.of("global", "channel"))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8))
                .set(PlanKeys.CAPS, DETECTOR.caps())
                .set(PlanKeys.TIMING, ReadoutTiming.TORCH)
                .set(PlanKeys.FROM, 30)
                .set(PlanKeys.DETECT, 1.0);
    }

    private static Study.Outcome study(TrainedNetwork trained, StudyPlan plan) throws IOException {
        int[] labels = Arrays.stream(trained.arrays().get("label").toDoubles())
                .mapToInt(label -> (int) label)
                .toArray();
        SampleSource data = SampleSource.of(new DataSet(trained.samples(), labels, true));
        return new Study("detector", plan, trained.network(), data).run(2, Progress.NONE);
    }

    @Test
    void decidesAsTorchAndXylosim() throws IOException {
        Study.Outcome outcome = study(DETECTOR, plan().build());
        Map<String, NdArray> scores = outcome.scores();
        assertThat(scores.get("float_uncapped_torch_decision").toDoubles())
                .isEqualTo(DETECTOR.expected("torch_pred_any_after_t0"));
        for (String method : List.of("global", "channel")) {
            assertThat(scores.get(method + "_8_decision").toDoubles())
                    .isEqualTo(DETECTOR.expected(method + "_pred_any_after_t0"));
            assertThat(scores.get(method + "_8").shape()).containsExactly(150, 1);
        }
        JsonNode root = JsonMapper.shared().readTree(outcome.results().json());
        assertThat(root.get("undecided").isNull()).isTrue();
        JsonNode global = root.at("/configurations/0");
        assertThat(global.get("accuracy").asDouble()).isCloseTo(0.9333, within(5e-5));
        JsonNode detection = global.get("detection");
        int right = detection.get("true_positives").asInt()
                + detection.get("true_negatives").asInt();
        assertThat(right).isEqualTo(global.get("correct").asInt());
        assertThat(detection.get("sensitivity_lower_95").asDouble())
                .isLessThan(detection.get("sensitivity").asDouble());
        assertThat(detection.get("auroc").asDouble()).isBetween(0.9, 1.0);
        assertThat(detection.get("false_alarms_per_hour").asDouble()).isNotNegative();
        assertThat(root.get("verdict").toString()).contains("As a detector ", "of the positive samples");
        assertThat(root.at("/configurations/0/classification/confusion")).hasSize(2);
    }

    /** One class against the rest, by its membrane: the threshold is the float network's, in the chip's units on the chip. */
    @Test
    void oneClassAgainstTheRest() throws IOException {
        TrainedNetwork plain = TrainedNetwork.of("plain");
        PlanBuilder plan = StudyPlan.builder(Path.of("network"), Path.of("data"))
                .set(PlanKeys.METHODS, List.of("optimal"))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8))
                .set(PlanKeys.DECODE, "isyn-mean")
                .set(PlanKeys.DETECT, 0.5)
                .set(PlanKeys.POSITIVE, 2);
        Study.Outcome outcome = study(plain, plan.build());
        double[] chip = outcome.scores().get("optimal_8").toDoubles();
        double[] decided = outcome.scores().get("optimal_8_decision").toDoubles();
        double[] floats = outcome.scores().get("float_exponential").toDoubles();
        double[] decidedFloat =
                outcome.scores().get("float_exponential_decision").toDoubles();
        double lowestYes = Double.POSITIVE_INFINITY;
        double highestNo = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < chip.length; i++) {
            assertThat(decidedFloat[i]).isEqualTo(floats[i] >= 0.5 ? 1 : 0);
            lowestYes = decided[i] == 1 ? Math.min(lowestYes, chip[i]) : lowestYes;
            highestNo = decided[i] == 0 ? Math.max(highestNo, chip[i]) : highestNo;
        }
        assertThat(highestNo).isLessThan(lowestYes).isGreaterThan(0.5);
        JsonNode root = JsonMapper.shared().readTree(outcome.results().json());
        assertThat(root.get("answers").asInt()).isEqualTo(2);
        assertThat(root.at("/configurations/0/attribution/stages")).hasSize(7);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        TrainedNetwork plain = TrainedNetwork.of("plain");
        assertThatThrownBy(() -> study(plain, plan().build()))
                .hasMessageContaining("tells 4 apart: say which one is positive");
        assertThatThrownBy(
                        () -> study(DETECTOR, plan().set(PlanKeys.POSITIVE, 1).build()))
                .hasMessageContaining("the positive class is 1; there are 1");
        assertThatThrownBy(() -> StudyPlan.builder(Path.of("a"), Path.of("b"))
                        .set(PlanKeys.POSITIVE, 1)
                        .build())
                .hasMessage("positive says what is detected, but nothing is; add detect");
    }
}
