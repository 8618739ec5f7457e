package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.HdfFilters;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * One array of an open HDF5 file, read as a whole or row by row. Threads share it.
 *
 * <p>The library below trusts sizes in the file and inflates without end; so sizes are checked before it is asked for data, and
 * compressed chunks are inflated into nothing first.
 */
final class Hdf5Array {
    private static final int MAX_CHUNK_BYTES = 1 << 28;
    private static final int MAX_TEXTS = 1 << 20;
    private static final int MAX_LISTS = 1 << 20;
    private static final int LISTS_AT_ONCE = 256;

    private final Path file;
    private final String name;
    private final Dataset dataset;
    private final HdfFile hdf;
    private final int[] shape;
    private final Field field;

    Hdf5Array(Path file, String name, Dataset dataset, HdfFile hdf) throws FormatException {
        this.file = file;
        this.name = name;
        this.dataset = dataset;
        this.hdf = hdf;
        this.shape = guard(file, name, dataset::getDimensions);
        this.field = guard(file, name, this::describe);
    }

    /** Something that the library does. */
    interface Work<T> {
        T run() throws IOException, DataFormatException;
    }

    /** Turns whatever the library throws into one complaint. */
    static <T> T guard(Path file, String name, Work<T> work) throws FormatException {
        try {
            return work.run();
        } catch (FormatException e) {
            throw e;
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Not as the cause: it holds what exhausted the memory.
            throw new FormatException(file, name, "is damaged, or needs more memory than there is (-Xmx raises it)");
        } catch (IOException | DataFormatException | RuntimeException | AssertionError | LinkageError e) {
            String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new FormatException(
                    file, name, "is damaged, or no HDF5 file that can be read: " + Text.clean(reason, 160));
        }
    }

    Field field() {
        return field;
    }

    private Field describe() {
        DataType type = dataset.getDataType();
        Field.Kind kind;
        if (dataset.isEmpty() && elements() != 0) {
            kind = Field.Kind.OTHER;
        } else if (isText(type)) {
            kind = Field.Kind.TEXTS;
        } else if (type instanceof VariableLength) {
            kind = Field.Kind.RAGGED;
        } else if (type instanceof FixedPoint || type instanceof FloatingPoint || type instanceof EnumDataType) {
            kind = Field.Kind.NUMBERS;
        } else {
            kind = Field.Kind.OTHER;
        }
        boolean possible =
                shape.length <= NdArray.MAX_RANK && Arrays.stream(shape).allMatch(length -> length >= 0);
        return new Field(
                possible ? kind : Field.Kind.OTHER,
                Arrays.stream(shape).boxed().toList(),
                kind == Field.Kind.NUMBERS ? type.getSize() : 0);
    }

    private static boolean isText(DataType type) {
        return type instanceof StringData || type instanceof VariableLength list && list.isVariableLengthString();
    }

    /** The whole array. */
    Value read() throws FormatException {
        synchronized (hdf) {
            return guard(file, name, () -> switch (field.kind()) {
                case NUMBERS -> new Value.Numbers(shape.length == 0 || elements() == 0 ? small() : rows(0, shape[0]));
                case TEXTS -> texts();
                case RAGGED -> new Value.Ragged(lists(0, shape.length == 1 ? shape[0] : 0));
                default -> new Value.Other("what is neither numbers nor texts");
            });
        }
    }

    private NdArray small() throws FormatException {
        if (elements() == 0) {
            return NdArray.ofDoubles(new double[0], shape);
        }
        return numbers(dataset.getDataFlat(), shape);
    }

    private Value texts() throws FormatException {
        if (elements() > MAX_TEXTS) {
            throw new FormatException(
                    file, name, "holds " + (long) elements() + " texts; at most " + MAX_TEXTS + " are read");
        }
        if (elements() == 0) {
            return new Value.Texts(List.of(), field.shape());
        }
        if (!(dataset.getDataFlat() instanceof String[] texts)
                || Arrays.asList(texts).contains(null)) {
            throw new FormatException(file, name, "holds no texts that can be read");
        }
        return new Value.Texts(List.of(texts), field.shape());
    }

    private double elements() {
        return Arrays.stream(shape).mapToDouble(length -> length).reduce(1, (a, b) -> a * b);
    }

    private int[] part(int from, int to) {
        int[] part = shape.clone();
        part[0] = to - from;
        return part;
    }

    private NdArray rows(int from, int to) throws IOException, DataFormatException {
        double bytes =
                elements() / shape[0] * (to - from) * dataset.getDataType().getSize();
        if (bytes > NdArray.MAX_BYTES) {
            throw new FormatException(
                    file,
                    name,
                    "rows " + from + ".." + (to - 1) + " take " + (long) bytes + " bytes, more than one array holds");
        }
        int[] part = part(from, to);
        if (from == to || elements() == 0) {
            return NdArray.ofDoubles(new double[0], part);
        }
        checkStorage(from, to);
        long[] offset = new long[shape.length];
        offset[0] = from;
        Object data = dataset.getData(offset, part.clone());
        return numbers(Hdf5Numbers.flat(data, (int) (elements() / shape[0] * (to - from))), part);
    }

    private NdArray numbers(Object flat, int[] part) throws FormatException {
        DataType type = dataset.getDataType();
        try {
            return Hdf5Numbers.array(type, flat, part);
        } catch (IllegalArgumentException e) {
            throw new FormatException(file, name, e.getMessage());
        }
    }

    /** Arrays of numbers, of different lengths. */
    List<NdArray> lists(int from, int to) throws FormatException {
        if (shape.length != 1 || shape[0] > MAX_LISTS) {
            throw new FormatException(
                    file, name, "is a list of lists of shape " + Text.shape(shape) + "; needed is (samples,)");
        }
        synchronized (hdf) {
            return guard(file, name, () -> {
                List<NdArray> lists = new ArrayList<>(to - from);
                DataType inner = ((VariableLength) dataset.getDataType()).getParent();
                for (int block = from; block < to; block += LISTS_AT_ONCE) {
                    int length = Math.min(to, block + LISTS_AT_ONCE) - block;
                    checkStorage(block, block + length);
                    Object[] data = (Object[]) dataset.getData(new long[] {block}, new int[] {length});
                    for (Object list : data) {
                        lists.add(Hdf5Numbers.array(inner, list, new int[] {java.lang.reflect.Array.getLength(list)}));
                    }
                }
                return lists;
            });
        }
    }

    int length() {
        return shape.length == 1 ? shape[0] : -1;
    }

    /** Rows, cut at the borders of chunks, the last ones kept: a chunk holds several samples. */
    Rows rows() {
        return new Hdf5Rows(
                this, shape, dataset instanceof ChunkedDataset chunked ? chunked.getChunkDimensions()[0] : 1);
    }

    NdArray block(int from, int to) throws FormatException {
        synchronized (hdf) {
            return guard(file, name, () -> rows(from, to));
        }
    }

    /** Refuses chunks that would take more memory to decode than their shape says. */
    private void checkStorage(int from, int to) throws FormatException, DataFormatException {
        int itemSize = dataset.getDataType().getSize();
        if (itemSize < 1 || itemSize > Long.SIZE) {
            throw new FormatException(file, name, "has elements of " + itemSize + " bytes");
        }
        if (!(dataset instanceof ChunkedDataset chunked)) {
            return;
        }
        HdfFilters.check(file, name, dataset);
        int[] chunk = chunked.getChunkDimensions();
        double chunkBytes = itemSize;
        for (int length : chunk) {
            chunkBytes *= length;
        }
        if (chunk.length != shape.length
                || Arrays.stream(chunk).anyMatch(length -> length < 1)
                || chunkBytes > MAX_CHUNK_BYTES) {
            throw new FormatException(file, name, "has chunks of shape " + Text.shape(chunk));
        }
        long deflated = dataset.getFilters().stream()
                .filter(filter -> filter.getId() == HdfFilters.DEFLATE)
                .count();
        if (deflated > 1) {
            throw new FormatException(file, name, "is compressed twice");
        }
        if (deflated == 1) {
            int[] offset = new int[shape.length];
            offset[0] = from / chunk[0] * chunk[0];
            while (offset[0] < to) {
                checkInflated(chunked.getRawChunkBuffer(offset), (long) chunkBytes);
                if (!advance(offset, shape, chunk)) {
                    break;
                }
            }
        }
    }

    private static boolean advance(int[] offset, int[] shape, int[] chunk) {
        for (int d = shape.length - 1; d >= 0; d--) {
            offset[d] += chunk[d];
            if (offset[d] < shape[d]) {
                return true;
            }
            if (d > 0) {
                offset[d] = 0;
            }
        }
        return false;
    }

    private void checkInflated(ByteBuffer compressed, long chunkBytes) throws FormatException, DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] scratch = new byte[1 << 14];
            // A checksum may stand behind the data.
            while (!inflater.finished() && inflater.getBytesWritten() <= chunkBytes + Integer.BYTES) {
                if (inflater.inflate(scratch) == 0) {
                    break;
                }
            }
            if (!inflater.finished() || inflater.getBytesWritten() > chunkBytes + Integer.BYTES) {
                throw new FormatException(
                        file,
                        name,
                        "has a compressed chunk that does not give the " + chunkBytes + " bytes of its shape");
            }
        } finally {
            inflater.end();
        }
    }

    /** How wide an unsigned integer is, for messages and types. */
    static DType integer(FixedPoint type) {
        boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case 1 -> signed ? DType.INT8 : DType.UINT8;
            case 2 -> signed ? DType.INT16 : DType.UINT16;
            case 4 -> signed ? DType.INT32 : DType.UINT32;
            case 8 -> DType.INT64;
            default ->
                throw new IllegalArgumentException(
                        "has integers of " + type.getSize() + " bytes; known are 1, 2, 4, 8");
        };
    }
}
