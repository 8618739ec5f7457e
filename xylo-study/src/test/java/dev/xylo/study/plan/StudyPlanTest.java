package dev.xylo.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StudyPlanTest {
    private static final Path NETWORK = Path.of("network.npz");
    private static final Path DATA = Path.of("test.npz");

    @Test
    void defaults() {
        StudyPlan plan = StudyPlan.of(NETWORK, DATA);
        assertThat(names(plan))
                .containsExactly(
                        "global_8",
                        "global_6",
                        "global_4",
                        "channel_8",
                        "channel_6",
                        "channel_4",
                        "optimal_8",
                        "optimal_6",
                        "optimal_4");
        assertThat(plan.configurations().getFirst())
                .isEqualTo(new StudyPlan.Cell("global_8", "global", QuantizationOptions.DEFAULT, Core.CORE_2));
    }

    @Test
    void crossProductInOrder() {
        StudyPlan plan = plan(
                List.of("global"),
                List.of(Compat.ROCKPOOL_2_7, Compat.CORRECTED),
                List.of(8, 4),
                List.of(16, 12),
                List.of(false, true),
                List.of(Core.CORE_1, Core.CORE_2));
        assertThat(names(plan))
                .hasSize(32)
                .doesNotHaveDuplicates()
                .startsWith(
                        "global_8_rockpool-2.7_t16_core1",
                        "global_8_rockpool-2.7_t16_core2",
                        "global_8_rockpool-2.7_t16_fuzzy_core1",
                        "global_8_rockpool-2.7_t16_fuzzy_core2",
                        "global_8_rockpool-2.7_t12_core1")
                .endsWith("global_4_corrected_t12_fuzzy_core1", "global_4_corrected_t12_fuzzy_core2");
        assertThat(plan.configurations().getLast())
                .isEqualTo(new StudyPlan.Cell(
                        "global_4_corrected_t12_fuzzy_core2",
                        "global",
                        new QuantizationOptions(Compat.CORRECTED, 4, 12, true),
                        Core.CORE_2));
    }

    @Test
    void publishedChannelIgnoresFuzzyScaling() {
        for (List<Boolean> both : List.of(List.of(true, false), List.of(false, true))) {
            StudyPlan plan = plan(
                    List.of("channel"),
                    List.of(Compat.ROCKPOOL_3_1_0, Compat.CORRECTED),
                    List.of(8),
                    List.of(16),
                    both,
                    List.of(Core.CORE_2));
            assertThat(names(plan))
                    .containsExactlyInAnyOrder(
                            "channel_8_rockpool-3.1.0", "channel_8_corrected", "channel_8_corrected_fuzzy");
        }
    }

    /** Asked for alone it stays, so that the quantizer can say that it is ignored. */
    @Test
    void publishedChannelKeepsFuzzyScalingThatStandsAlone() {
        StudyPlan plan = plan(
                List.of("channel"),
                List.of(Compat.ROCKPOOL_2_7),
                List.of(8),
                List.of(16),
                List.of(true),
                List.of(Core.CORE_2));
        assertThat(names(plan)).containsExactly("channel_8");
        assertThat(plan.configurations().getFirst().options().fuzzyScaling()).isTrue();
    }

    @Test
    void everythingAtOnceHasNoNameTwice() {
        List<Integer> bits =
                java.util.stream.IntStream.rangeClosed(2, 16).boxed().toList();
        StudyPlan plan = plan(
                List.of("global", "channel"),
                List.of(Compat.values()),
                bits,
                bits,
                List.of(false, true),
                List.of(Core.values()));
        assertThat(names(plan)).hasSize(15 * 15 * 2 * (3 * 2 + 2 + 2)).doesNotHaveDuplicates();
    }

    @Test
    void refusesEmptyListsAndValuesThatStandTwice() {
        List<Compat> compat = List.of(Compat.CORRECTED);
        List<Integer> bits = List.of(8);
        List<Boolean> fuzzy = List.of(false);
        List<Core> cores = List.of(Core.CORE_2);
        assertThatThrownBy(() -> plan(List.of(), compat, bits, bits, fuzzy, cores))
                .hasMessageContaining("methods is an empty list");
        assertThatThrownBy(() -> plan(List.of("global"), compat, List.of(8, 8), bits, fuzzy, cores))
                .hasMessage("bits_per_weight [1] is 8, as is bits_per_weight[0]");
        assertThatThrownBy(() -> StudyPlan.builder(NETWORK, DATA).set(PlanKeys.FAULT_CHIPS, 0))
                .hasMessage("fault_chips is 0; it must be an integer 1..100000");
        assertThatThrownBy(() -> StudyPlan.builder(NETWORK, DATA).set(PlanKeys.CHOSEN_SAMPLES, List.of(3, -1)))
                .hasMessage("chosen_samples [1] is -1; it must be an integer from 0 on");
        assertThatThrownBy(() -> plan(List.of("global"), compat, List.of(17), bits, fuzzy, cores))
                .hasMessageContaining("bits_per_weight [0] is 17");
        assertThatThrownBy(() -> plan(List.of("bogus"), compat, bits, bits, fuzzy, cores))
                .hasMessageContaining("methods [0] is 'bogus'");
    }

    @Test
    void refusesWhatNoMethodLooksAt() {
        assertThatThrownBy(() -> StudyPlan.builder(NETWORK, DATA)
                        .set(PlanKeys.METHODS, List.of("optimal"))
                        .set(PlanKeys.COMPAT, List.of(Compat.CORRECTED))
                        .build())
                .hasMessage("compat is for the published methods; optimal would ignore it");
        assertThatThrownBy(() -> StudyPlan.builder(NETWORK, DATA)
                        .set(PlanKeys.METHODS, List.of("optimal"))
                        .set(PlanKeys.FUZZY_SCALING, List.of(true))
                        .build())
                .hasMessageContaining("fuzzy_scaling is for the published methods");
    }

    @Test
    void aChipSaysItsCore() {
        PlanBuilder builder = StudyPlan.builder(NETWORK, DATA).set(PlanKeys.CHIP, Chip.SYNS61300);
        assertThat(builder.build().choices().target().cores()).containsExactly(Core.CORE_1);
        assertThatThrownBy(() -> builder.set(PlanKeys.CORES, List.of(2)).build())
                .hasMessage("chip is xylo1, which has core 1; this is none of cores");
    }

    @Test
    void aPlanThatIsChangedSaysTheRestAsBefore() {
        StudyPlan plan = plan(
                List.of("global"),
                List.of(Compat.CORRECTED),
                List.of(5),
                List.of(12),
                List.of(true),
                List.of(Core.CORE_1));
        assertThat(plan.toBuilder().build()).isEqualTo(plan);
        assertThat(plan.toBuilder().set(PlanKeys.SEED, 3L).build())
                .isEqualTo(new StudyPlan(
                        plan.sources(), plan.choices(), plan.reference(), plan.questions(), new Statistics(3)));
    }

    private static List<String> names(StudyPlan plan) {
        return plan.configurations().stream().map(StudyPlan.Cell::name).toList();
    }

    private static StudyPlan plan(
            List<String> methods,
            List<Compat> compat,
            List<Integer> weight,
            List<Integer> threshold,
            List<Boolean> fuzzy,
            List<Core> cores) {
        return StudyPlan.builder(NETWORK, DATA)
                .set(PlanKeys.METHODS, methods)
                .set(PlanKeys.COMPAT, compat)
                .set(PlanKeys.BITS_PER_WEIGHT, weight)
                .set(PlanKeys.BITS_PER_THRESHOLD, threshold)
                .set(PlanKeys.FUZZY_SCALING, fuzzy)
                .set(PlanKeys.CORES, cores.stream().map(Core::number).toList())
                .build();
    }
}
