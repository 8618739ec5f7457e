package dev.xylo.formats.mat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers of an array: stored in the smallest type that holds them, whatever type the array has. */
final class MatNumbers {
    private MatNumbers() {}

    /**
     * Decodes.
     *
     * @param type MATLAB's class of the array, 6 (double) to 15 (uint64)
     * @param logical whether they are truth values
     * @param storage type of the stored numbers
     * @param data the numbers, the first index fastest
     * @param shape dimensions
     * @return the array, in C order
     * @throws IllegalArgumentException if the data does not fit the shape, or the type of storage is none
     */
    static NdArray array(int type, boolean logical, int storage, ByteBuffer data, int... shape) {
        byte[] bytes = new byte[data.remaining()];
        boolean big = data.order() == ByteOrder.BIG_ENDIAN;
        data.get(bytes);
        DType stored = stored(storage);
        DType wanted = logical ? DType.BOOL : wanted(type);
        NdArray array = NdArray.ofRaw(logical && stored.itemSize() == 1 ? DType.BOOL : stored, big, true, bytes, shape);
        if (array.dtype() == wanted) {
            return array;
        }
        if (wanted == DType.FLOAT64) {
            return NdArray.ofDoubles(array.toDoubles(), shape);
        }
        if (wanted == DType.FLOAT32) {
            float[] floats = new float[array.size()];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) array.doubleAt(i);
            }
            return NdArray.ofFloats(floats, shape);
        }
        return array;
    }

    private static DType stored(int storage) {
        return switch (storage) {
            case 1 -> DType.INT8;
            case 2 -> DType.UINT8;
            case 3 -> DType.INT16;
            case 4 -> DType.UINT16;
            case 5 -> DType.INT32;
            case 6 -> DType.UINT32;
            case 7 -> DType.FLOAT32;
            case 9 -> DType.FLOAT64;
            case 12 -> DType.INT64;
            case 13 -> DType.UINT64;
            default -> throw new IllegalArgumentException("numbers are stored in the unknown type " + storage);
        };
    }

    private static DType wanted(int type) {
        return switch (type) {
            case 6 -> DType.FLOAT64;
            case 7 -> DType.FLOAT32;
            case 8 -> DType.INT8;
            case 9 -> DType.UINT8;
            case 10 -> DType.INT16;
            case 11 -> DType.UINT16;
            case 12 -> DType.INT32;
            case 13 -> DType.UINT32;
            case 14 -> DType.INT64;
            default -> DType.UINT64;
        };
    }
}
