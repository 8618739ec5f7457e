package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.ArrayHeader;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.pickle.PickleFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** NumPy's arrays as values of a data file. */
final class NumpyValues {
    private NumpyValues() {}

    /** A damaged header is a reason to refuse only if its array is asked for. */
    static Field field(Optional<ArrayHeader> header) {
        return header.map(NumpyValues::field).orElse(new Field(Field.Kind.OTHER, List.of(), 0));
    }

    static Field field(ArrayHeader header) {
        Field.Kind kind = switch (header.kind()) {
            case NUMBERS -> Field.Kind.NUMBERS;
            case TEXTS -> Field.Kind.TEXTS;
            case RECORDS -> Field.Kind.COLUMNS;
            case OBJECTS -> Field.Kind.RAGGED;
            case OTHER -> Field.Kind.OTHER;
        };
        return new Field(
                kind, header.shape(), header.dtype().map(DType::itemSize).orElse(0));
    }

    /** What was pickled; nothing in it is run. */
    static Object objects(NpyValue.Objects objects, Origin origin) throws FormatException {
        try {
            return PickleFile.read(new ByteArrayInputStream(objects.pickle()), origin.file(), origin.key());
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }

    static Value of(NpyValue value, Origin origin) throws FormatException {
        return switch (value) {
            case NpyValue.Numbers numbers -> new Value.Numbers(numbers.array());
            case NpyValue.Texts texts -> new Value.Texts(texts.values(), texts.shape());
            case NpyValue.Records records -> new Value.Columns(records.columns());
            case NpyValue.Objects objects -> PlainValues.of(objects(objects, origin));
            case NpyValue.Other other -> new Value.Other("elements of type " + other.descr());
        };
    }
}
