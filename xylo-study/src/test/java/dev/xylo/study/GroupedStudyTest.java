package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.Annotations;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.Remarks;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.results.LossBound;
import dev.xylo.study.results.StudyResults;
import dev.xylo.study.statistics.Groups;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where samples come in groups, tests and intervals are over groups. */
class GroupedStudyTest {
    /** Each group has two samples; the own model is wrong on one sample of every second group, which the wires get right. */
    private static StudyResults study(int groups) throws IOException {
        int samples = 2 * groups;
        List<SpikeRaster> rasters = Wires.data(samples).read(0, samples);
        int[] labels = IntStream.range(0, samples).map(i -> i % 2).toArray();
        int[] own = labels.clone();
        for (int group = 0; group < groups; group += 2) {
            own[2 * group] = 1;
        }
        int[] group = IntStream.range(0, samples).map(i -> i / 2).toArray();
        List<String> names =
                IntStream.range(0, groups).mapToObj(g -> "speaker " + g).toList();
        Annotations annotations = new Annotations(labels, List.of(), own, new double[0][], group, names);
        SampleSource data = SampleSource.of(new DataSet(rasters, annotations, true, Remarks.NONE));
        return new Study("wires", Wires.plan("global"), Wires.network(), data)
                .run(1, Progress.NONE)
                .results();
    }

    @Test
    void testsAreOverGroups() throws IOException {
        StudyResults results = study(24);
        JsonNode root = JsonMapper.shared().readTree(results.json());
        assertThat(root.at("/data/groups").asInt()).isEqualTo(24);
        assertThat(root.at("/statistics/paired_test").asString()).contains("groups");
        JsonNode chip = root.at("/configurations/0");
        int[] two = IntStream.generate(() -> 2).limit(24).toArray();
        Groups expected =
                new Groups(two, IntStream.range(0, 24).map(g -> (g + 1) % 2).toArray());
        assertThat(chip.get("mcnemar_p").asDouble()).isEqualTo(expected.p());
        assertThat(chip.get("differing_groups").asInt()).isEqualTo(12);
        assertThat(chip.get("difference").asDouble()).isEqualTo(0.25);
        assertThat(chip.get("difference_lower_95").asDouble())
                .isCloseTo(expected.interval().orElseThrow().lower(), within(1e-12));
        assertThat(root.get("verdict").toString())
                .contains("The samples come in 24 groups: tests and intervals are over groups, not over samples.");
    }

    @Test
    void withFewGroupsNoIntervalIsStated() throws IOException {
        StudyResults results = study(8);
        JsonNode chip = JsonMapper.shared().readTree(results.json()).at("/configurations/0");
        assertThat(chip.get("difference_lower_95").isNull()).isTrue();
        assertThat(chip.get("accuracy_lower_95").isNull()).isTrue();
        assertThat(results.verdict().toString())
                .contains("too few groups, or too few that differ, for an interval")
                .contains("only in 4 groups the two differ, too few for any test");
        LossBound bound = LossBound.of(results, 0, 0.02);
        assertThat(bound.outcome()).isEqualTo(LossBound.Outcome.UNDECIDED);
        assertThat(bound.text()).contains("an interval takes at least 20 groups, of which 10 differ");
    }
}
