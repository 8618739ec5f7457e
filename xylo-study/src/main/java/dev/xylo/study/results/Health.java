package dev.xylo.study.results;

import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.quantize.ParameterLoss;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Counter;
import dev.xylo.study.engine.ChipTotals;
import dev.xylo.study.engine.StateTotals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How well a configuration's integers fit the chip.
 *
 * @param quantization the integers
 * @param network the integers as the chip holds them
 * @param chip what they did
 */
record Health(QuantizationResult quantization, XyloNetwork network, ChipTotals chip) {
    private static final int WEIGHT_BITS = 8;
    private static final int STATE_BITS = 16;

    static Health of(QuantizationResult quantization, ChipTotals chip) {
        return new Health(quantization, quantization.network(), chip);
    }

    void putInto(Row row) {
        List<ParameterLoss> losses = quantization.losses();
        row.put("values_rounded_to_zero", sum(losses, ParameterLoss::roundedToZero))
                .put("values_clipped", sum(losses, ParameterLoss::clipped))
                .put("values_rescaled", sum(losses, ParameterLoss::rescaled))
                .put("thresholds_at_limit", thresholdsAtLimit());
        for (Counter counter : Counter.values()) {
            row.put(Row.column(counter), chip.counters().total(counter));
        }
    }

    /** Thresholds at or beyond the largest one that their bits hold. */
    int thresholdsAtLimit() {
        int limit = (1 << (quantization.options().bitsPerThreshold() - 1)) - 1;
        return (int) (Arrays.stream(network.values(Parameter.THRESHOLD))
                        .filter(threshold -> threshold >= limit)
                        .count()
                + Arrays.stream(network.values(Parameter.THRESHOLD_OUT))
                        .filter(threshold -> threshold >= limit)
                        .count());
    }

    Map<String, Object> toMap() {
        Map<String, Object> events = new LinkedHashMap<>();
        for (Counter counter : Counter.values()) {
            events.put(counter.key(), chip.counters().perNeuron(counter));
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("events", events);
        map.put("ranges", ranges());
        map.put("losses", quantization.losses().stream().map(Health::loss).toList());
        return map;
    }

    private List<Map<String, Object>> ranges() {
        List<Map<String, Object>> ranges = new ArrayList<>();
        for (Parameter parameter : Parameter.values()) {
            boolean weight = parameter.kind() == Parameter.Kind.WEIGHT;
            boolean wide = parameter.kind() == Parameter.Kind.THRESHOLD || parameter.kind() == Parameter.Kind.BIAS;
            if (network.has(parameter) && (weight || wide)) {
                int[] values = network.values(parameter);
                ranges.add(range(
                        parameter.key(),
                        weight ? WEIGHT_BITS : STATE_BITS,
                        Arrays.stream(values).min().orElse(0),
                        Arrays.stream(values).max().orElse(0)));
            }
        }
        ChipTotals.STATES.forEach(state -> {
            StateTotals totals = chip.state(state);
            ranges.add(range(state.key(), STATE_BITS, totals.min(), totals.max()));
        });
        return ranges;
    }

    private static Map<String, Object> range(String name, int bits, int min, int max) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("name", name);
        range.put("bits_available", bits);
        range.put("bits_used", bitsUsed(min, max));
        range.put("min", min);
        range.put("max", max);
        return range;
    }

    /** Sign and {@code log2(1 + m)}, m the larger of max and -min - 1: all of int8 is 8, -1..0 is 1; 0 if everything is 0. */
    static double bitsUsed(int min, int max) {
        return min == 0 && max == 0 ? 0 : 1 + StrictMath.log(1 + Math.max(max, -min - 1)) / StrictMath.log(2);
    }

    private static Map<String, Object> loss(ParameterLoss loss) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameter", loss.parameter().key());
        map.put("values", loss.values());
        map.put("non_zero", loss.nonZero());
        map.put("rounded_to_zero", loss.roundedToZero());
        map.put("clipped", loss.clipped());
        map.put("rescaled", loss.rescaled());
        return map;
    }

    private static int sum(List<ParameterLoss> losses, ToIntFunction<ParameterLoss> field) {
        return losses.stream().mapToInt(field).sum();
    }
}
