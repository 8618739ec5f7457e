package dev.xylo.formats.mat;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import java.nio.ByteOrder;

/**
 * The first 128 bytes: text, version, byte order.
 *
 * @param isHdf5 whether HDF5 follows (version 7.3)
 * @param order of all numbers
 */
record MatHeader(boolean isHdf5, ByteOrder order) {
    static final int BYTES = 128;

    private static final int VERSION = 124;

    static MatHeader of(byte[] head, Origin origin) throws FormatException {
        if (!MatFile.recognizes(head)) {
            throw origin.error(
                    "is no MAT file of version 5 or newer; in MATLAB, save it with -v7; in SciPy, savemat(..., format='5')");
        }
        if (head.length < BYTES) {
            throw origin.error("is truncated: it ends inside the MAT header");
        }
        boolean little = head[VERSION + 2] == 'I' && head[VERSION + 3] == 'M';
        boolean big = head[VERSION + 2] == 'M' && head[VERSION + 3] == 'I';
        if (!little && !big) {
            throw origin.error("is damaged: its header has no byte order");
        }
        int version = little ? head[VERSION + 1] : head[VERSION];
        if (version != 1 && version != 2) {
            throw origin.error("is a MAT file of version " + version + ".x, which is not known; save it with -v7");
        }
        return new MatHeader(version == 2, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }
}
