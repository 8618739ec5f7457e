package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Events as a table: a structured array with a time and a channel, as tonic has them, a list of such arrays, or the columns as arrays of
 * their own.
 */
final class EventTableLayout implements Layout {
    @Override
    public boolean fits(Fields fields, DataOptions options) throws FormatException {
        if (columns(fields).isPresent()) {
            return true;
        }
        Optional<String> table = table(fields, options);
        if (table.isEmpty()) {
            return false;
        }
        return switch (fields.read(table.get())) {
            case Value.Columns columns ->
                EventColumns.among(columns.columns().keySet()).isPresent();
            case Value.RaggedColumns ragged ->
                !ragged.parts().isEmpty()
                        && EventColumns.among(ragged.parts().get(0).keySet()).isPresent();
            default -> false;
        };
    }

    @Override
    public SampleSource open(Fields fields, DataOptions options, Memory memory) throws FormatException {
        Origin origin = new Origin(fields.file(), null);
        Remarks remarks = Remarks.NONE;
        for (String warning : fields.warnings()) {
            remarks = remarks.withWarning(warning);
        }
        Optional<EventColumns> separate = columns(fields);
        if (separate.isPresent()) {
            Map<String, NdArray> columns = new LinkedHashMap<>();
            for (Map.Entry<String, Field> field : fields.all().entrySet()) {
                if (field.getValue().numbers(1) && fields.read(field.getKey()) instanceof Value.Numbers numbers) {
                    columns.put(field.getKey(), numbers.array());
                }
            }
            return open(fields, Optional.empty(), separate.get(), List.of(columns), false, options, memory, remarks);
        }
        String key = table(fields, options).orElseThrow();
        boolean batch = false;
        List<Map<String, NdArray>> parts;
        switch (fields.read(key)) {
            case Value.Columns one -> parts = List.of(one.columns());
            case Value.RaggedColumns several -> {
                parts = several.parts();
                batch = true;
            }
            default -> throw origin.at(key).error("holds no events");
        }
        EventColumns names = EventColumns.among(parts.get(0).keySet()).orElseThrow();
        Optional<String> label =
                batch ? Keys.of(fields, options.withInputKey(key)).label() : Optional.empty();
        List<String> ignored = fields.all().keySet().stream()
                .filter(other -> !other.equals(key) && !other.equals(label.orElse(null)) && !other.equals(Keys.DT))
                .toList();
        if (!ignored.isEmpty()) {
            remarks =
                    remarks.withWarning(fields.file() + ": ignored, as no part of a data set: " + Text.names(ignored));
        }
        return open(fields, label, names, parts, batch, options, memory, remarks);
    }

    private static SampleSource open(
            Fields fields,
            Optional<String> label,
            EventColumns names,
            List<Map<String, NdArray>> parts,
            boolean batch,
            DataOptions options,
            Memory memory,
            Remarks remarks)
            throws FormatException {
        List<EventList> lists = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Origin origin = new Origin(fields.file(), batch ? "sample " + i : null);
            if (!parts.get(i).keySet().containsAll(Set.of(names.time(), names.channel()))) {
                throw origin.error(
                        "has the columns " + Text.names(parts.get(i).keySet()) + ", the first sample others");
            }
            lists.add(names.events(parts.get(i), origin));
        }
        BigDecimal tick = names.tick(parts.get(0).get(names.time()));
        Remarks noted =
                remarks.withNote(names.note(fields.file(), tick, parts.get(0).keySet()));
        return EventSource.open(
                fields, label, EventLists.of(lists), EventRecording.in(tick, batch), options, memory, noted);
    }

    /** Columns that are arrays of their own, all as long. */
    private static Optional<EventColumns> columns(Fields fields) {
        List<String> lists = fields.all().entrySet().stream()
                .filter(entry -> entry.getValue().numbers(1))
                .map(Map.Entry::getKey)
                .toList();
        return EventColumns.among(lists)
                .filter(names -> fields.all()
                        .get(names.time())
                        .shape()
                        .equals(fields.all().get(names.channel()).shape()))
                .filter(names ->
                        fields.all().values().stream().noneMatch(field -> field.numbers(2) || field.numbers(3)));
    }

    /** The structured array, or the list that may hold some. */
    private static Optional<String> table(Fields fields, DataOptions options) {
        if (options.inputKey().isPresent()) {
            return options.inputKey()
                    .filter(key -> fields.all().containsKey(key)
                            && isTable(fields.all().get(key)));
        }
        List<String> tables = fields.all().entrySet().stream()
                .filter(entry -> isTable(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        boolean rasters = fields.all().values().stream().anyMatch(field -> field.numbers(2) || field.numbers(3));
        return tables.size() == 1 && !rasters ? Optional.of(tables.get(0)) : Optional.empty();
    }

    private static boolean isTable(Field field) {
        return field.kind() == Field.Kind.COLUMNS || field.kind() == Field.Kind.RAGGED;
    }
}
