package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.NpyValue;
import dev.xylo.formats.numpy.RowFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NumPy's NPY: the samples without anything beside them. */
final class NpyDataFormat extends FieldsFormat {
    @Override
    public String name() {
        return "NumPy NPY";
    }

    @Override
    public List<String> extensions() {
        return List.of("npy");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return head.length >= 2 && head[0] == (byte) 0x93 && head[1] == 'N';
    }

    @Override
    Fields fields(Path file) throws IOException {
        Field only = NumpyValues.field(Npy.header(file));
        if (only.kind() == Field.Kind.RAGGED && Npy.readAny(file) instanceof NpyValue.Objects objects) {
            Origin origin = new Origin(file, null);
            return new ValueFields(file, PlainValues.fields(NumpyValues.objects(objects, origin)));
        }
        return new Fields() {
            @Override
            public Path file() {
                return file;
            }

            @Override
            public Map<String, Field> all() {
                return Map.of(Keys.INPUT, only);
            }

            @Override
            public Value read(String name) throws FormatException {
                return NumpyValues.of(Npy.readAny(file), new Origin(file, null));
            }

            @Override
            public Rows rows(String name, Path folder) throws FormatException {
                return new NpyRows(RowFile.open(file), Optional.empty());
            }
        };
    }
}
