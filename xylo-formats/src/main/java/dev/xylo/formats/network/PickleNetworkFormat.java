package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.pickle.PickleFile;
import dev.xylo.formats.pickle.TorchFile;
import java.nio.file.Path;
import java.util.List;

/** A pickled specification. */
final class PickleNetworkFormat extends ValueNetworkFormat {
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
        return PickleFile.recognizes(head) && !TorchFile.isOld(head);
    }

    @Override
    Object values(Path file) throws FormatException {
        return PickleFile.read(file);
    }

    @Override
    String how() {
        return "pickle.dump(spec, file) without mapped_graph";
    }
}
