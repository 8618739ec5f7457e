package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.formats.numpy.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** NumPy's NPZ. */
final class NpzDataFormat extends FieldsFormat {
    private static final String UNPACKED = "input.npy";

    @Override
    public String name() {
        return "NumPy NPZ";
    }

    @Override
    public List<String> extensions() {
        return List.of("npz");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return head.length >= 2 && head[0] == 'P' && head[1] == 'K';
    }

    @Override
    Fields fields(Path file) throws IOException {
        Map<String, Field> all = new LinkedHashMap<>();
        Npz.readableHeaders(file).forEach((key, header) -> all.put(key, NumpyValues.field(header)));
        return new Fields() {
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
                return NumpyValues.of(Npz.readAny(file, name), new Origin(file, name));
            }

            @Override
            public Rows rows(String name, Path folder) throws FormatException {
                try {
                    Files.createDirectories(folder);
                    Path unpacked = folder.resolve(UNPACKED);
                    Npz.extract(file, name, unpacked);
                    return new NpyRows(RowFile.open(unpacked), Optional.of(unpacked));
                } catch (IOException e) {
                    throw InputFile.explain(new Origin(file, name), e);
                }
            }
        };
    }
}
