package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Parameters and inputs of a case, read with a complaint that names file and key. */
final class CaseArrays {
    private final Path file;
    private final Map<String, NdArray> arrays;
    private final Optional<String> mode;

    CaseArrays(Path file, Map<String, NdArray> arrays, Optional<String> mode) {
        this.file = file;
        this.arrays = arrays;
        this.mode = mode;
    }

    boolean has(String key) {
        return arrays.containsKey(key);
    }

    NdArray need(String key) throws FormatException {
        NdArray array = arrays.get(key);
        if (array == null) {
            throw error(key, "is missing");
        }
        return array;
    }

    /** An array of some number of dimensions. */
    NdArray need(String key, int... ranks) throws FormatException {
        NdArray array = need(key);
        if (Arrays.stream(ranks).noneMatch(rank -> rank == array.rank())) {
            throw error(key, "has " + array.rank() + " dimensions; needed are " + Arrays.toString(ranks));
        }
        return array;
    }

    long[] longs(String key) throws FormatException {
        NdArray array = need(key);
        for (int i = 0; i < array.size(); i++) {
            if (!array.isWholeAt(i)) {
                throw error(key, "element " + i + " is " + array.textAt(i) + "; needed are whole numbers");
            }
        }
        return array.toLongs();
    }

    double[] doubles(String key) throws FormatException {
        return need(key).toDoubles();
    }

    int number(String key, int missing) throws FormatException {
        return has(key) ? narrow(key, longs(key)[scalarIndex(key)]) : missing;
    }

    double real(String key, double missing) throws FormatException {
        return has(key) ? doubles(key)[scalarIndex(key)] : missing;
    }

    boolean flag(String key, boolean missing) throws FormatException {
        return number(key, missing ? 1 : 0) != 0;
    }

    /** {@code p_mode}, the one parameter that is text. */
    Optional<String> mode() {
        return mode;
    }

    List<Double> reals(String key, List<Double> missing) throws FormatException {
        return has(key) ? Arrays.stream(doubles(key)).boxed().toList() : missing;
    }

    List<Integer> numbers(String key, List<Integer> missing) throws FormatException {
        if (!has(key)) {
            return missing;
        }
        long[] values = longs(key);
        int[] narrowed = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = narrow(key, values[i]);
        }
        return Arrays.stream(narrowed).boxed().toList();
    }

    /** Rows of a table (rows, columns). */
    <T> List<T> rows(String key, int columns, IntFunction<T> row) throws FormatException {
        NdArray table = need(key, 2);
        if (table.shape()[1] != columns) {
            throw error(key, "has " + table.shape()[1] + " columns; needed are " + columns);
        }
        return IntStream.range(0, table.shape()[0]).mapToObj(row).toList();
    }

    /** Positions {@code p_calls} that cut the samples into calls, with both ends; those beyond the end stand for it. */
    int[] cuts(int samples) throws FormatException {
        List<Integer> given = numbers("p_calls", List.of());
        int[] cuts = new int[given.size() + 2];
        for (int i = 0; i < given.size(); i++) {
            cuts[i + 1] = Math.min(samples, given.get(i));
        }
        cuts[cuts.length - 1] = samples;
        for (int i = 1; i < cuts.length; i++) {
            if (cuts[i] < cuts[i - 1]) {
                throw error("p_calls", given + " are not positions in ascending order");
            }
        }
        return cuts;
    }

    FormatException error(String key, String reason) {
        return new FormatException(file, key, reason);
    }

    private int narrow(String key, long value) throws FormatException {
        if (value != (int) value) {
            throw error(key, value + " is beyond 32 bits");
        }
        return (int) value;
    }

    private int scalarIndex(String key) throws FormatException {
        int size = need(key).size();
        if (size != 1) {
            throw error(key, "has " + size + " elements; needed is one number");
        }
        return 0;
    }
}
