package dev.xylo.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
        "bootstrap, bootstrap_resamples",
        "sed, seed",
        "chosen_sample, chosen_samples"
    })
    void finds(String word, String key) {
        assertThat(Spelling.nearest(word, PlanKeys.ALL)).hasValue(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "q", "xy", "<<", "weights_in", "threads", "output"})
    void findsNothing(String word) {
        assertThat(Spelling.nearest(word, PlanKeys.ALL)).isEmpty();
    }

    @Test
    void longWordsAreNotCompared() {
        assertThat(Spelling.nearest("methods".repeat(100_000), PlanKeys.ALL)).isEmpty();
    }
}
