package dev.xylo.testkit.trained;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.decode.Decoders;
import dev.xylo.study.Study;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores that a study reads on the chip are those recorded from xylosim, sample by sample, for every decoder. */
class ChipScoresTest {
    /** By decoder, what was recorded: the scores, and the predictions. */
    private static final Map<String, String> RECORDED = Map.of(
            "count", "spikes_out_counts",
            "vmem-mean", "v_mem_out_mean",
            "vmem-max", "v_mem_out_max",
            "vmem-last", "v_mem_out_last",
            "isyn-mean", "i_syn_out_mean",
            "isyn-last", "i_syn_out_last");

    static Stream<Arguments> cases() {
        return TrainedNetwork.all()
                .flatMap(trained -> Decoders.names().stream()
                        .filter(name -> trained.arrays().containsKey("expected_global_" + RECORDED.get(name))
                                || trained.arrays().containsKey("expected_global_pred_" + name.replace('-', '_')))
                        .map(name -> Arguments.of(trained, name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalThoseOfXylosim(TrainedNetwork trained, String decoder) throws IOException {
        StudyPlan plan = StudyPlan.builder(Path.of("network"), Path.of("data"))
                .set(PlanKeys.METHODS, List.of("global", "channel"))
                .set(PlanKeys.COMPAT, List.of(Compat.ROCKPOOL_3_1_0))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8))
                .set(PlanKeys.ATTRIBUTION, false)
                .set(PlanKeys.DECODE, decoder)
                .build();
        SampleSource data = SampleSource.of(new DataSet(trained.samples(), new int[0], true));
        Map<String, NdArray> scores = new Study(trained.name(), plan, trained.network(), data)
                .run(2, Progress.NONE)
                .scores();
        for (String method : List.of("global", "channel")) {
            if (RECORDED.containsKey(decoder)) {
                assertThat(scores.get(method + "_8").toDoubles())
                        .as(method)
                        .isEqualTo(trained.expected(method + "_" + RECORDED.get(decoder)));
            }
            String predicted = method + "_pred_" + decoder.replace('-', '_');
            if (trained.arrays().containsKey("expected_" + predicted)) {
                assertThat(Arrays.stream(scores.get(method + "_8_decision").toDoubles()))
                        .as(method)
                        .containsExactly(Arrays.stream(trained.expected(predicted))
                                .boxed()
                                .toArray(Double[]::new));
            }
        }
    }
}
