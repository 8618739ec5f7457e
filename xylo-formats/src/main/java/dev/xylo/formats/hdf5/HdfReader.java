package dev.xylo.formats.hdf5;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.HdfFilters;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes a whole HDF5 file from memory, within bounds. One use.
 *
 * <p>The library below it trusts sizes in the file, follows links, inflates without end, and answers damage with all sorts of runtime
 * exceptions and errors. So: links are refused, sizes are checked against limits before it is asked for data, compressed chunks are
 * inflated into nothing first, and whatever it throws becomes one complaint.
 */
final class HdfReader {
    /** Largest file; a network that fills a chip takes 20 MB in double precision. */
    static final int MAX_FILE_BYTES = 1 << 27;

    /** Most numbers in a file; a chip's recurrent matrix has a million. */
    static final int MAX_NUMBERS = 1 << 23;

    private static final int MAX_TEXTS = 1 << 17;
    private static final int MAX_ITEMS = 100_000;
    private static final int MAX_DEPTH = 64;
    private static final int MAX_CHUNKS = 1 << 16;

    private final Path file;
    private long numbers;
    private long texts;
    private int items;

    private HdfReader(Path file) {
        this.file = file;
    }

    static Map<String, Object> read(Path file) throws FormatException {
        return new HdfReader(file).read();
    }

    private Map<String, Object> read() throws FormatException {
        byte[] bytes = bytes();
        try (HdfFile hdf = HdfFile.fromBytes(bytes)) {
            return group(hdf, "", 0);
        } catch (FormatException e) {
            throw e;
        } catch (OutOfMemoryError | StackOverflowError e) {
            // Not as the cause: it holds what exhausted the memory.
            throw new FormatException(file, null, "is damaged, or needs more memory than there is");
        } catch (RuntimeException | AssertionError | LinkageError e) {
            throw damaged(null, e);
        }
    }

    private byte[] bytes() throws FormatException {
        try (InputStream in = InputFile.open(file)) {
            byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
            if (bytes.length > MAX_FILE_BYTES) {
                throw new FormatException(
                        file,
                        null,
                        "is larger than " + (MAX_FILE_BYTES >> 20) + " MiB, more than any network for a chip");
            }
            return bytes;
        } catch (IOException e) {
            throw InputFile.explain(new Origin(file, null), e);
        }
    }

    private Map<String, Object> group(Group group, String path, int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw new FormatException(file, path, "is nested deeper than " + MAX_DEPTH + " groups");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (Map.Entry<String, Node> child : group.getChildren().entrySet()) {
            String name = child.getKey();
            String inside = path.isEmpty() ? name : path + "/" + name;
            if (++items > MAX_ITEMS) {
                throw new FormatException(file, null, "holds more than " + MAX_ITEMS + " names");
            }
            Node node = child.getValue();
            if (node.isLink()) {
                throw new FormatException(file, inside, "is a link to elsewhere; links are not followed");
            }
            if (node instanceof Group nested) {
                members.put(name, group(nested, inside, depth + 1));
            } else if (node instanceof Dataset dataset) {
                members.put(name, dataset(dataset, inside));
            } else {
                throw new FormatException(file, inside, "is neither a group nor an array");
            }
        }
        return members;
    }

    private Object dataset(Dataset dataset, String path) throws FormatException {
        int[] shape;
        try {
            shape = dataset.getDimensions();
            boolean text = isText(dataset.getDataType());
            long size = 1;
            for (int length : shape) {
                size = Math.multiplyExact(size, (long) length);
            }
            if (shape.length > NdArray.MAX_RANK || size < 0) {
                throw new FormatException(file, path, "has an impossible shape " + Text.shape(shape));
            }
            if (size == 0) {
                return NdArray.ofDoubles(new double[0], shape);
            }
            Optional<Opaque> unread = unread(dataset);
            if (unread.isPresent()) {
                return unread.get();
            }
            numbers += text ? 0 : size;
            texts += text ? size : 0;
            if (numbers > MAX_NUMBERS || texts > MAX_TEXTS) {
                throw new FormatException(
                        file,
                        path,
                        "has shape " + Text.shape(shape) + "; a file may hold " + MAX_NUMBERS + " numbers and "
                                + MAX_TEXTS + " texts at most");
            }
            checkStorage(dataset, path, size);
            Object data = dataset.getDataFlat();
            return text ? texts(data, shape, path) : numbers(dataset, data, shape, path);
        } catch (RuntimeException | DataFormatException e) {
            throw damaged(path, e);
        }
    }

    private static boolean isText(DataType type) {
        return type instanceof StringData || type instanceof VariableLength lengths && lengths.isVariableLengthString();
    }

    /** What is neither numbers nor texts does no harm as long as nobody needs it. */
    private static Optional<Opaque> unread(Dataset dataset) {
        DataType type = dataset.getDataType();
        if (dataset.isEmpty()) {
            return Optional.of(new Opaque("an empty value"));
        }
        boolean read = isText(type)
                || type instanceof FixedPoint
                || type instanceof FloatingPoint
                || type instanceof EnumDataType;
        return read
                ? Optional.empty()
                : Optional.of(new Opaque("a " + type.getClass().getSimpleName()));
    }

    /** Refuses what would take more memory to decode than its shape says. */
    private void checkStorage(Dataset dataset, String path, long size) throws FormatException, DataFormatException {
        int itemSize = dataset.getDataType().getSize();
        if (itemSize < 1 || size * itemSize > 8L * MAX_NUMBERS) {
            throw new FormatException(file, path, "has elements of " + itemSize + " bytes, too large");
        }
        if (!(dataset instanceof ChunkedDataset chunked)) {
            return;
        }
        HdfFilters.check(file, path, dataset);
        int[] shape = dataset.getDimensions();
        int[] chunk = chunked.getChunkDimensions();
        long chunkBytes = itemSize;
        long chunks = 1;
        for (int d = 0; d < shape.length; d++) {
            if (chunk[d] < 1) {
                throw new FormatException(file, path, "has chunks of shape " + Text.shape(chunk));
            }
            chunkBytes = Math.multiplyExact(chunkBytes, (long) chunk[d]);
            chunks = Math.multiplyExact(chunks, (shape[d] - 1L) / chunk[d] + 1);
        }
        if (chunkBytes > 8L * MAX_NUMBERS || chunks > MAX_CHUNKS) {
            throw new FormatException(
                    file, path, "has " + chunks + " chunks of " + chunkBytes + " bytes, more than is needed");
        }
        long deflated = dataset.getFilters().stream()
                .filter(filter -> filter.getId() == HdfFilters.DEFLATE)
                .count();
        if (deflated > 1) {
            throw new FormatException(file, path, "is compressed twice");
        }
        if (deflated == 1) {
            int[] offset = new int[shape.length];
            for (long i = 0; i < chunks; i++) {
                checkInflated(chunked.getRawChunkBuffer(offset), chunkBytes, path);
                advance(offset, shape, chunk);
            }
        }
    }

    private static void advance(int[] offset, int[] shape, int[] chunk) {
        for (int d = shape.length - 1; d >= 0; d--) {
            offset[d] += chunk[d];
            if (offset[d] < shape[d]) {
                return;
            }
            offset[d] = 0;
        }
    }

    private void checkInflated(ByteBuffer compressed, long chunkBytes, String path)
            throws FormatException, DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            byte[] scratch = new byte[4096];
            // A checksum may stand behind the data.
            while (!inflater.finished() && inflater.getBytesWritten() <= chunkBytes + Integer.BYTES) {
                if (inflater.inflate(scratch) == 0) {
                    break;
                }
            }
            if (!inflater.finished() || inflater.getBytesWritten() > chunkBytes + Integer.BYTES) {
                throw new FormatException(
                        file,
                        path,
                        "has a compressed chunk that does not give the " + chunkBytes + " bytes of its shape");
            }
        } finally {
            inflater.end();
        }
    }

    private Object texts(Object data, int[] shape, String path) throws FormatException {
        if (!(data instanceof String[] strings) || Arrays.asList(strings).contains(null)) {
            throw new FormatException(file, path, "holds no texts and no numbers");
        }
        return shape.length == 0
                ? strings[0]
                : new ObjectArray(Arrays.stream(shape).boxed().toList(), Arrays.asList((Object[]) strings));
    }

    private NdArray numbers(Dataset dataset, Object data, int[] shape, String path) throws FormatException {
        DataType type = dataset.getDataType();
        if (type instanceof FloatingPoint && data instanceof float[] floats) {
            return NdArray.ofFloats(floats, shape);
        }
        if (type instanceof FloatingPoint && data instanceof double[] doubles) {
            return NdArray.ofDoubles(doubles, shape);
        }
        if (type instanceof EnumDataType && data instanceof String[] names) {
            return booleans(names, shape, path);
        }
        if (type instanceof FixedPoint integer) {
            return NdArray.ofLongs(integerType(integer, path), longs(data, path), shape);
        }
        throw new FormatException(file, path, "holds elements that are neither numbers nor texts");
    }

    /** As h5py writes them: an enumeration of FALSE and TRUE. */
    private NdArray booleans(String[] names, int[] shape, String path) throws FormatException {
        long[] values = new long[names.length];
        for (int i = 0; i < names.length; i++) {
            if (!List.of("FALSE", "TRUE").contains(names[i])) {
                throw new FormatException(file, path, "is an enumeration other than FALSE and TRUE");
            }
            values[i] = names[i].equals("TRUE") ? 1 : 0;
        }
        return NdArray.ofLongs(DType.BOOL, values, shape);
    }

    private DType integerType(FixedPoint type, String path) throws FormatException {
        boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case 1 -> signed ? DType.INT8 : DType.UINT8;
            case 2 -> signed ? DType.INT16 : DType.UINT16;
            case 4 -> signed ? DType.INT32 : DType.UINT32;
            case 8 -> DType.INT64;
            default ->
                throw new FormatException(
                        file, path, "has integers of " + type.getSize() + " bytes; known are 1, 2, 4, 8");
        };
    }

    private long[] longs(Object data, String path) throws FormatException {
        return switch (data) {
            case byte[] values -> {
                long[] longs = new long[values.length];
                Arrays.setAll(longs, i -> values[i]);
                yield longs;
            }
            case short[] values -> {
                long[] longs = new long[values.length];
                Arrays.setAll(longs, i -> values[i]);
                yield longs;
            }
            case int[] values -> Arrays.stream(values).asLongStream().toArray();
            case long[] values -> values;
            default ->
                throw new FormatException(
                        file, path, "holds unsigned integers of 64 bits or other numbers that are not read");
        };
    }

    private FormatException damaged(String path, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        // The chain below may hold errors and buffers; its text is all that helps.
        return new FormatException(
                file, path, "is damaged, or no HDF5 file that can be read: " + Text.clean(reason, 160));
    }
}
