package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.pickle.PickleFile;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** What an NPY stream holds, as a plain value. */
final class NumpyObjects {
    private NumpyObjects() {}

    static Object of(NpyValue value, Path file, String key) throws FormatException {
        return switch (value) {
            case NpyValue.Numbers numbers -> numbers.array();
            case NpyValue.Texts texts -> new ObjectArray(texts.shape(), new ArrayList<>(texts.values()));
            case NpyValue.Records records -> new Opaque("a structured array");
            case NpyValue.Other other -> new Opaque("elements of type " + other.descr());
            case NpyValue.Objects objects -> {
                try {
                    yield PickleFile.read(new ByteArrayInputStream(objects.pickle()), file, key);
                } catch (IOException e) {
                    throw InputFile.explain(new Origin(file, key), e);
                }
            }
        };
    }
}
