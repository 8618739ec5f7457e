package dev.xylo.formats.data;

import dev.xylo.formats.pickle.PickleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Python's pickle of {@code (X, y)}, a dictionary, one array, a list of pairs. Nothing in it is run. */
final class PickleDataFormat extends FieldsFormat {
    @Override
    public String name() {
        return "Python pickle";
    }

    @Override
    public List<String> extensions() {
        return List.of("pkl", "pickle");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        return PickleFile.recognizes(head);
    }

    @Override
    Fields fields(Path file) throws IOException {
        return new ValueFields(file, PlainValues.fields(PickleFile.read(file)));
    }
}
