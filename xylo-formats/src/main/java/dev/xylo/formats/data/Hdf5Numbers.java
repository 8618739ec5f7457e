package dev.xylo.formats.data;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.lang.reflect.Array;
import java.util.Arrays;

/** The library's arrays as ours. */
final class Hdf5Numbers {
    private Hdf5Numbers() {}

    /** Nested arrays as one, row-major. */
    static Object flat(Object data, int size) {
        if (!data.getClass().getComponentType().isArray()) {
            return data;
        }
        Class<?> leaf = data.getClass();
        while (leaf.isArray()) {
            leaf = leaf.getComponentType();
        }
        Object flat = Array.newInstance(leaf, size);
        copy(data, flat, 0);
        return flat;
    }

    private static int copy(Object data, Object flat, int at) {
        int end = at;
        if (data instanceof Object[] rows && data.getClass().getComponentType().isArray()) {
            for (Object row : rows) {
                end = copy(row, flat, end);
            }
            return end;
        }
        int length = Array.getLength(data);
        System.arraycopy(data, 0, flat, at, length);
        return at + length;
    }

    /**
     * One array.
     *
     * @throws IllegalArgumentException if the elements are no numbers; the message says what they are
     */
    static NdArray array(DataType type, Object flat, int[] shape) {
        if (type instanceof FloatingPoint point && flat instanceof float[] floats) {
            return point.getSize() == 2 ? NdArray.ofHalves(floats, shape) : NdArray.ofFloats(floats, shape);
        }
        if (type instanceof FloatingPoint && flat instanceof double[] doubles) {
            return NdArray.ofDoubles(doubles, shape);
        }
        if (type instanceof EnumDataType && flat instanceof String[] names) {
            return booleans(names, shape);
        }
        if (type instanceof FixedPoint integer) {
            return integers(Hdf5Array.integer(integer), flat, shape);
        }
        throw unread();
    }

    private static NdArray integers(DType dtype, Object flat, int[] shape) {
        return switch (flat) {
            case byte[] values -> {
                int[] ints = new int[values.length];
                Arrays.setAll(ints, i -> values[i]);
                yield NdArray.ofInts(dtype, ints, shape);
            }
            case short[] values -> NdArray.ofShorts(dtype, values, shape);
            case int[] values -> NdArray.ofInts(dtype, values, shape);
            case long[] values -> NdArray.ofLongs(dtype, values, shape);
            default -> throw unread();
        };
    }

    private static IllegalArgumentException unread() {
        return new IllegalArgumentException("holds elements that are not read, such as unsigned integers of 64 bits");
    }

    /** As h5py writes them: an enumeration of FALSE and TRUE. */
    private static NdArray booleans(String[] names, int[] shape) {
        int[] values = new int[names.length];
        for (int i = 0; i < names.length; i++) {
            if (!"FALSE".equals(names[i]) && !"TRUE".equals(names[i])) {
                throw new IllegalArgumentException("is an enumeration other than FALSE and TRUE");
            }
            values[i] = names[i].equals("TRUE") ? 1 : 0;
        }
        return NdArray.ofInts(DType.BOOL, values, shape);
    }
}
