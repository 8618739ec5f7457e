package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.hdf5.Hdf5File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A specification in HDF5, a dataset per key. Told from NIR by the extension: {@code .nir} is NIR. */
final class Hdf5NetworkFormat extends ValueNetworkFormat {
    @Override
    public String name() {
        return "HDF5";
    }

    @Override
    public List<String> extensions() {
        return List.of("h5", "hdf5");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return Hdf5File.recognizes(head)
                && extensions().stream().anyMatch(end -> name.endsWith("." + end))
                && !isNir(file);
    }

    private static boolean isNir(Path file) {
        try {
            return Hdf5File.read(file).containsKey("node");
        } catch (FormatException e) {
            return false;
        }
    }

    @Override
    Object values(Path file) throws FormatException {
        return Hdf5File.read(file);
    }

    @Override
    String how() {
        return "h5py: file[key] = spec[key] for every key but mapped_graph and aliases";
    }
}
