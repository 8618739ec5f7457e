package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names of a file that was read as a whole. */
final class ValueFields implements Fields {
    private final Path file;
    private final Map<String, Value> values;
    private final Map<String, Field> all = new LinkedHashMap<>();

    ValueFields(Path file, Map<String, Value> values) {
        this.file = file;
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        values.forEach((name, value) -> all.put(name, field(value)));
    }

    private static Field field(Value value) {
        return switch (value) {
            case Value.Numbers numbers ->
                new Field(
                        Field.Kind.NUMBERS,
                        Arrays.stream(numbers.array().shape()).boxed().toList(),
                        numbers.array().dtype().itemSize());
            case Value.Texts texts -> new Field(Field.Kind.TEXTS, texts.shape(), 0);
            case Value.Columns columns -> new Field(Field.Kind.COLUMNS, List.of(), 0);
            case Value.Ragged ragged ->
                new Field(Field.Kind.RAGGED, List.of(ragged.parts().size()), 0);
            case Value.RaggedColumns ragged ->
                new Field(Field.Kind.RAGGED, List.of(ragged.parts().size()), 0);
            case Value.Other other -> new Field(Field.Kind.OTHER, List.of(), 0);
        };
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public Map<String, Field> all() {
        return all;
    }

    @Override
    public Value read(String name) throws FormatException {
        return values.get(name);
    }

    @Override
    public Rows rows(String name, Path folder) throws FormatException {
        NdArray array = TimeSeriesLayout.array(name, this);
        return new Rows() {
            @Override
            public int[] shape() {
                return array.shape();
            }

            @Override
            public NdArray rows(int from, int to) {
                return array.rows(from, to);
            }

            @Override
            public void close() {}
        };
    }
}
