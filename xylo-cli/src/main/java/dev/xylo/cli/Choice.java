package dev.xylo.cli;

import dev.xylo.core.text.EditDistance;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option value that is one of a few names; a wrong one is answered with the nearest and with all. */
abstract class Choice<T> implements ITypeConverter<T> {
    private final String what;
    private final List<T> values;
    private final Function<T, String> key;

    Choice(String what, List<T> values, Function<T, String> key) {
        this.what = what;
        this.values = values;
        this.key = key;
    }

    @Override
    public T convert(String text) {
        for (T value : values) {
            if (key.apply(value).equalsIgnoreCase(text.strip())) {
                return value;
            }
        }
        List<String> names = values.stream().map(key).toList();
        String nearest = EditDistance.nearest(text, names)
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
        throw new TypeConversionException(
                "there is no " + what + " '" + text + "'." + nearest + " There is: " + String.join(", ", names));
    }
}
