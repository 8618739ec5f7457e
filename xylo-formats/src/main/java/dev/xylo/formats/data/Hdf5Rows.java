package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;

/** Rows of an HDF5 array. A chunk holds several rows and can only be inflated as a whole, so the last ones are kept. */
final class Hdf5Rows implements Rows {
    private static final long LARGEST_KEPT = 1L << 26;

    private final Hdf5Array array;
    private final int[] shape;
    private final int chunkRows;
    private NdArray kept;
    private int keptFrom;

    Hdf5Rows(Hdf5Array array, int[] shape, int chunkRows) {
        this.array = array;
        this.shape = shape;
        this.chunkRows = Math.max(1, chunkRows);
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    @Override
    public synchronized NdArray rows(int from, int to) throws FormatException {
        java.util.Objects.checkFromToIndex(from, to, shape[0]);
        if (kept != null && from >= keptFrom && to <= keptFrom + kept.shape()[0]) {
            return kept.rows(from - keptFrom, to - keptFrom);
        }
        int first = from / chunkRows * chunkRows;
        int last = (int) Math.min(shape[0], (Math.max(from, to - 1L) / chunkRows + 1) * chunkRows);
        double rowBytes = 8;
        for (int d = 1; d < shape.length; d++) {
            rowBytes *= shape[d];
        }
        if (from == to || rowBytes * (last - first) > LARGEST_KEPT) {
            return array.block(from, to);
        }
        kept = array.block(first, last);
        keptFrom = first;
        return kept.rows(from - first, to - first);
    }

    @Override
    public void close() {
        // The file is closed by its fields.
    }
}
