package dev.xylo.formats.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** HDF5 of any layout: plain arrays, SHD's lists of events, data of NIR. */
final class Hdf5DataFormat extends FieldsFormat {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};

    @Override
    public String name() {
        return "HDF5";
    }

    @Override
    public List<String> extensions() {
        return List.of("h5", "hdf5", "hdf", "nir");
    }

    @Override
    public boolean recognizes(Path file, byte[] head) {
        // MATLAB 7.3 puts its own header of 512 bytes before it.
        return startsAt(head, 0) || head.length > 512 && startsAt(head, 512);
    }

    @Override
    Fields fields(Path file) throws IOException {
        return Hdf5Fields.open(file);
    }

    private static boolean startsAt(byte[] head, int at) {
        int end = at + SIGNATURE.length;
        return head.length >= end && Arrays.equals(head, at, end, SIGNATURE, 0, SIGNATURE.length);
    }
}
