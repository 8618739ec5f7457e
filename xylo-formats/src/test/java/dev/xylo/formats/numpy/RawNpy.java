package dev.xylo.formats.numpy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes NPY streams independently of the code under test, valid or not. */
public final class RawNpy {
    private RawNpy() {}

    /** Version 1.0 with any dictionary and any data. */
    public static byte[] stream(String dictionary, byte[] data) {
        return stream(1, 0, dictionary, data);
    }

    /** Any version. */
    public static byte[] stream(int major, int minor, String dictionary, byte[] data) {
        byte[] text = (dictionary + "\n").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) major, (byte) minor});
        out.write(text.length);
        out.write(text.length >> 8);
        if (major > 1) {
            out.write(text.length >> 16);
            out.write(text.length >> 24);
        }
        out.writeBytes(text);
        out.writeBytes(data);
        return out.toByteArray();
    }

    /** The usual dictionary. */
    public static String dictionary(String descr, boolean fortran, String shape) {
        return "{'descr': '" + descr + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape
                + ", }";
    }

    /** Element of any type. */
    static void put(ByteBuffer buffer, DType type, double value) {
        switch (type) {
            case BOOL, INT8, UINT8 -> buffer.put((byte) (long) value);
            case INT16, UINT16 -> buffer.putShort((short) (long) value);
            case INT32, UINT32 -> buffer.putInt((int) (long) value);
            case INT64, UINT64 -> buffer.putLong((long) value);
            case FLOAT16 -> buffer.putShort(Float.floatToFloat16((float) value));
            case FLOAT32 -> buffer.putFloat((float) value);
            case FLOAT64 -> buffer.putDouble(value);
        }
    }

    /** Bytes of elements in any order; {@code values} are row-major. */
    static byte[] data(DType type, ByteOrder order, boolean fortran, double[] values, int... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * type.itemSize()).order(order);
        for (int i = 0; i < values.length; i++) {
            put(buffer, type, values[fortran ? rowMajor(i, shape) : i]);
        }
        return buffer.array();
    }

    /** Row-major index of the element at a column-major position. */
    private static int rowMajor(int columnMajor, int[] shape) {
        int flat = 0;
        int stride = 1;
        int[] index = new int[shape.length];
        for (int d = 0; d < shape.length; d++) {
            index[d] = columnMajor % shape[d];
            columnMajor /= shape[d];
        }
        for (int d = shape.length - 1; d >= 0; d--) {
            flat += index[d] * stride;
            stride *= shape[d];
        }
        return flat;
    }
}
