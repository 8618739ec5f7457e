package dev.xylo.testkit.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.Study;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With their own decoder, torch's timing and the module's caps, studies start from the accuracy that the authors of the networks know. */
class TrainedStudyTest {
    private static JsonNode study(TrainedNetwork trained, String decoder) throws IOException {
        StudyPlan plan = StudyPlan.builder(Path.of("network"), Path.of("data"))
                .set(PlanKeys.METHODS, List.of("global"))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8))
                .set(PlanKeys.ATTRIBUTION, false)
                .set(PlanKeys.DECODE, decoder)
                .set(PlanKeys.CAPS, trained.caps())
                .set(PlanKeys.TIMING, ReadoutTiming.TORCH)
                .build();
        int[] labels = Arrays.stream(trained.arrays().get("label").toDoubles())
                .mapToInt(label -> (int) label)
                .toArray();
        SampleSource data = SampleSource.of(new DataSet(trained.samples(), labels, true));
        return JsonMapper.shared()
                .readTree(new Study(trained.name(), plan, trained.network(), data)
                        .run(2, Progress.NONE)
                        .results()
                        .json());
    }

    private static double reference(JsonNode root) {
        for (JsonNode row : root.get("baselines")) {
            if (row.get("reference").asBoolean()) {
                return row.get("accuracy").asDouble();
            }
        }
        throw new AssertionError("there is a reference");
    }

    @ParameterizedTest
    @CsvSource({
        "bias, count, 0.9933",
        "imu_synnet_vmem, vmem-max, 0.96",
        "plain, count, 0.9733",
        "rec_2syn, count, 0.9933",
        "residual_rec_imu, count, 1.0",
        "synnet_spikes, count, 0.96",
        "synnet_vmem, vmem-mean, 0.9533",
        "wavesense, count, 0.9867",
    })
    void theReferenceIsAsGoodAsTorch(String name, String decoder, double accuracy) throws IOException {
        assertThat(reference(study(TrainedNetwork.of(name), decoder))).isCloseTo(accuracy, within(5e-5));
    }

    @Test
    void aMembraneNetworkGetsNoVerdictByCountAndAFindingByItsMembrane() throws IOException {
        JsonNode byCount = study(TrainedNetwork.of("synnet_vmem"), "count");
        assertThat(byCount.get("undecided").asString()).contains("no readout of the float network spikes");
        JsonNode byMembrane = study(TrainedNetwork.of("synnet_vmem"), "vmem-mean");
        assertThat(byMembrane.get("undecided").isNull()).isTrue();
        assertThat(byMembrane.at("/configurations/0/accuracy").asDouble()).isCloseTo(0.2133, within(5e-5));
        assertThat(byMembrane.get("verdict").toString()).contains("95.3 %", "the 21.3 % of global_8");
    }
}
