package dev.xylo.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "netwrok, network",
        "method, methods",
        "Methods, methods",
        "core, cores",
        "bits-per-weight, bits_per_weight",
        "bits per wieght, bits_per_weight",
        "bits_per_treshold, bits_per_threshold",
        "bits, bits_per_weight",
        "fuzzy, fuzzy_scaling",
        "fault_sing, fault_singles",
        "sed, seed",
        "chosen_sample, chosen_samples"
    })
    void finds(String word, String key) {
        assertThat(Spelling.nearest(word, names())).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "q", "xy", "<<", "weights_in", "threads", "output"})
    void findsNothing(String word) {
        assertThat(Spelling.nearest(word, names())).isEmpty();
    }

    @Test
    void longWordsAreNotCompared() {
        assertThat(Spelling.nearest("methods".repeat(100_000), names())).isEmpty();
    }

    private static List<String> names() {
        return PlanKeys.all().stream().map(PlanKey::name).toList();
    }
}
