package dev.xylo.cli;

import dev.xylo.core.network.Parameter;
import dev.xylo.core.rules.Design;
import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.QuantizationResult;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** What is to be checked, from what was read or quantized. */
final class Designs {
    private Designs() {}

    /** Integers stay as the file has them, also beyond the chip's range. */
    static Design of(Specification specification) throws IOException {
        if (!specification.isInteger()) {
            return Design.of(specification.toFloatNetwork());
        }
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            specification.values(parameter).ifPresent(array -> integers.put(parameter, array.toLongs()));
        }
        return Design.ofIntegers(specification.shape(), integers, specification.aliases());
    }

    /** The integers as the method gives them, not clipped. */
    static Design of(QuantizationResult result) {
        Map<Parameter, long[]> integers = new EnumMap<>(Parameter.class);
        result.parameters().forEach(parameter -> integers.put(parameter, result.integers(parameter)));
        return Design.ofIntegers(result.shape(), integers, result.aliases());
    }
}
