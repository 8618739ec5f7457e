package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Start of an NPY stream: magic, version, length, dictionary. */
final class NpyHeader {
    /** Longest dictionary that is read; NumPy writes 118 bytes. */
    private static final int MAX_LENGTH = 64 * 1024;

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** What NumPy aligns the data to. */
    private static final int ALIGNMENT = 64;

    private static final int LONGEST_DESCR = 40;

    private final String descr;
    private final Optional<DType> dtype;
    private final boolean fortranOrder;
    private final int[] shape;
    private final long length;

    private NpyHeader(HeaderDictionary dictionary, long length) {
        this.descr = dictionary.descr();
        this.dtype = typeOf(descr);
        this.fortranOrder = dictionary.fortranOrder();
        this.shape = dictionary.shape();
        this.length = length;
    }

    /**
     * Reads up to the first byte of data.
     *
     * @param in the stream
     * @param origin file and key, for messages
     * @return the header
     * @throws FormatException if it is not an NPY header
     * @throws IOException if the stream cannot be read
     */
    static NpyHeader read(InputStream in, Origin origin) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length || !Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC)) {
            throw origin.error(
                    start.length == 0 ? "is empty" : "is not an NPY array: it does not begin with \\x93NUMPY");
        }
        if (start.length < MAGIC.length + 2) {
            throw truncated(origin);
        }
        int major = start[MAGIC.length] & 0xFF;
        int minor = start[MAGIC.length + 1] & 0xFF;
        if (major < 1 || major > 3 || minor != 0) {
            throw origin.error("is of NPY version " + major + "." + minor + "; 1.0, 2.0 and 3.0 are known");
        }
        int lengthBytes = major == 1 ? 2 : 4;
        byte[] lengthField = in.readNBytes(lengthBytes);
        if (lengthField.length < lengthBytes) {
            throw truncated(origin);
        }
        long length = 0;
        for (int i = lengthBytes - 1; i >= 0; i--) {
            length = length << 8 | lengthField[i] & 0xFF;
        }
        if (length > MAX_LENGTH) {
            throw origin.error("damaged NPY header: it would be " + length + " bytes long; at most " + MAX_LENGTH);
        }
        byte[] text = in.readNBytes((int) length);
        if (text.length < length) {
            throw truncated(origin);
        }
        // ISO 8859-1 and UTF-8 decode every byte sequence, so damage is found by the parser.
        String dictionary = new String(text, major < 3 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        return new NpyHeader(HeaderDictionary.parse(dictionary, origin), MAGIC.length + 2 + lengthBytes + length);
    }

    /** Writes a header of version 1.0, padded so that the data is aligned. */
    static void write(OutputStream out, String descr, int[] shape) throws IOException {
        String dictionary = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': " + Text.shape(shape) + ", }";
        int before = MAGIC.length + 4 + dictionary.length() + 1;
        int padding = (ALIGNMENT - before % ALIGNMENT) % ALIGNMENT;
        int length = dictionary.length() + padding + 1;
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) length, (byte) (length >> 8)});
        out.write((dictionary + " ".repeat(padding) + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    ArrayHeader summary() {
        return new ArrayHeader(
                Text.clean(descr, LONGEST_DESCR),
                dtype,
                Arrays.stream(shape).boxed().toList());
    }

    /** Bytes up to the first byte of data. */
    long length() {
        return length;
    }

    int[] shape() {
        return shape;
    }

    boolean fortranOrder() {
        return fortranOrder;
    }

    boolean bigEndian() {
        return descr.startsWith(">");
    }

    /**
     * Type of the elements.
     *
     * @throws FormatException if arrays of this type are not read
     */
    DType dtype(Origin origin) throws FormatException {
        if (dtype.isEmpty()) {
            throw origin.error("has elements of type " + Text.clean(descr, LONGEST_DESCR) + ", " + what(descr)
                    + "; only integers, floats and bools are read");
        }
        return dtype.get();
    }

    /** The one text of an array without dimensions; UTF-32, filled up with zeros. */
    String text(InputStream in, Origin origin, int longest) throws IOException {
        int characters = shape.length == 0 && descr.matches("[<>|=]?U\\d{1,4}")
                ? Integer.parseInt(descr.substring(descr.indexOf('U') + 1))
                : Integer.MAX_VALUE;
        if (characters > longest) {
            throw origin.error("is " + summary() + "; needed is a single text of at most " + longest + " characters");
        }
        byte[] data = in.readNBytes(characters * Integer.BYTES);
        if (data.length < characters * Integer.BYTES) {
            throw origin.error("is truncated: " + characters + " characters take " + characters * Integer.BYTES
                    + " bytes, " + data.length + " are there");
        }
        String text = new String(data, Charset.forName(bigEndian() ? "UTF-32BE" : "UTF-32LE"));
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }

    /** Bytes of data; saturates far above what an array holds. */
    long dataBytes(int itemSize) {
        long bytes = itemSize;
        for (int dimension : shape) {
            if (dimension == 0) {
                return 0;
            }
            bytes = Math.min(bytes * dimension, 1L << 32);
        }
        return bytes;
    }

    /** Number of elements; saturates. */
    int elements() {
        long elements = 1;
        for (int dimension : shape) {
            elements = Math.min(elements * dimension, Integer.MAX_VALUE);
        }
        return (int) elements;
    }

    /** The type as the file states it, in full. */
    String descr() {
        return descr;
    }

    NpyValue.Kind kind() {
        return kind(descr, dtype);
    }

    static NpyValue.Kind kind(String descr, Optional<DType> dtype) {
        if (dtype.isPresent()) {
            return NpyValue.Kind.NUMBERS;
        }
        if (descr.startsWith("[")) {
            return NpyValue.Kind.RECORDS;
        }
        String code = descr.replaceFirst("^[<>|=]", "");
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'O' -> NpyValue.Kind.OBJECTS;
            case 'U', 'S', 'a' -> NpyValue.Kind.TEXTS;
            default -> NpyValue.Kind.OTHER;
        };
    }

    private static Optional<DType> typeOf(String descr) {
        boolean ordered = !descr.isEmpty() && "<>|=".indexOf(descr.charAt(0)) >= 0;
        return DType.ofCode(ordered ? descr.substring(1) : descr);
    }

    private static String what(String descr) {
        if (descr.startsWith("[")) {
            return "records";
        }
        String code = descr.replaceFirst("^[<>|=]", "");
        return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
            case 'O' -> "Python objects (None and ragged lists end so)";
            case 'U', 'S', 'a', 'T' -> "text";
            case 'V' -> "raw bytes";
            case 'c' -> "complex numbers";
            case 'M', 'm' -> "dates or times";
            default -> "which is not known";
        };
    }

    private static FormatException truncated(Origin origin) {
        return origin.error("is truncated: it ends inside the NPY header");
    }

    @Override
    public String toString() {
        return List.of(descr, Text.shape(shape)).toString();
    }
}
