package dev.xylo.study.results;

import dev.xylo.sim.Counter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Flat scalars of one variant, by column name. Every row has every column, null where there is no such value (no labels, no quantization),
 * so that JSON and CSV hold the same table.
 */
final class Row {
    /** All columns, in their order. Shares are 0..1, counts are sums over all samples, steps and neurons. */
    static final List<String> COLUMNS = Stream.concat(
                    Stream.of(
                            "name",
                            "method",
                            "compat",
                            "bits_per_weight",
                            "bits_per_threshold",
                            "fuzzy_scaling",
                            "core",
                            "decay",
                            "caps",
                            "timing",
                            "samples",
                            "silent",
                            "tied",
                            "correct",
                            "accuracy",
                            "accuracy_lower_95",
                            "accuracy_upper_95",
                            "balanced_accuracy",
                            "agree_with_float",
                            "agreement",
                            "difference",
                            "difference_lower_95",
                            "difference_upper_95",
                            "loss_points",
                            "only_float_right",
                            "only_chip_right",
                            "differing_groups",
                            "mcnemar_p",
                            "mcnemar_p_holm",
                            "output_count_rmse",
                            "hidden_rate_rmse",
                            "earth_mover_distance",
                            "dead_gained",
                            "always_on_gained",
                            "sqnr_db_i_syn",
                            "sqnr_db_i_syn_2",
                            "sqnr_db_v_mem",
                            "sqnr_db_i_syn_out",
                            "sqnr_db_v_mem_out",
                            "values_rounded_to_zero",
                            "values_clipped",
                            "values_rescaled",
                            "thresholds_at_limit",
                            "chip",
                            "cycles_per_step",
                            "isyn2_operations",
                            "clock_hz",
                            "clock_mean_hz",
                            "clock_99_percent_hz",
                            "clock_99_9_percent_hz",
                            "clock_all_steps_hz",
                            "hibernating_share",
                            "synaptic_operations",
                            "neuron_updates",
                            "memory_reads",
                            "power_estimate_w",
                            "energy_per_sample_estimate_j",
                            "energy_per_sample_low_j",
                            "energy_per_sample_high_j"),
                    Stream.of(Counter.values()).map(Row::column))
            .toList();

    private final Map<String, Object> values = new LinkedHashMap<>();

    Row() {
        COLUMNS.forEach(column -> values.put(column, null));
    }

    /** Sets a column; null is no value. */
    Row put(String column, Object value) {
        if (!values.containsKey(column)) {
            throw new IllegalArgumentException("there is no column " + column);
        }
        values.put(column, value);
        return this;
    }

    /** A copy that can be added to. */
    Map<String, Object> toMap() {
        return new LinkedHashMap<>(values);
    }

    static String column(Counter counter) {
        return counter.name().toLowerCase(Locale.ROOT);
    }
}
