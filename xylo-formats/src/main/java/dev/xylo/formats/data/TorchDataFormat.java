package dev.xylo.formats.data;

import dev.xylo.formats.pickle.TorchFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What {@code torch.save} wrote: {@code (X, y)}, a dictionary, one tensor, a list of pairs. Nothing in it is run. */
final class TorchDataFormat extends FieldsFormat {
    @Override
    public String name() {
        return "PyTorch";
    }

    @Override
    public List<String> extensions() {
        return List.of("pt", "pth");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        boolean zip = head.length >= 2 && head[0] == 'P' && head[1] == 'K';
        return TorchFile.isOld(head) || zip && TorchFile.isZip(file);
    }

    @Override
    Fields fields(Path file) throws IOException {
        return new ValueFields(file, PlainValues.fields(TorchFile.read(file)));
    }
}
