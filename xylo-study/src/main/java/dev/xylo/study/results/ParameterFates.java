package dev.xylo.study.results;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.quantize.Method;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.quantize.lint.Fate;
import dev.xylo.quantize.lint.Lint;
import dev.xylo.quantize.lint.ParameterAccount;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where every float parameter went in a configuration: an account per parameter, each value counted once. */
final class ParameterFates {
    private ParameterFates() {}

    /**
     * Compares the float network with the integers as the method gave them, before anything is clipped to the chip.
     *
     * @param network the float network
     * @param result what a method made of it
     * @return per parameter: its key, how many values, how many of each fate, the worst rounding error in integer steps, the scale
     */
    static List<Map<String, Object>> of(FloatNetwork network, QuantizationResult result) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        result.parameters().forEach(parameter -> integers.put(parameter, result.integers(parameter)));
        Design design = Design.ofIntegers(result.shape(), integers, result.aliases());
        return Lint.compare(network, design, compensates(result.method())).accounts().stream()
                .map(ParameterFates::account)
                .toList();
    }

    private static boolean compensates(String method) {
        return Quantizers.methods().stream()
                .filter(each -> each.name().equals(method))
                .allMatch(Method::compensates);
    }

    private static Map<String, Object> account(ParameterAccount account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameter", account.key());
        map.put("values", account.values());
        for (Fate fate : Fate.values()) {
            map.put(fate.key().replace('-', '_'), account.count(fate));
        }
        map.put("worst_rounding_steps", account.largestError());
        map.put("scale_min", finite(account.smallestScale()));
        map.put("scale_max", finite(account.largestScale()));
        return map;
    }

    private static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
