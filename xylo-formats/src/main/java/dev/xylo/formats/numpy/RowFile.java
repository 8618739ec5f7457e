package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * An NPY file of which only some rows (slices along the first axis) are in memory at a time. The array may be larger than any that fits
 * in memory. Threads share it.
 */
public final class RowFile implements AutoCloseable {
    /** Exact as a double, and far beyond any disk. */
    private static final double MAX_BYTES = 1L << 52;

    private final Path file;
    private final Origin origin;
    private final FileChannel channel;
    private final DType dtype;
    private final boolean bigEndian;
    private final int[] shape;
    private final long start;
    private final long rowBytes;

    private RowFile(Path file, Origin origin, FileChannel channel, NpyHeader header, DType dtype, long rowBytes) {
        this.file = file;
        this.origin = origin;
        this.channel = channel;
        this.dtype = dtype;
        this.bigEndian = header.bigEndian();
        this.shape = header.shape();
        this.start = header.length();
        this.rowBytes = rowBytes;
    }

    /**
     * Opens a file.
     *
     * @param file an NPY file in C order, with at least one dimension
     * @return its rows
     * @throws FormatException if it cannot be read, is truncated, or is not such an array
     */
    public static RowFile open(Path file) throws FormatException {
        Origin origin = new Origin(file, null);
        NpyHeader header;
        try (InputStream in = new BufferedInputStream(InputFile.open(file))) {
            header = NpyHeader.read(in, origin);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
        if (header.shape().length == 0 || header.fortranOrder() && header.shape().length > 1) {
            throw origin.error("is in Fortran order or has no axis; rows are read from arrays in C order");
        }
        DType dtype = header.dtype(origin);
        int[] shape = header.shape();
        double bytes = dtype.itemSize();
        for (int length : shape) {
            bytes *= length;
        }
        if (bytes > MAX_BYTES) {
            throw origin.error("has shape " + Text.shape(shape) + ", more than any file holds");
        }
        // Rows of an empty array may be of any length.
        long rowBytes = shape[0] == 0 ? 0 : (long) bytes / shape[0];
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            long needed = header.length() + rowBytes * shape[0];
            long there = channel.size();
            if (there != needed) {
                channel.close();
                throw origin.error("has " + there + " bytes; its header says " + needed);
            }
            return new RowFile(file, origin, channel, header, dtype, rowBytes);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }

    /**
     * Dimensions.
     *
     * @return a copy, rows first
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Reads rows.
     *
     * @param from first row, inclusive
     * @param to last row, exclusive
     * @return an array of the rows' shape with {@code to - from} rows
     * @throws FormatException if they cannot be read, or do not fit in one array
     */
    public NdArray rows(int from, int to) throws FormatException {
        Objects.checkFromToIndex(from, to, shape[0]);
        long size = rowBytes * (to - from);
        if (size > NdArray.MAX_BYTES) {
            throw origin.error(
                    "rows " + from + ".." + (to - 1) + " take " + size + " bytes, more than one array holds");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size);
        try {
            for (long at = start + rowBytes * from; bytes.hasRemaining(); ) {
                int got = channel.read(bytes, at);
                if (got < 0) {
                    throw new EOFException("became shorter while it was read");
                }
                at += got;
            }
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
        int[] part = shape.clone();
        part[0] = to - from;
        return NpyDecoder.decodeData(bytes.array(), dtype, bigEndian, part);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be closed", e);
        }
    }
}
