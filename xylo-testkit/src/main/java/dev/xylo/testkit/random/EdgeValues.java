package dev.xylo.testkit.random;

import dev.xylo.core.network.Parameter;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;

/** Values at which number formats, shifts and caps break if they break. Every method hands out a fresh array. */
public final class EdgeValues {
    private static final int[] COUNTS = {0, 1, 14, 15, 16, 31, 255, 32767};
    private static final Map<Parameter.Kind, int[]> TABLES = new EnumMap<>(Parameter.Kind.class);

    static {
        for (Parameter.Kind kind : Parameter.Kind.values()) {
            TABLES.put(kind, table(kind));
        }
    }

    private EdgeValues() {}

    /**
     * Edge values of a kind of parameter, within the chip's range.
     *
     * <p>Weights, thresholds and biases: 0, {@code +-1}, {@code +-2^k}, {@code +-(2^k - 1)}, smallest and largest, as far as they
     * are in range. Dashes and weight shifts: the whole range, which is small.
     *
     * @param kind what the values are for
     * @return ascending, each once
     */
    public static int[] of(Parameter.Kind kind) {
        return TABLES.get(kind).clone();
    }

    /**
     * Edge values of input spike counts: around the caps of 15 and 31, the largest byte and the largest count of a raster.
     *
     * @return ascending, each once
     */
    public static int[] counts() {
        return COUNTS.clone();
    }

    private static int[] table(Parameter.Kind kind) {
        return switch (kind) {
            case WEIGHT, THRESHOLD, BIAS -> nearPowersOfTwo(kind.min(), kind.max());
            case DASH, WEIGHT_SHIFT -> everything(kind.min(), kind.max());
        };
    }

    private static int[] nearPowersOfTwo(int min, int max) {
        TreeSet<Integer> values = new TreeSet<>();
        values.add(min);
        values.add(max);
        for (int power = 1; power <= 65536; power *= 2) {
            for (int value : new int[] {power, power - 1, 1 - power, -power}) {
                if (value >= min && value <= max) {
                    values.add(value);
                }
            }
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[] everything(int min, int max) {
        int[] values = new int[max - min + 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = min + i;
        }
        return values;
    }
}
