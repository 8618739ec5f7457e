package dev.xylo.formats.data;

import dev.xylo.formats.mat.MatFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** MATLAB's files. */
final class MatDataFormat extends FieldsFormat {
    @Override
    public String name() {
        return "MATLAB";
    }

    @Override
    public List<String> extensions() {
        return List.of("mat");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return MatFile.recognizes(head);
    }

    @Override
    Fields fields(Path file) throws IOException {
        return new ValueFields(file, PlainValues.fields(MatFile.read(file)));
    }
}
