package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Measures of a detector equal those of scikit-learn, whose values are in {@code detection.json}. */
class DetectionTest {
    private static final Offset<Double> EXACT = within(1e-12);

    static List<JsonNode> cases() throws Exception {
        try (InputStream in = DetectionTest.class.getResourceAsStream("detection.json")) {
            JsonNode root = JsonMapper.builder().build().readTree(in.readAllBytes());
            assertThat(root.get("program").asString()).isEqualTo("scikit-learn 1.9.1");
            List<JsonNode> cases = new ArrayList<>();
            root.get("cases").forEach(cases::add);
            return cases;
        }
    }

    private static double[] scores(JsonNode one) {
        return one.get("scores").valueStream().mapToDouble(JsonNode::asDouble).toArray();
    }

    private static boolean[] truth(JsonNode one) {
        boolean[] truth = new boolean[one.get("truth").size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = one.get("truth").get(i).asInt() == 1;
        }
        return truth;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsScikitLearn(JsonNode one) {
        boolean[] truth = truth(one);
        Roc roc = Roc.of(scores(one), truth);
        double threshold = one.get("threshold").asDouble();
        Detection detection = roc.at(threshold);
        boolean[] detected = new boolean[truth.length];
        for (int i = 0; i < truth.length; i++) {
            detected[i] = scores(one)[i] >= threshold;
        }
        assertThat(Detection.of(detected, truth)).isEqualTo(detection);
        assertThat(detection.sensitivity().orElse(0))
                .isCloseTo(one.get("sensitivity").asDouble(), EXACT);
        assertThat(detection.specificity().orElse(0))
                .isCloseTo(one.get("specificity").asDouble(), EXACT);
        assertThat(detection.precision().orElse(0))
                .isCloseTo(one.get("precision").asDouble(), EXACT);
        assertThat(detection.balancedAccuracy().orElse(0))
                .isCloseTo(one.get("balanced_accuracy").asDouble(), EXACT);
        assertThat(detection.f1().orElse(0)).isCloseTo(one.get("f1").asDouble(), EXACT);
        assertThat(roc.auroc()).isCloseTo(one.get("auroc").asDouble(), EXACT);
        assertThat(roc.auprc()).isCloseTo(one.get("auprc").asDouble(), EXACT);
        assertThat(roc.points()).hasSize(one.get("fpr").size());
        for (int i = 0; i < roc.points().size(); i++) {
            Roc.Point point = roc.points().get(i);
            assertThat((double) point.falsePositives() / roc.negatives())
                    .isCloseTo(one.get("fpr").get(i).asDouble(), EXACT);
            assertThat((double) point.truePositives() / roc.positives())
                    .isCloseTo(one.get("tpr").get(i).asDouble(), EXACT);
        }
    }

    @Test
    void theBestThresholdIsTheLowestOfEquals() {
        boolean[] truth = {true, true, false, false};
        assertThat(Roc.of(new double[] {4, 3, 2, 1}, truth).bestThreshold()).isEqualTo(3);
        assertThat(Roc.of(new double[] {4, 2, 3, 1}, truth).bestThreshold())
                .as("4 and 2 have 3/4 each")
                .isEqualTo(2);
        assertThat(Roc.of(new double[] {1, 1, 1, 1}, truth).bestThreshold()).isEqualTo(1);
    }

    @Test
    void measuresWithoutSamplesAreEmpty() {
        Detection noPositive = new Detection(0, 1, 3, 0);
        assertThat(noPositive.sensitivity()).isEmpty();
        assertThat(noPositive.balancedAccuracy()).isEmpty();
        assertThat(noPositive.balancedAccuracyInterval()).isEmpty();
        assertThat(noPositive.sensitivityInterval()).isEmpty();
        assertThat(noPositive.specificity()).hasValue(0.75);
        Detection silent = new Detection(0, 0, 3, 0);
        assertThat(silent.f1()).isEmpty();
        assertThat(silent.precision()).isEmpty();
        assertThat(silent.f1Interval()).isEmpty();
    }

    @Test
    void intervalsContainTheirEstimates() {
        for (int tp = 0; tp <= 6; tp += 3) {
            for (int fp = 0; fp <= 40; fp += 10) {
                Detection detection = new Detection(tp, fp, 40 - fp, 6 - tp);
                for (Interval interval : List.of(
                        detection.sensitivityInterval().orElseThrow(),
                        detection.specificityInterval().orElseThrow(),
                        detection.balancedAccuracyInterval().orElseThrow(),
                        detection.f1Interval().orElseThrow())) {
                    assertThat(interval.value()).isBetween(interval.lower() - 1e-12, interval.upper() + 1e-12);
                    assertThat(interval.lower()).isBetween(-1e-12, 1.0);
                    assertThat(interval.upper()).isBetween(0.0, 1 + 1e-12);
                }
            }
        }
    }

    /** No alarm in an hour: up to z^2 = 3.84 in an hour are possible. */
    @Test
    void falseAlarmsPerHour() {
        Interval none = new Detection(1, 0, 9, 0).falseAlarmsPerHour(3600);
        assertThat(none.value()).isZero();
        assertThat(none.lower()).isZero();
        assertThat(none.upper()).isCloseTo(3.841458820694124, within(1e-9));
        Interval twenty = new Detection(1, 20, 9, 0).falseAlarmsPerHour(1800);
        assertThat(twenty.value()).isEqualTo(40);
        // (20 + z^2/2 +- z sqrt(20 + z^2/4)) * 2
        assertThat(twenty.lower()).isCloseTo(25.897, within(1e-2));
        assertThat(twenty.upper()).isCloseTo(61.785, within(1e-2));
        assertThatThrownBy(() -> new Detection(1, 0, 9, 0).falseAlarmsPerHour(0))
                .hasMessageContaining("0.0 s");
    }

    @Test
    void refusesWhatIsNoCurve() {
        assertThatThrownBy(() -> Roc.of(new double[] {1, Double.NaN}, new boolean[] {true, false}))
                .hasMessage("score 1 is not a number");
        assertThatThrownBy(() -> Roc.of(new double[2], new boolean[2])).hasMessageContaining("0 of 2 are positive");
        assertThatThrownBy(() -> Roc.of(new double[2], new boolean[3])).hasMessageContaining("2 scores and 3 labels");
        assertThatThrownBy(() -> new Detection(0, 0, 0, 0)).hasMessage("there are no samples");
        assertThatThrownBy(() -> new Detection(0, -1, 0, 0)).hasMessageContaining("0, -1, 0 and 0");
    }

    /** DeLong's variance, with every pair of samples counted. */
    @Test
    void deLongEqualsItsDefinition() {
        int n = 40;
        double[] a = new double[n];
        double[] b = new double[n];
        boolean[] truth = new boolean[n];
        for (int i = 0; i < n; i++) {
            truth[i] = i % 3 == 0;
            a[i] = (7 * i) % 11 + (truth[i] ? 3 : 0);
            b[i] = (5 * i) % 13 + (truth[i] ? 2 : 0);
        }
        double[][] placed = {placements(a, truth, true), placements(b, truth, true)};
        double[][] others = {placements(a, truth, false), placements(b, truth, false)};
        DeLong test = DeLong.of(a, b, truth);
        assertThat(test.standardError())
                .isCloseTo(Math.sqrt(variance(placed[0], placed[1]) + variance(others[0], others[1])), within(1e-12));
        assertThat(test.difference())
                .isCloseTo(Roc.of(a, truth).auroc() - Roc.of(b, truth).auroc(), within(1e-15));
        assertThat(DeLong.of(a, a, truth).p()).isEqualTo(1);
        assertThat(DeLong.of(b, a, truth).p()).isEqualTo(test.p());
        assertThatThrownBy(() -> DeLong.of(new double[3], new double[3], new boolean[] {true, false, false}))
                .hasMessageContaining("two positive and two negative");
    }

    @Test
    void areaHasAnIntervalFromFiftyOfEachKindOn() {
        double[] scores = new double[100];
        boolean[] truth = new boolean[100];
        for (int i = 0; i < 100; i++) {
            truth[i] = i % 2 == 0;
            scores[i] = (37 * i) % 101 + (truth[i] ? 20 : 0);
        }
        Interval area = DeLong.area(scores, truth).orElseThrow();
        assertThat(area.value()).isEqualTo(Roc.of(scores, truth).auroc());
        assertThat(logit(area.upper()) - logit(area.value()))
                .isCloseTo(logit(area.value()) - logit(area.lower()), within(1e-12));
        assertThat(area.upper()).isLessThan(1);
        truth[0] = false;
        assertThat(DeLong.area(scores, truth)).as("49 of a kind").isEmpty();
        boolean[] sorted = new boolean[200];
        double[] rising = IntStream.range(0, 200).asDoubleStream().toArray();
        Arrays.fill(sorted, 100, 200, true);
        assertThat(DeLong.area(rising, sorted)).as("nothing is misplaced").isEmpty();
    }

    private static double logit(double share) {
        return Math.log(share / (1 - share));
    }

    private static double[] placements(double[] scores, boolean[] truth, boolean kind) {
        return IntStream.range(0, scores.length)
                .filter(i -> truth[i] == kind)
                .mapToDouble(i -> IntStream.range(0, scores.length)
                        .filter(k -> truth[k] != kind)
                        .mapToDouble(k -> scores[i] == scores[k] ? 0.5 : scores[i] > scores[k] == kind ? 1 : 0)
                        .average()
                        .orElseThrow())
                .toArray();
    }

    private static double variance(double[] a, double[] b) {
        double[] difference =
                IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
        double mean = IntStream.range(0, a.length)
                .mapToDouble(i -> difference[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, a.length)
                        .mapToDouble(i -> (difference[i] - mean) * (difference[i] - mean))
                        .sum()
                / (a.length - 1)
                / a.length;
    }
}
