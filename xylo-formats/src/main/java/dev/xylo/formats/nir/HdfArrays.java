package dev.xylo.formats.nir;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.lang.reflect.Array;

/** Arrays as the HDF5 library takes them: nested Java arrays of the element type, a wrapper for a scalar. */
final class HdfArrays {
    private HdfArrays() {}

    /** Signed types and floats keep their type; unsigned and boolean ones are widened to a signed type that holds them. */
    static Object nested(NdArray array) {
        return array.rank() == 0 ? element(array, 0) : slice(array, array.shape(), 0, 0);
    }

    private static Object slice(NdArray array, int[] shape, int dimension, int from) {
        int length = shape[dimension];
        if (dimension == shape.length - 1) {
            Object row = Array.newInstance(type(array.dtype()), length);
            for (int i = 0; i < length; i++) {
                Array.set(row, i, element(array, from + i));
            }
            return row;
        }
        int stride = 1;
        for (int d = dimension + 1; d < shape.length; d++) {
            stride *= shape[d];
        }
        int[] inner = new int[shape.length - dimension];
        inner[0] = length;
        Object rows = Array.newInstance(type(array.dtype()), inner);
        for (int i = 0; i < length; i++) {
            Array.set(rows, i, slice(array, shape, dimension + 1, from + i * stride));
        }
        return rows;
    }

    private static Object element(NdArray array, int flat) {
        return switch (array.dtype()) {
            case FLOAT64 -> array.doubleAt(flat);
            case FLOAT32, FLOAT16 -> (float) array.doubleAt(flat);
            case BOOL, INT8 -> (byte) array.longAt(flat);
            case UINT8, INT16 -> (short) array.longAt(flat);
            case UINT16, INT32 -> (int) array.longAt(flat);
            case UINT32, INT64, UINT64 -> array.longAt(flat);
        };
    }

    private static Class<?> type(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> double.class;
            case FLOAT32, FLOAT16 -> float.class;
            case BOOL, INT8 -> byte.class;
            case UINT8, INT16 -> short.class;
            case UINT16, INT32 -> int.class;
            case UINT32, INT64, UINT64 -> long.class;
        };
    }
}
