package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.RowFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Rows of an NPY file.
 *
 * @param file the open file
 * @param unpacked a temporary file to delete at the end
 */
record NpyRows(RowFile file, Optional<Path> unpacked) implements Rows {
    @Override
    public int[] shape() {
        return file.shape();
    }

    @Override
    public NdArray rows(int from, int to) throws FormatException {
        return file.rows(from, to);
    }

    @Override
    public void close() {
        file.close();
        unpacked.ifPresent(path -> {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
