package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Type of a structured array, {@code [('t', '<i8'), ('x', '<i2'), ('', '|V6')]}: fields one after the other, the nameless ones padding.
 *
 * @param fields in the order in which they lie
 * @param itemSize bytes of one element
 */
record RecordType(List<Field> fields, int itemSize) {
    private static final int MAX_FIELDS = 256;
    private static final int MAX_ITEM = 1 << 20;
    private static final Pattern FIELD = Pattern.compile(
            "\\(\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")\\s*,\\s*'([<>|=]?)([a-zA-Z?])(\\d*)'\\s*(,\\s*(\\([^()]*\\))\\s*)?\\)\\s*,?\\s*");

    /**
     * A field.
     *
     * @param name its name; empty for padding
     * @param offset bytes before it
     * @param dtype its type, empty where it is no plain number
     * @param bigEndian whether its bytes are swapped
     */
    record Field(String name, int offset, Optional<DType> dtype, boolean bigEndian) {}

    /** Parses the {@code descr} of a header. */
    static RecordType parse(String descr, Origin origin) throws FormatException {
        String inner = descr.substring(1, descr.length() - 1).strip();
        Matcher matcher = FIELD.matcher(inner);
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int offset = 0;
        int at = 0;
        while (at < inner.length()) {
            if (!matcher.find(at) || matcher.start() != at || fields.size() == MAX_FIELDS) {
                throw origin.error("is a structured array whose fields are no plain numbers: "
                        + Text.clean(inner.substring(at), 60));
            }
            String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (!name.isEmpty() && !names.add(name)) {
                throw origin.error("has two fields '" + Text.name(name) + "'");
            }
            char code = matcher.group(4).charAt(0);
            boolean single = matcher.group(6) == null;
            Optional<DType> dtype =
                    single ? DType.ofCode(code == '?' ? "b1" : code + matcher.group(5)) : Optional.empty();
            fields.add(new Field(name, offset, dtype, matcher.group(3).equals(">")));
            offset += size(code, matcher.group(5), matcher.group(7), origin);
            if (offset > MAX_ITEM) {
                throw origin.error("has records of more than " + MAX_ITEM + " bytes");
            }
            at = matcher.end();
        }
        if (offset == 0) {
            throw origin.error("has records of no bytes");
        }
        return new RecordType(List.copyOf(fields), offset);
    }

    private static int size(char code, String digits, String shape, Origin origin) throws FormatException {
        if (code == 'O' || digits.length() > 6) {
            throw origin.error("has records of Python objects, or of a size that makes no sense");
        }
        long size = (digits.isEmpty() ? 1 : Integer.parseInt(digits)) * (code == 'U' ? 4L : 1L);
        if (shape != null) {
            for (String length : shape.replaceAll("[()\\s]", "").split(",")) {
                if (!length.matches("\\d{0,6}")) {
                    throw origin.error("has a field of shape " + Text.name(shape));
                }
                size = Math.min(MAX_ITEM + 1L, size * (length.isEmpty() ? 1 : Integer.parseInt(length)));
            }
        }
        return (int) Math.min(size, MAX_ITEM + 1L);
    }

    /** The bytes of one field, gathered from those of all elements. */
    NdArray column(Field field, byte[] records, int[] shape) {
        DType dtype = field.dtype().orElseThrow();
        int elements = records.length / itemSize;
        byte[] data = new byte[elements * dtype.itemSize()];
        for (int i = 0; i < elements; i++) {
            System.arraycopy(records, i * itemSize + field.offset(), data, i * dtype.itemSize(), dtype.itemSize());
        }
        return NpyDecoder.decodeData(data, dtype, field.bigEndian(), shape);
    }
}
