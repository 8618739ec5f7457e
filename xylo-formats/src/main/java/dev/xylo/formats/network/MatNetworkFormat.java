package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.mat.MatFile;
import java.nio.file.Path;
import java.util.List;

/** A specification in MATLAB's file, as variables or in a struct. */
final class MatNetworkFormat extends ValueNetworkFormat {
    @Override
    public String name() {
        return "MATLAB file";
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
    Object values(Path file) throws FormatException {
        return MatFile.read(file);
    }

    @Override
    String how() {
        return "scipy.io.savemat(file, spec) without mapped_graph and aliases";
    }
}
