package dev.xylo.quantize.lint;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.quantize.TotalLosses;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** Accounts for every parameter of a float specification in the integers made of it. */
public final class Lint {
    private Lint() {}

    /**
     * Compares.
     *
     * @param floats the float specification
     * @param integers the integers made of it, by whatever program; sizes may differ, input reaches the first hidden neurons and readouts
     *     read the last ones
     * @return one account per parameter that either of them has
     */
    public static LintReport compare(FloatNetwork floats, Design integers) {
        return compare(floats, integers, false);
    }

    /**
     * Compares, where the method is known.
     *
     * @param floats the float specification
     * @param integers as in {@link #compare(FloatNetwork, Design)}
     * @param compensated whether the method chooses the integers of a neuron together ({@code optimal}, {@code calibrated}): then one that
     *     is not its value's rounding is {@link Fate#COMPENSATED} and no error; what has no counterpart or wrapped around still is one
     * @return one account per parameter that either of them has
     */
    public static LintReport compare(FloatNetwork floats, Design integers, boolean compensated) {
        Map<Parameter, Values> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (isPart(parameter, floats, integers)) {
                values.put(parameter, new Values(parameter, floats, integers));
            }
        }
        Layer hidden = Layer.fit(floats.shape(), of(values, Layer.HIDDEN), false);
        Layer readout = Layer.fit(floats.shape(), of(values, Layer.READOUT), true);
        List<ParameterAccount> accounts = new ArrayList<>();
        values.forEach((parameter, pair) -> {
            IntToDoubleFunction scale = parameter.kind() == Parameter.Kind.DASH
                    ? channel -> 1
                    : parameter.ofReadout() ? readout::scale : hidden::scale;
            accounts.add(new Accountant(pair, scale, compensated).account());
        });
        if (!floats.aliases().isEmpty() || !integers.aliases().isEmpty()) {
            accounts.add(AliasAccount.of(floats.aliases(), integers.aliases()));
        }
        return new LintReport(accounts, TotalLosses.of(floats, (parameter, i) -> {
            Values pair = values.get(parameter);
            return pair == null || !pair.hasPair(i) ? Double.NaN : pair.integer(i);
        }));
    }

    private static boolean isPart(Parameter parameter, FloatNetwork floats, Design integers) {
        if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT || !floats.has(parameter) && !integers.has(parameter)) {
            return false;
        }
        boolean used = floats.shape().synapses() == 2 || integers.shape().synapses() == 2;
        return parameter != Parameter.DASH_SYN_2 || used;
    }

    private static List<Values> of(Map<Parameter, Values> values, List<Parameter> parameters) {
        return parameters.stream().filter(values::containsKey).map(values::get).toList();
    }
}
