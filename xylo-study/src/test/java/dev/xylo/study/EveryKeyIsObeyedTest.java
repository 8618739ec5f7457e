package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Chip;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKey;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key of a plan changes the results. */
class EveryKeyIsObeyedTest {
    /** The command opens these; EveryKeyTest follows them. */
    private static final Set<PlanKey<?>> FILES = Set.of(
            PlanKeys.NETWORK,
            PlanKeys.DATA,
            PlanKeys.CALIBRATE,
            PlanKeys.INPUT_KEY,
            PlanKeys.LABEL_KEY,
            PlanKeys.LABELS,
            PlanKeys.CHANNELS,
            PlanKeys.STEPS,
            PlanKeys.RESET);

    private static final Map<PlanKey<?>, UnaryOperator<PlanBuilder>> CHANGES = new LinkedHashMap<>();

    static {
        change(PlanKeys.DT, 0.25);
        change(PlanKeys.METHODS, List.of("channel"));
        change(PlanKeys.COMPAT, List.of(Compat.CORRECTED));
        change(PlanKeys.BITS_PER_WEIGHT, List.of(3));
        change(PlanKeys.BITS_PER_THRESHOLD, List.of(9));
        change(PlanKeys.FUZZY_SCALING, List.of(true));
        change(PlanKeys.CORES, List.of(1));
        change(PlanKeys.CHIP, Chip.SYNS65302);
        change(PlanKeys.DECAY, Decay.EULER);
        change(PlanKeys.CAPS, Caps.NONE);
        change(PlanKeys.TIMING, ReadoutTiming.TORCH);
        change(PlanKeys.DECODE, "vmem-mean");
        change(PlanKeys.FROM, 9);
        change(PlanKeys.HIDDEN_READOUTS, List.of(1, 0));
        change(PlanKeys.DETECT, 3.0);
        change(PlanKeys.POSITIVE, 0);
        change(PlanKeys.ATTRIBUTION, false);
        change(PlanKeys.CHOSEN_SAMPLES, List.of(3));
        change(PlanKeys.MIXED_WIDTHS, true);
        change(PlanKeys.FAULTS, true);
        change(PlanKeys.FAULT_COUNTS, List.of(3));
        change(PlanKeys.FAULT_CHIPS, 3);
        change(PlanKeys.FAULT_SINGLES, 3);
        change(PlanKeys.FAULT_SAMPLES, 3);
        change(PlanKeys.SEED, 77L);
    }

    private static <T> void change(PlanKey<T> key, T value) {
        CHANGES.put(key, plan -> plan.set(key, value));
    }

    static Set<PlanKey<?>> keys() {
        return CHANGES.keySet();
    }

    @Test
    void everyKeyIsTried() {
        Set<PlanKey<?>> tried =
                PlanKeys.all().stream().filter(key -> !FILES.contains(key)).collect(Collectors.toSet());
        assertThat(keys()).containsExactlyInAnyOrderElementsOf(tried);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void changesTheResults(PlanKey<?> key) throws IOException {
        PlanBuilder plan = Wires.plan("global").toBuilder();
        if (key.name().startsWith("fault_") || key == PlanKeys.SEED) {
            plan.set(PlanKeys.FAULTS, true)
                    .set(PlanKeys.FAULT_COUNTS, List.of(2))
                    .set(PlanKeys.FAULT_CHIPS, 2)
                    .set(PlanKeys.FAULT_SINGLES, 1)
                    .set(PlanKeys.FAULT_SAMPLES, 2);
        }
        if (key == PlanKeys.DETECT || key == PlanKeys.POSITIVE) {
            plan.set(PlanKeys.DETECT, 1.0).set(PlanKeys.POSITIVE, 1);
        }
        if (key == PlanKeys.HIDDEN_READOUTS) {
            plan.set(PlanKeys.DECODE, "hidden-count").set(PlanKeys.HIDDEN_READOUTS, List.of(0, 1));
        }
        if (key == PlanKeys.MIXED_WIDTHS) {
            plan.set(PlanKeys.CALIBRATE, Path.of("train.npz"));
        }
        String before = results(plan.build());
        assertThat(results(CHANGES.get(key).apply(plan).build())).isNotEqualTo(before);
    }

    private static String results(StudyPlan plan) throws IOException {
        return new Study(
                        "wires",
                        plan,
                        Wires.network(),
                        Wires.data(4, 0, 1, 1, 1),
                        Wires.data(2).read(0, 2))
                .run(1, Progress.NONE)
                .results()
                .json();
    }
}
