package dev.xylo.cli;

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
        String nearest = names.stream()
                .filter(name -> distance(name, text) <= Math.max(2, text.length() / 3))
                .min(java.util.Comparator.comparingInt(name -> distance(name, text)))
                .map(name -> " Did you mean '" + name + "'?")
                .orElse("");
        throw new TypeConversionException(
                "there is no " + what + " '" + text + "'." + nearest + " There is: " + String.join(", ", names));
    }

    /** Levenshtein distance. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
