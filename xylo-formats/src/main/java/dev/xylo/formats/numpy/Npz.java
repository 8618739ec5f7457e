package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * NPZ: several arrays by name, a ZIP of members {@code key.npy}, stored or deflated.
 *
 * <p>Members of other names are ignored. Names are keys and never paths: nothing is unpacked.
 */
public final class Npz {
    /** Most bytes of all arrays that are read at once, where no other limit is given. */
    public static final long MAX_TOTAL_BYTES = 1L << 31;

    /** Most characters of a text. */
    private static final int LONGEST_TEXT = 1000;

    private static final String SUFFIX = ".npy";

    /** DEFLATE cannot do better than 1032 to 1; a little is added for tiny members. */
    private static final int BEST_RATIO = 1032;

    private static final int RATIO_SLACK = 1024;

    private static final int BUFFER = 1 << 16;

    /** The same in every file, so that the same arrays give the same bytes; later than 1980-01-01, which ZIP reads as "unknown". */
    private static final LocalDateTime TIMESTAMP = LocalDateTime.of(1980, 2, 1, 0, 0);

    private Npz() {}

    /**
     * Reads all arrays.
     *
     * @param file the file
     * @return arrays by key, in the order of the file; unmodifiable
     * @throws FormatException if it cannot be read, is damaged, names a key twice, or holds an array of a type that is not read
     */
    public static Map<String, NdArray> read(Path file) throws FormatException {
        return read(file, key -> true);
    }

    /**
     * Reads some arrays; the others are not decoded, so nothing about them can fail.
     *
     * @param file the file
     * @param keys which ones
     * @return arrays by key, in the order of the file; unmodifiable
     * @throws FormatException as {@link #read(Path)}
     */
    public static Map<String, NdArray> read(Path file, Predicate<String> keys) throws FormatException {
        return read(file, keys, MAX_TOTAL_BYTES);
    }

    /**
     * Reads some arrays.
     *
     * @param file the file
     * @param keys which ones
     * @param maxTotalBytes most bytes of all of them, uncompressed
     * @return arrays by key, in the order of the file; unmodifiable
     * @throws FormatException as {@link #read(Path)}, and if they would be larger
     */
    public static Map<String, NdArray> read(Path file, Predicate<String> keys, long maxTotalBytes)
            throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                Map<String, NdArray> arrays = new LinkedHashMap<>();
                long left = maxTotalBytes;
                for (Map.Entry<String, ZipEntry> member : members(file, zip).entrySet()) {
                    if (keys.test(member.getKey())) {
                        Origin origin = new Origin(file, member.getKey());
                        NdArray array = decode(zip, member.getValue(), origin, left, maxTotalBytes, NpyDecoder::decode);
                        left -= array.bytes().length;
                        arrays.put(member.getKey(), array);
                    }
                }
                return Collections.unmodifiableMap(arrays);
            }
        });
    }

    /**
     * Reads one array whose elements may be other than numbers.
     *
     * @param file the file
     * @param key which one
     * @return what it holds
     * @throws FormatException as {@link #read(Path)}, and if it is missing
     */
    public static NpyValue readAny(Path file, String key) throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                ZipEntry entry = members(file, zip).get(key);
                Origin origin = new Origin(file, key);
                if (entry == null) {
                    throw origin.error("is missing");
                }
                return decode(zip, entry, origin, MAX_TOTAL_BYTES, MAX_TOTAL_BYTES, NpyDecoder::decodeAny);
            }
        });
    }

    /**
     * Names the arrays.
     *
     * @param file the file
     * @return keys in the order of the file
     * @throws FormatException if it cannot be read, is not a ZIP, or names a key twice
     */
    public static List<String> keys(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                return List.copyOf(members(file, zip).keySet());
            }
        });
    }

    /**
     * Describes the arrays, those of types that are not read too, without reading their elements.
     *
     * @param file the file
     * @return type and shape by key, in the order of the file; unmodifiable
     * @throws FormatException if it cannot be read, is damaged, or names a key twice
     */
    public static Map<String, ArrayHeader> headers(Path file) throws FormatException {
        return headers(file, key -> true);
    }

    /**
     * Describes some arrays; nothing about the others can fail.
     *
     * @param file the file
     * @param keys which ones
     * @return as {@link #headers(Path)}
     * @throws FormatException as {@link #headers(Path)}
     */
    public static Map<String, ArrayHeader> headers(Path file, Predicate<String> keys) throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                Map<String, ArrayHeader> headers = new LinkedHashMap<>();
                for (Map.Entry<String, ZipEntry> member : members(file, zip).entrySet()) {
                    if (!keys.test(member.getKey())) {
                        continue;
                    }
                    Origin origin = new Origin(file, member.getKey());
                    try (InputStream in = stream(zip, member.getValue())) {
                        headers.put(member.getKey(), NpyHeader.read(in, origin).summary());
                    } catch (IOException e) {
                        throw InputFile.explain(origin, e);
                    }
                }
                return Collections.unmodifiableMap(headers);
            }
        });
    }

    /**
     * Describes the arrays whose headers can be read; nothing about the others can fail.
     *
     * @param file the file
     * @return type and shape by key, in the order of the file, empty for a damaged header; unmodifiable
     * @throws FormatException if the file cannot be read, is no ZIP, or names a key twice
     */
    public static Map<String, Optional<ArrayHeader>> readableHeaders(Path file) throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                Map<String, Optional<ArrayHeader>> headers = new LinkedHashMap<>();
                for (Map.Entry<String, ZipEntry> member : members(file, zip).entrySet()) {
                    Optional<ArrayHeader> header;
                    try (InputStream in = stream(zip, member.getValue())) {
                        header = Optional.of(NpyHeader.read(in, new Origin(file, member.getKey()))
                                .summary());
                    } catch (IOException e) {
                        header = Optional.empty();
                    }
                    headers.put(member.getKey(), header);
                }
                return Collections.unmodifiableMap(headers);
            }
        });
    }

    /**
     * Reads a single text, which NumPy stores as an array without dimensions.
     *
     * @param file the file
     * @param key its key
     * @return the text, without the zeros that fill it up; empty if there is no such key
     * @throws FormatException if it cannot be read, or is no single text of at most 1000 characters
     */
    public static Optional<String> text(Path file, String key) throws FormatException {
        return Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                ZipEntry entry = members(file, zip).get(key);
                if (entry == null) {
                    return Optional.empty();
                }
                Origin origin = new Origin(file, key);
                try (InputStream in = stream(zip, entry)) {
                    return Optional.of(NpyHeader.read(in, origin).text(in, origin, LONGEST_TEXT));
                }
            }
        });
    }

    /**
     * Copies one array out as an NPY file, without taking it into memory. Its checksum is checked on the way.
     *
     * @param file the NPZ file
     * @param key the array
     * @param target the NPY file, written as a whole or not at all
     * @throws FormatException if it cannot be read, is damaged or not there, or the target cannot be written
     */
    public static void extract(Path file, String key, Path target) throws FormatException {
        Heap.guard(file, () -> {
            try (ZipFile zip = open(file)) {
                ZipEntry entry = members(file, zip).get(key);
                Origin origin = new Origin(file, key);
                if (entry == null) {
                    throw origin.error("is missing");
                }
                AtomicFile.write(target, out -> {
                    CRC32 crc = new CRC32();
                    try (InputStream in = new CheckedInputStream(stream(zip, entry), crc)) {
                        copy(in, out, entry.getSize(), origin);
                    }
                    if (crc.getValue() != entry.getCrc()) {
                        throw origin.error("is damaged: its checksum (CRC-32) is wrong");
                    }
                });
                return null;
            }
        });
    }

    /** The stated size bounds what a small file can do to the disk. */
    private static void copy(InputStream in, OutputStream out, long size, Origin origin) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = size;
        while (left > 0) {
            int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (got < 0) {
                break;
            }
            out.write(buffer, 0, got);
            left -= got;
        }
        if (left != 0 || in.read() >= 0) {
            throw origin.error("is damaged: it has not the " + size + " bytes that its ZIP entry states");
        }
    }

    /**
     * Writes a file, deflated, as a whole or not at all. The same arrays give the same bytes.
     *
     * @param file the file; replaced if it exists
     * @param arrays arrays by key, in the order to write
     * @throws FormatException if it cannot be written
     */
    public static void write(Path file, Map<String, NdArray> arrays) throws FormatException {
        write(file, arrays, Map.of());
    }

    /**
     * Writes the same bytes to a stream.
     *
     * @param out where to; stays open
     * @param arrays arrays by key, in the order to write
     * @throws IOException if it cannot be written
     */
    public static void write(OutputStream out, Map<String, NdArray> arrays) throws IOException {
        write(out, arrays, Map.of());
    }

    /**
     * Writes a file as {@link #write(Path, Map)}, and members of other types than those that are written, such as Python objects.
     *
     * @param file the file; replaced if it exists
     * @param arrays arrays by key, in the order to write
     * @param others whole NPY streams by key, written behind the arrays as they are
     * @throws FormatException if it cannot be written
     */
    public static void write(Path file, Map<String, NdArray> arrays, Map<String, byte[]> others)
            throws FormatException {
        AtomicFile.write(file, out -> write(out, arrays, others));
    }

    private static void write(OutputStream out, Map<String, NdArray> arrays, Map<String, byte[]> others)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NdArray> array : arrays.entrySet()) {
            zip.putNextEntry(member(array.getKey()));
            Npy.write(zip, array.getValue());
            zip.closeEntry();
        }
        for (Map.Entry<String, byte[]> other : others.entrySet()) {
            zip.putNextEntry(member(other.getKey()));
            zip.write(other.getValue());
            zip.closeEntry();
        }
        zip.finish();
    }

    /** Writes the elements of an array, piece by piece. */
    @FunctionalInterface
    public interface Elements {
        /**
         * Hands out all elements in C order, such as some rows at a time.
         *
         * @param sink takes arrays of the type that was announced
         * @throws IOException if they cannot be had or written
         */
        void to(Sink sink) throws IOException;
    }

    /** Takes pieces of an array. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a piece.
         *
         * @param piece elements of the announced type
         * @throws IOException if they cannot be written
         */
        void accept(NdArray piece) throws IOException;
    }

    /**
     * Writes a file of which one array is too large for memory, deflated, as a whole or not at all.
     *
     * @param file the file; replaced if it exists
     * @param key name of the large array, which comes first
     * @param dtype its type
     * @param shape its dimensions
     * @param elements its elements
     * @param others the other arrays, by key
     * @throws FormatException if it cannot be written, or the elements cannot be had
     * @throws IllegalArgumentException if the pieces are of another type, or not as many elements as the shape says
     */
    public static void write(
            Path file, String key, DType dtype, int[] shape, Elements elements, Map<String, NpyValue> others)
            throws FormatException {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.putNextEntry(member(key));
            NpyHeader.write(zip, dtype.descr(), shape);
            long[] left = {dtype.itemSize()};
            for (int length : shape) {
                left[0] = Math.multiplyExact(left[0], (long) length);
            }
            elements.to(piece -> {
                left[0] -= piece.bytes().length;
                if (piece.dtype() != dtype || left[0] < 0) {
                    throw new IllegalArgumentException(piece + " is no piece of " + dtype + " " + Text.shape(shape));
                }
                zip.write(piece.bytes());
            });
            if (left[0] != 0) {
                throw new IllegalArgumentException(left[0] + " bytes of " + key + " are missing");
            }
            zip.closeEntry();
            for (Map.Entry<String, NpyValue> other : others.entrySet()) {
                zip.putNextEntry(member(other.getKey()));
                Npy.write(zip, other.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }

    private static ZipEntry member(String key) {
        ZipEntry entry = new ZipEntry(key + SUFFIX);
        entry.setTimeLocal(TIMESTAMP);
        return entry;
    }

    private static ZipFile open(Path file) throws IOException {
        Origin origin = new Origin(file, null);
        // Says better than the ZIP library what is wrong with a file that is missing or must not be read.
        InputFile.open(file).close();
        try {
            return new ZipFile(file.toFile());
        } catch (UnsupportedOperationException e) {
            throw origin.error("is not in the default file system; a ZIP must be", e);
        } catch (ZipException | IllegalArgumentException e) {
            throw origin.error("is not a whole ZIP (NPZ) file: " + e.getMessage(), e);
        }
    }

    private static Map<String, ZipEntry> members(Path file, ZipFile zip) throws FormatException {
        Map<String, ZipEntry> members = new LinkedHashMap<>();
        for (ZipEntry entry : entries(file, zip)) {
            String name = entry.getName();
            if (name.endsWith(SUFFIX)) {
                String key = name.substring(0, name.length() - SUFFIX.length());
                if (members.put(key, entry) != null) {
                    throw new FormatException(file, key, "stands twice in the file");
                }
            }
        }
        return members;
    }

    private static List<ZipEntry> entries(Path file, ZipFile zip) throws FormatException {
        try {
            return new ArrayList<>(Collections.list(zip.entries()));
        } catch (RuntimeException e) {
            // The JDK checks the directory when opening; its accessors still throw unchecked exceptions for damaged
            // names and times.
            throw new FormatException(file, null, "has a damaged ZIP directory: " + e.getMessage(), e);
        }
    }

    /** Reads one NPY stream. */
    private interface Decoding<T> {
        T decode(InputStream in, Origin origin, long available, boolean exact) throws IOException;
    }

    private static <T> T decode(
            ZipFile zip, ZipEntry entry, Origin origin, long left, long maxTotalBytes, Decoding<T> decoding)
            throws FormatException {
        long size = entry.getSize();
        long compressed = entry.getCompressedSize();
        if (size < 0 || compressed < 0) {
            throw origin.error("has a damaged ZIP entry: its size is not stated");
        }
        if (size > left) {
            throw origin.error("is too large: " + size + " bytes; all arrays together may have " + maxTotalBytes);
        }
        boolean stored = entry.getMethod() == ZipEntry.STORED;
        long possible = stored ? compressed : compressed * BEST_RATIO + RATIO_SLACK;
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(stream(zip, entry), crc)) {
            T array = decoding.decode(in, origin, Math.min(size, possible), false);
            if (crc.getValue() != entry.getCrc()) {
                throw origin.error("is damaged: its checksum (CRC-32) is wrong");
            }
            return array;
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }

    private static InputStream stream(ZipFile zip, ZipEntry entry) throws IOException {
        try {
            InputStream in = zip.getInputStream(entry);
            if (in == null) {
                throw new ZipException("the entry has no data");
            }
            return new BufferedInputStream(in);
        } catch (IllegalArgumentException e) {
            throw new ZipException(Text.clean(String.valueOf(e.getMessage()), 80));
        }
    }
}
