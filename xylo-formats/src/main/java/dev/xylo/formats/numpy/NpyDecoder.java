package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decodes one NPY stream into an array: checks sizes, fills a buffer, brings it to little-endian C order. */
final class NpyDecoder {
    private static final int FIRST_BUFFER = 1 << 20;

    private NpyDecoder() {}

    /**
     * Reads a whole stream.
     *
     * @param in the stream; it must end where the array ends
     * @param origin file and key, for messages
     * @param available most bytes that the stream can deliver
     * @param exact whether that many will come, so that the buffer may be taken at once
     * @return the array
     * @throws FormatException if it is not exactly one NPY array
     * @throws IOException if the stream cannot be read
     */
    static NdArray decode(InputStream in, Origin origin, long available, boolean exact) throws IOException {
        NpyHeader header = NpyHeader.read(in, origin);
        DType dtype = header.dtype(origin);
        byte[] data = data(in, header, dtype.itemSize(), dtype.toString(), available, exact, origin);
        return decodeData(data, dtype, header.bigEndian(), header.shape());
    }

    /**
     * Reads a whole stream, whatever its elements are.
     *
     * @param in the stream; it must end where the array ends
     * @param origin file and key, for messages
     * @param available most bytes that the stream can deliver
     * @param exact whether that many will come
     * @return the array, in C order
     * @throws FormatException if it is not exactly one NPY array, or texts or records are malformed
     * @throws IOException if the stream cannot be read
     */
    static NpyValue decodeAny(InputStream in, Origin origin, long available, boolean exact) throws IOException {
        NpyHeader header = NpyHeader.read(in, origin);
        List<Integer> shape = header.summary().shape();
        return switch (header.kind()) {
            case NUMBERS -> {
                DType dtype = header.dtype(origin);
                byte[] data = data(in, header, dtype.itemSize(), dtype.toString(), available, exact, origin);
                yield new NpyValue.Numbers(decodeData(data, dtype, header.bigEndian(), header.shape()));
            }
            case TEXTS -> {
                TextType type = TextType.parse(header.descr(), origin);
                byte[] data = data(in, header, type.itemSize(), header.descr(), available, exact, origin);
                yield new NpyValue.Texts(type.decode(data, header.elements(), origin), shape);
            }
            case RECORDS -> {
                RecordType type = RecordType.parse(header.descr(), origin);
                byte[] data = data(in, header, type.itemSize(), "records", available, exact, origin);
                Map<String, NdArray> columns = new LinkedHashMap<>();
                for (RecordType.Field field : type.fields()) {
                    if (field.dtype().isPresent() && !field.name().isEmpty()) {
                        columns.put(field.name(), type.column(field, data, header.shape()));
                    }
                }
                yield new NpyValue.Records(columns);
            }
            case OBJECTS -> new NpyValue.Objects(in.readAllBytes(), shape);
            case OTHER -> new NpyValue.Other(header.summary().descr());
        };
    }

    /** All bytes of an array, in C order. */
    private static byte[] data(
            InputStream in, NpyHeader header, int itemSize, String type, long available, boolean exact, Origin origin)
            throws IOException {
        long bytes = header.dataBytes(itemSize);
        String declared = type + " " + Text.shape(header.shape());
        if (bytes > NdArray.MAX_BYTES) {
            throw origin.error(declared + " is more than the " + NdArray.MAX_BYTES + " bytes that one array holds");
        }
        long there = Math.max(0, available - header.length());
        if (bytes > there) {
            throw origin.error("is truncated, or its header is wrong: " + declared + " takes " + bytes
                    + " bytes, and there can be at most " + there);
        }
        byte[] data = fill(in, (int) bytes, exact, declared, origin);
        if (in.read() >= 0) {
            throw origin.error("has more bytes than " + declared + " takes");
        }
        return header.fortranOrder() ? toRowMajor(data, itemSize, header.shape()) : data;
    }

    /** Makes an array of data in C order; the bytes are taken over. */
    static NdArray decodeData(byte[] data, DType dtype, boolean bigEndian, int[] shape) {
        if (dtype == DType.BOOL) {
            normalizeBools(data);
        }
        if (bigEndian) {
            swapBytes(data, dtype.itemSize());
        }
        return NdArray.ofBytes(dtype, shape, data);
    }

    private static byte[] fill(InputStream in, int length, boolean exact, String declared, Origin origin)
            throws IOException {
        byte[] data = new byte[exact ? length : Math.min(length, FIRST_BUFFER)];
        int filled = 0;
        while (filled < length) {
            if (filled == data.length) {
                data = Arrays.copyOf(data, (int) Math.min(length, 2L * data.length));
            }
            int wanted = data.length - filled;
            int got = in.readNBytes(data, filled, wanted);
            filled += got;
            if (got < wanted) {
                throw origin.error(
                        "is truncated: " + declared + " takes " + length + " bytes, " + filled + " are there");
            }
        }
        return data;
    }

    /** NumPy counts every byte but 0 as true. */
    private static void normalizeBools(byte[] data) {
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (data[i] == 0 ? 0 : 1);
        }
    }

    private static void swapBytes(byte[] data, int itemSize) {
        for (int item = 0; item < data.length; item += itemSize) {
            for (int low = item, high = item + itemSize - 1; low < high; low++, high--) {
                byte swap = data[low];
                data[low] = data[high];
                data[high] = swap;
            }
        }
    }

    /** Walks the target row by row, keeping the index of the row, and the source position that belongs to it. */
    static byte[] toRowMajor(byte[] source, int itemSize, int[] shape) {
        if (shape.length < 2 || source.length == 0) {
            return source;
        }
        int[] strides = new int[shape.length];
        strides[0] = itemSize;
        for (int d = 1; d < shape.length; d++) {
            strides[d] = strides[d - 1] * shape[d - 1];
        }
        byte[] target = new byte[source.length];
        int[] index = new int[shape.length];
        int last = shape.length - 1;
        int row = 0;
        for (int to = 0; to < target.length; ) {
            for (int i = 0, from = row; i < shape[last]; i++, from += strides[last]) {
                for (int b = 0; b < itemSize; b++) {
                    target[to++] = source[from + b];
                }
            }
            for (int d = last - 1; d >= 0; d--) {
                row += strides[d];
                if (++index[d] < shape[d]) {
                    break;
                }
                row -= strides[d] * shape[d];
                index[d] = 0;
            }
        }
        return target;
    }
}
