package dev.xylo.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Evidence;
import dev.xylo.core.chip.Limit;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule is violated, alone, on every chip that has it. A new chip or rule is picked up by the parameters. */
class DesignRulesTest {
    /** How to violate a rule, given the chip. */
    private static final Map<String, Function<Chip, Draft>> VIOLATIONS = Map.ofEntries(
            Map.entry("inputs", chip -> new Draft(shape(most(chip, Resource.INPUTS) + 1, 4, 4, 4, 1, 1))),
            Map.entry("hidden-neurons", chip -> new Draft(shape(1, 4, most(chip, Resource.HIDDEN) + 1, 4, 1, 1))),
            Map.entry("outputs", chip -> new Draft(shape(1, 4, 4, 4, most(chip, Resource.OUTPUTS) + 1, 1))),
            Map.entry("synapses", chip -> new Draft(shape(1, 4, 4, 4, 1, 2))),
            Map.entry("input-reach", chip -> {
                int reach = most(chip, Resource.INPUT_REACH) + 1;
                return new Draft(shape(1, reach, reach, 4, 1, 1));
            }),
            Map.entry("output-reach", chip -> {
                int reach = most(chip, Resource.OUTPUT_REACH) + 1;
                return new Draft(shape(1, 4, reach, reach, 1, 1));
            }),
            Map.entry("fan-out", chip -> {
                int targets = most(chip, Resource.FAN_OUT) + 1;
                Draft draft = new Draft(shape(1, 4, targets, 4, 1, 1));
                for (int target = 0; target < targets; target++) {
                    draft.set(Parameter.WEIGHTS_REC, 2 * targets + target, -1);
                }
                return draft;
            }),
            Map.entry(
                    "recurrent-slots",
                    chip -> new Draft(shape(1, 4, Math.min(600, most(chip, Resource.HIDDEN)), 4, 1, 1))
                            .recurrent(most(chip, Resource.RECURRENT_SLOTS) + 1)),
            Map.entry("input-weights", chip -> {
                int reach = most(chip, Resource.INPUT_WEIGHTS) + 1;
                return new Draft(shape(1, reach, reach, 4, 1, 1));
            }),
            Map.entry("output-weights", chip -> {
                int reach = most(chip, Resource.OUTPUT_WEIGHTS) + 1;
                return new Draft(shape(1, 4, reach, reach, 1, 1));
            }),
            Map.entry("weight-range", chip -> new Draft().set(Parameter.WEIGHTS_IN, 5, 128)),
            Map.entry("threshold-range", chip -> new Draft().set(Parameter.THRESHOLD, 3, 32_768)),
            Map.entry("bias-range", chip -> new Draft().set(Parameter.BIAS, 2, most(chip, Resource.BIAS) + 1L)),
            Map.entry("dash-range", chip -> new Draft().set(Parameter.DASH_SYN, 1, 16)),
            Map.entry("weight-shift", chip -> new Draft().set(Parameter.WEIGHT_SHIFT_REC, 0, 8)),
            Map.entry("one-alias-target", chip -> new Draft().alias(0, 1).alias(0, 2)),
            Map.entry("unique-alias-target", chip -> new Draft().alias(0, 3).alias(1, 3)),
            Map.entry("alias-itself", chip -> new Draft().alias(2, 2)),
            Map.entry("alias-upward", chip -> new Draft().alias(2, 0)),
            Map.entry("shared-output-thresholds", chip -> new Draft().set(Parameter.THRESHOLD_OUT, 1, 101)));

    /** Where another limit, or the network itself, stops such a network first, so that only a tighter chip shows the rule alone. */
    private static final Map<String, Set<Chip>> STOPPED_EARLIER = Map.of(
            "synapses", Set.of(Chip.SYNS61300, Chip.SYNS61201, Chip.SYNS65302),
            "fan-out", Set.of(Chip.SYNS63300, Chip.SYNS65302),
            "input-weights", Set.of(Chip.SYNS61201, Chip.SYNS65302),
            "output-weights", Set.of(Chip.SYNS65302));

    private static final Map<String, Resource> TIGHTENED = Map.of(
            "synapses", Resource.SYNAPSES,
            "fan-out", Resource.FAN_OUT,
            "input-weights", Resource.INPUT_WEIGHTS,
            "output-weights", Resource.OUTPUT_WEIGHTS);

    private static NetworkShape shape(int inputs, int reached, int hidden, int read, int outputs, int synapses) {
        return new NetworkShape(inputs, reached, hidden, read, outputs, synapses, true);
    }

    private static int most(Chip chip, Resource resource) {
        return chip.limit(resource).orElseThrow().max();
    }

    private static Chip with(Chip chip, Limit limit) {
        EnumMap<Resource, Limit> limits = new EnumMap<>(chip.limits());
        limits.put(limit.resource(), limit);
        return new Chip(chip.key(), chip.part(), chip.title(), chip.core(), chip.cycles(), limits);
    }

    static Stream<Arguments> rulesByChip() {
        return Chip.all().stream()
                .flatMap(chip -> DesignRules.all().stream()
                        .filter(rule -> rule.existsOn(chip))
                        .map(rule -> arguments(rule.key(), chip)));
    }

    static List<Chip> chips() {
        return Chip.all();
    }

    @ParameterizedTest
    @MethodSource("rulesByChip")
    void isViolatedAlone(String rule, Chip real) {
        boolean stopped = STOPPED_EARLIER.getOrDefault(rule, Set.of()).contains(real);
        Chip chip = stopped
                ? with(real, Limit.atMost(TIGHTENED.get(rule), rule.equals("synapses") ? 1 : 100, Evidence.RUN, "test"))
                : real;
        Design design = VIOLATIONS.get(rule).apply(chip).design();

        DesignCheck check = DesignRules.check(design, chip);

        assertThat(check.violations()).extracting(Violation::rule).containsExactly(rule);
        Violation violation = check.violations().get(0);
        assertThat(violation.worst()).isNotEmpty();
        assertThat(violation.found())
                .satisfiesAnyOf(
                        n -> assertThat(n).isGreaterThan(violation.allowedMax()),
                        n -> assertThat(n).isLessThan(violation.allowedMin()));
        assertThat(violation.fix()).isNotBlank();
        assertThat(check.fits()).isEqualTo(rule.equals("alias-upward"));
        if (stopped) {
            assertThat(DesignRules.check(VIOLATIONS.get(rule).apply(chip).design(), real)
                            .fits())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("chips")
    void everyChipTakesTheDraft(Chip chip) {
        DesignCheck check = DesignRules.check(new Draft().design(), chip);
        assertThat(check.violations()).isEmpty();
        assertThat(check.usages())
                .extracting(Usage::rule)
                .contains("hidden-neurons", "fan-out", "recurrent-slots", "inputs");
    }

    @Test
    void warnsWhereSourcesDisagree() {
        Draft fanOut = new Draft(shape(1, 4, 64, 4, 1, 1));
        for (int target = 0; target < 64; target++) {
            fanOut.set(Parameter.WEIGHTS_REC, target, 1);
        }
        assertThat(DesignRules.check(fanOut.design(), Chip.SYNS61201).violations())
                .singleElement()
                .satisfies(v -> assertThat(v.severity()).isEqualTo(Severity.WARNING))
                .satisfies(v -> assertThat(v.text())
                        .isEqualTo("fan-out: 64 targets per hidden neuron, advised at most 63: hidden neuron 0 (64)"));
        assertThat(DesignRules.check(fanOut.design(), Chip.SYNS61300).fits()).isFalse();

        Design bias = new Draft().set(Parameter.BIAS, 1, -129).design();
        assertThat(DesignRules.check(bias, Chip.SYNS65302).warnings())
                .singleElement()
                .satisfies(v -> assertThat(v.text()).contains("bias-range: -129", "-128..127", "bias[1]"));

        Design pairs = new Draft(shape(1, 4, 4, 4, 4, 1))
                .set(Parameter.THRESHOLD_OUT, 2, 101)
                .set(Parameter.THRESHOLD_OUT, 3, 101)
                .design();
        DesignCheck check = DesignRules.check(pairs, Chip.SYNS61300);
        assertThat(check.fits()).isTrue();
        assertThat(check.warnings()).extracting(Violation::rule).containsExactly("shared-output-thresholds");
    }

    @Test
    void bothSynapsesOfAPairShareOneSlot() {
        Design design = new Draft(shape(1, 4, 4, 4, 1, 2))
                .set(Parameter.WEIGHTS_REC, 0, 1)
                .set(Parameter.WEIGHTS_REC, 1, 1)
                .set(Parameter.WEIGHTS_REC, 3, 1)
                .design();
        assertThat(design.fanOut()).containsExactly(2, 0, 0, 0);
    }

    @Test
    void countsOnlyWhatIsUsed() {
        Draft draft = new Draft(shape(1, 300, 300, 300, 1, 2));
        draft.fill(Parameter.WEIGHTS_IN, 0).set(Parameter.WEIGHTS_IN, 2 * 127, 5);
        draft.fill(Parameter.WEIGHTS_OUT, 0).set(Parameter.WEIGHTS_OUT, 300 - 128, 5);
        Design design = draft.design();
        assertThat(design.inputReach()).isEqualTo(128);
        assertThat(design.outputReach()).isEqualTo(128);
        assertThat(DesignRules.check(design, Chip.SYNS63300).violations()).isEmpty();
    }

    @Test
    void aFloatNetworkIsCheckedForWhatNeedsNoIntegers() {
        FloatNetwork network = FloatNetwork.of(
                shape(17, 4, 4, 4, 1, 1),
                Map.of(
                        Parameter.WEIGHTS_IN, new double[68],
                        Parameter.WEIGHTS_OUT, new double[] {1e6, 0, 0, 0},
                        Parameter.BIAS, new double[] {0, 0.01, 0, 0},
                        Parameter.DASH_MEM, new double[] {15.4, 15.6, -0.4, 1}),
                List.of());
        DesignCheck check = DesignRules.check(Design.of(network), Chip.SYNS61300);
        assertThat(check.errors()).extracting(Violation::rule).containsExactly("inputs", "bias-range", "dash-range");
        assertThat(check.errors().get(2).worst()).containsExactly(new Offender("dash_mem[1]", 16));
        assertThat(DesignCheckText.lines(check))
                .last()
                .asString()
                .startsWith("does not fit Xylo 1 (SYNS61300): 3 errors");
    }

    @Test
    void worstOffendersComeFirst() {
        Draft draft = new Draft(shape(1, 40, 40, 4, 1, 1));
        for (int i = 0; i < 40; i++) {
            draft.set(Parameter.WEIGHTS_IN, i, 200 + (i * 7) % 40);
        }
        Violation violation =
                DesignRules.check(draft.design(), Chip.SYNS61201).errors().get(0);
        assertThat(violation.offenders()).isEqualTo(40);
        assertThat(violation.worst()).hasSize(Violation.MAX_WORST);
        assertThat(violation.found()).isEqualTo(239);
        assertThat(violation.text()).endsWith("and 36 more");
        assertThat(DesignCheckText.map(DesignRules.check(draft.design(), Chip.SYNS61201)))
                .containsEntry("fits", false)
                .containsKeys("errors", "warnings", "headroom");
    }
}
