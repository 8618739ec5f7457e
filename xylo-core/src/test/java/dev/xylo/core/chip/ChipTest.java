package dev.xylo.core.chip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChipTest {
    static List<Chip> chips() {
        return Chip.all();
    }

    /** The published numbers, one row per resource; empty: no limit is known. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INPUTS, 16, 16, 16, 16",
                "HIDDEN, 1000, 1000, 496, 992",
                "OUTPUTS, 8, 8, 16, 32",
                "SYNAPSES, 2, 2, 1, 2",
                "INPUT_REACH, -, -, 128, 128",
                "OUTPUT_REACH, -, -, 128, 128",
                "FAN_OUT, 63, 64, 512, 1024",
                "RECURRENT_SLOTS, 32000, 32000, 31744, 31744",
                "INPUT_WEIGHTS, -, 16000, -, 2048",
                "OUTPUT_WEIGHTS, -, -, -, 4096",
                "WEIGHT, 127, 127, 127, 127",
                "THRESHOLD, 32767, 32767, 32767, 32767",
                "BIAS, 0, 32767, 32767, 32767",
                "DASH, 15, 15, 15, 15",
                "WEIGHT_SHIFT, 7, 7, 7, 7",
                "ALIAS_TARGETS, 1, 1, 1, 1",
                "ALIAS_SOURCES, 1, 1, 1, 1",
                "OUTPUTS_PER_THRESHOLD, 2, -, -, -"
            })
    void holdsThePublishedTable(
            Resource resource, Integer syns61300, Integer syns61201, Integer syns63300, Integer syns65302) {
        assertThat(Stream.of(Chip.SYNS61300, Chip.SYNS61201, Chip.SYNS63300, Chip.SYNS65302)
                        .map(chip -> chip.limit(resource).map(Limit::max).orElse(null)))
                .containsExactly(syns61300, syns61201, syns63300, syns65302);
    }

    @Test
    void holdsTheCores() {
        assertThat(Chip.all().stream().map(chip -> chip.core().number())).containsExactly(1, 2, 2, 2);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void everyLimitSaysWhereItComesFrom(Chip chip) {
        chip.limits().forEach((resource, limit) -> {
            assertThat(limit.resource()).isEqualTo(resource);
            assertThat(limit.source()).as(resource.toString()).isNotBlank();
            assertThat(limit.evidence()).as(resource.toString()).isNotNull();
            assertThat(limit.min()).isLessThanOrEqualTo(limit.max());
        });
    }

    @Test
    void safeRangesAreNarrowerWhereSourcesDisagree() {
        Limit fanOut = Chip.SYNS61201.limit(Resource.FAN_OUT).orElseThrow();
        assertThat(fanOut.holds(64)).isTrue();
        assertThat(fanOut.advises(64)).isFalse();
        assertThat(fanOut.advises(63)).isTrue();
        Limit bias = Chip.SYNS65302.limit(Resource.BIAS).orElseThrow();
        assertThat(bias.advises(-128)).isTrue();
        assertThat(bias.advises(128)).isFalse();
        assertThat(bias.holds(-32_768)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void isFoundByItsKey(Chip chip) {
        assertThat(Chip.ofKey(chip.key())).isSameAs(chip);
        assertThat(chip.toString()).contains(chip.part());
        assertThat(chip.most(Resource.HIDDEN, 0)).isPositive();
    }

    @Test
    void listsChipsWhenThereIsNone() {
        assertThatThrownBy(() -> Chip.ofKey("audio4"))
                .hasMessageContaining("audio4")
                .hasMessageContaining("audio3");
    }
}
