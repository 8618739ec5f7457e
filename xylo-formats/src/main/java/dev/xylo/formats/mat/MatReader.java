package dev.xylo.formats.mat;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes MAT version 5 to 7: a sequence of tagged elements, matrices among them. One use. */
final class MatReader {
    private static final int MAX_DEPTH = 32;
    private static final int MAX_ELEMENTS = 1_000_000;

    private static final int MATRIX = 14;
    private static final int COMPRESSED = 15;

    private static final int CELL = 1;
    private static final int STRUCT = 2;
    private static final int CHAR = 4;
    private static final int FIRST_NUMBER = 6;
    private static final int LAST_NUMBER = 15;

    private static final int COMPLEX = 0x08;
    private static final int LOGICAL = 0x02;

    private final ByteBuffer file;
    private final MatHeader header;
    private final Origin origin;
    private long inflated;
    private int elements;

    MatReader(byte[] bytes, MatHeader header, Origin origin) {
        this.file = ByteBuffer.wrap(bytes).order(header.order());
        this.header = header;
        this.origin = origin;
    }

    /** A piece of the file: its type, its data, and where the next one begins. */
    private record Element(int type, ByteBuffer data) {}

    /** A variable, a field or a cell. */
    private record Matrix(String name, Object value) {}

    Map<String, Object> read() throws FormatException {
        try {
            Map<String, Object> variables = new LinkedHashMap<>();
            file.position(MatHeader.BYTES);
            while (file.remaining() >= 8) {
                Element element = element(file);
                if (element.type() == COMPRESSED) {
                    element = element(inflate(element.data()));
                }
                if (element.type() == MATRIX) {
                    Matrix matrix = matrix(element.data(), 0);
                    // Without a name it is MATLAB's own: the workspace of functions.
                    if (!matrix.name().isEmpty()) {
                        variables.put(matrix.name(), matrix.value());
                    }
                }
            }
            return variables;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw origin.error("is a damaged or truncated MAT file", e);
        } catch (DataFormatException e) {
            throw origin.error("is a damaged MAT file: a compressed variable cannot be unfolded", e);
        }
    }

    /** Reads a tag and cuts the data off; small elements have both in eight bytes. */
    private Element element(ByteBuffer from) throws FormatException {
        if (++elements > MAX_ELEMENTS) {
            throw origin.error("is a MAT file of more than " + MAX_ELEMENTS + " elements");
        }
        int type = from.getInt();
        int small = type >>> 16;
        if (small != 0) {
            ByteBuffer data = from.slice(from.position(), Math.min(small, 4)).order(header.order());
            from.position(from.position() + 4);
            return new Element(type & 0xFFFF, data);
        }
        int length = from.getInt();
        ByteBuffer data = from.slice(from.position(), length).order(header.order());
        int padding = type == COMPRESSED ? 0 : -length & 7;
        from.position(Math.min(from.limit(), from.position() + length + padding));
        return new Element(type, data);
    }

    private ByteBuffer inflate(ByteBuffer data) throws FormatException, DataFormatException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(data);
            byte[] out = new byte[1 << 12];
            int size = 0;
            while (!inflater.finished()) {
                if (size == out.length) {
                    out = Arrays.copyOf(out, 2 * size);
                }
                int got = inflater.inflate(out, size, out.length - size);
                size += got;
                inflated += got;
                if (got == 0) {
                    throw new DataFormatException("ends too early");
                }
                if (inflated > Math.min(MatFile.MAX_BYTES, Runtime.getRuntime().maxMemory() / 4)) {
                    throw origin.error(
                            "unfolds to more than " + (inflated >> 20) + " MiB; save it as an NPZ, or raise -Xmx");
                }
            }
            return ByteBuffer.wrap(out, 0, size).slice().order(header.order());
        } finally {
            inflater.end();
        }
    }

    private Matrix matrix(ByteBuffer data, int depth) throws FormatException {
        if (depth > MAX_DEPTH) {
            throw origin.error("is nested deeper than " + MAX_DEPTH + " structs");
        }
        if (data.remaining() == 0) {
            return new Matrix("", NdArray.ofDoubles(new double[0], 0, 0));
        }
        ByteBuffer flags = element(data).data();
        int word = flags.getInt();
        int type = word & 0xFF;
        int[] shape = shape(element(data).data());
        String name = latin1(element(data).data());
        return new Matrix(
                name,
                switch (type) {
                    case CELL -> cells(data, shape, depth);
                    case STRUCT -> structs(data, shape, depth);
                    case CHAR -> texts(element(data), shape);
                    default -> {
                        if (type < FIRST_NUMBER || type > LAST_NUMBER) {
                            yield new Opaque(
                                    type == 5 ? "a sparse matrix (full() makes a plain one)" : "a MATLAB object");
                        }
                        if ((word >> 8 & COMPLEX) != 0) {
                            yield new Opaque("complex numbers");
                        }
                        Element numbers = element(data);
                        yield MatNumbers.array(type, (word >> 8 & LOGICAL) != 0, numbers.type(), numbers.data(), shape);
                    }
                });
    }

    private int[] shape(ByteBuffer data) throws FormatException {
        int[] shape = new int[data.remaining() / 4];
        for (int d = 0; d < shape.length; d++) {
            shape[d] = data.getInt();
            if (shape[d] < 0) {
                throw origin.error("is a damaged MAT file: a negative size");
            }
        }
        if (shape.length > NdArray.MAX_RANK) {
            throw origin.error("has an array of " + shape.length + " dimensions; at most " + NdArray.MAX_RANK);
        }
        return shape;
    }

    private static String latin1(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private int size(int[] shape) throws FormatException {
        long size = 1;
        for (int length : shape) {
            size = Math.min(size * length, Integer.MAX_VALUE);
        }
        if (size > MAX_ELEMENTS) {
            throw origin.error("has cells or structs of shape " + Text.shape(shape) + ", more than " + MAX_ELEMENTS);
        }
        return (int) size;
    }

    /** In MATLAB's order, the first index fastest; brought to ours for a matrix of cells. */
    private Object cells(ByteBuffer data, int[] shape, int depth) throws FormatException {
        int size = size(shape);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(matrix(element(data).data(), depth + 1).value());
        }
        boolean matrix = shape.length == 2 && shape[0] > 1 && shape[1] > 1;
        if (matrix) {
            List<Object> rows = new ArrayList<>();
            for (int row = 0; row < shape[0]; row++) {
                for (int column = 0; column < shape[1]; column++) {
                    rows.add(items.get(row + column * shape[0]));
                }
            }
            items = rows;
        }
        return new ObjectArray(Arrays.stream(shape).boxed().toList(), items);
    }

    private Object structs(ByteBuffer data, int[] shape, int depth) throws FormatException {
        int size = size(shape);
        int length = element(data).data().getInt();
        ByteBuffer names = element(data).data();
        if (length < 1) {
            throw origin.error("is a damaged MAT file: names of fields of no length");
        }
        List<String> fields = new ArrayList<>();
        while (names.remaining() >= length) {
            String name = latin1(names.slice(names.position(), length));
            names.position(names.position() + length);
            int end = name.indexOf(0);
            fields.add(end < 0 ? name : name.substring(0, end));
        }
        List<Object> structs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Map<String, Object> struct = new LinkedHashMap<>();
            for (String field : fields) {
                struct.put(field, matrix(element(data).data(), depth + 1).value());
            }
            structs.add(struct);
        }
        return size == 1
                ? structs.get(0)
                : new ObjectArray(Arrays.stream(shape).boxed().toList(), structs);
    }

    /** Rows of characters; MATLAB pads them with blanks. */
    private Object texts(Element element, int[] shape) throws FormatException {
        int rows = shape.length == 2 ? shape[0] : 1;
        int width = element.type() == 16 || element.type() <= 2 ? 1 : 2;
        ByteBuffer data = element.data();
        int columns = rows == 0 ? 0 : data.remaining() / width / rows;
        StringBuilder[] texts = new StringBuilder[Math.min(rows, data.remaining() + 1)];
        Arrays.setAll(texts, i -> new StringBuilder());
        for (int column = 0; column < columns; column++) {
            for (StringBuilder text : texts) {
                text.append(width == 1 ? (char) (data.get() & 0xFF) : data.getChar());
            }
        }
        List<Object> lines = new ArrayList<>();
        for (StringBuilder text : texts) {
            lines.add(text.toString().stripTrailing());
        }
        return lines.size() == 1 ? lines.get(0) : new ObjectArray(List.of(lines.size()), lines);
    }
}
