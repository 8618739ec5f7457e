package dev.xylo.formats.numpy;

import dev.xylo.formats.internal.Text;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/**
 * An array of numbers with a shape. Immutable.
 *
 * <p>Elements are addressed by their flat, row-major (C order) index, {@code 0 <= flat < size()}. They are held in their own type, as
 * little-endian bytes: a data set of 100 MB on disk takes 100 MB here. At most {@link Integer#MAX_VALUE} - 8 bytes and
 * {@link #MAX_RANK} dimensions.
 */
public final class NdArray {
    /** Most dimensions of an array. */
    public static final int MAX_RANK = 8;

    /** Most bytes of one array; what a Java array holds. */
    public static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final VarHandle FLOAT = view(float[].class);
    private static final VarHandle DOUBLE = view(double[].class);

    private final DType dtype;
    private final int[] shape;
    private final int size;
    private final byte[] bytes;

    private NdArray(DType dtype, int[] shape, int size, byte[] bytes) {
        this.dtype = dtype;
        this.shape = shape;
        this.size = size;
        this.bytes = bytes;
    }

    /** Takes the bytes without copying; they are little-endian, in C order and of the right length. */
    static NdArray ofBytes(DType dtype, int[] shape, byte[] bytes) {
        assert (long) bytes.length == (long) sizeOf(shape) * dtype.itemSize();
        return new NdArray(dtype, shape, sizeOf(shape), bytes);
    }

    /**
     * Decodes elements from bytes, as other formats than NPY store them.
     *
     * @param dtype element type
     * @param bigEndian whether the most significant byte of an element comes first
     * @param fortranOrder whether the first index runs fastest
     * @param data the elements; must not be written to afterwards, as they may be taken over without a copy
     * @param shape dimensions; none for a scalar
     * @return the array, in C order
     * @throws IllegalArgumentException if the data has another length than type and shape say
     */
    public static NdArray ofRaw(DType dtype, boolean bigEndian, boolean fortranOrder, byte[] data, int... shape) {
        check(shape, data.length / dtype.itemSize(), dtype);
        if (data.length % dtype.itemSize() != 0) {
            throw new IllegalArgumentException(data.length + " bytes are no whole number of " + dtype);
        }
        byte[] ordered = fortranOrder ? NpyDecoder.toRowMajor(data, dtype.itemSize(), shape) : data;
        boolean changes = dtype == DType.BOOL || bigEndian && dtype.itemSize() > 1;
        byte[] own = changes && ordered == data ? data.clone() : ordered;
        return NpyDecoder.decodeData(own, dtype, bigEndian, shape.clone());
    }

    /**
     * An array of doubles.
     *
     * @param values flat, row-major; copied
     * @param shape dimensions; none for a scalar
     * @return type {@link DType#FLOAT64}
     * @throws IllegalArgumentException if the number of values disagrees with the shape
     */
    public static NdArray ofDoubles(double[] values, int... shape) {
        byte[] bytes = allocate(DType.FLOAT64, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            DOUBLE.set(bytes, i << 3, values[i]);
        }
        return new NdArray(DType.FLOAT64, shape.clone(), values.length, bytes);
    }

    /**
     * An array of floats.
     *
     * @param values flat, row-major; copied
     * @param shape dimensions; none for a scalar
     * @return type {@link DType#FLOAT32}
     * @throws IllegalArgumentException if the number of values disagrees with the shape
     */
    public static NdArray ofFloats(float[] values, int... shape) {
        byte[] bytes = allocate(DType.FLOAT32, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            FLOAT.set(bytes, i << 2, values[i]);
        }
        return new NdArray(DType.FLOAT32, shape.clone(), values.length, bytes);
    }

    /**
     * An array of floats of 16 bits.
     *
     * @param values flat, row-major; rounded to half precision
     * @param shape dimensions; none for a scalar
     * @return type {@link DType#FLOAT16}
     * @throws IllegalArgumentException if the number of values disagrees with the shape
     */
    public static NdArray ofHalves(float[] values, int... shape) {
        byte[] bytes = allocate(DType.FLOAT16, values.length, shape);
        for (int i = 0; i < values.length; i++) {
            SHORT.set(bytes, i << 1, Float.floatToFloat16(values[i]));
        }
        return new NdArray(DType.FLOAT16, shape.clone(), values.length, bytes);
    }

    /**
     * An array of whole numbers.
     *
     * @param dtype an integer type
     * @param values flat, row-major, within the type's range
     * @param shape dimensions; none for a scalar
     * @return an array of that type
     * @throws IllegalArgumentException if the type is a floating point type, a value is out of its range, or the number of values
     *     disagrees with the shape
     */
    public static NdArray ofLongs(DType dtype, long[] values, int... shape) {
        byte[] bytes = allocate(integer(dtype), values.length, shape);
        for (int i = 0; i < values.length; i++) {
            put(dtype, bytes, i, values[i], shape);
        }
        return new NdArray(dtype, shape.clone(), values.length, bytes);
    }

    /**
     * As {@link #ofLongs}.
     *
     * @param dtype an integer type
     * @param values flat, row-major, within the type's range
     * @param shape dimensions; none for a scalar
     * @return an array of that type
     * @throws IllegalArgumentException as {@link #ofLongs}
     */
    public static NdArray ofInts(DType dtype, int[] values, int... shape) {
        byte[] bytes = allocate(integer(dtype), values.length, shape);
        for (int i = 0; i < values.length; i++) {
            put(dtype, bytes, i, values[i], shape);
        }
        return new NdArray(dtype, shape.clone(), values.length, bytes);
    }

    /**
     * As {@link #ofLongs}.
     *
     * @param dtype an integer type
     * @param values flat, row-major, within the type's range
     * @param shape dimensions; none for a scalar
     * @return an array of that type
     * @throws IllegalArgumentException as {@link #ofLongs}
     */
    public static NdArray ofShorts(DType dtype, short[] values, int... shape) {
        byte[] bytes = allocate(integer(dtype), values.length, shape);
        for (int i = 0; i < values.length; i++) {
            put(dtype, bytes, i, values[i], shape);
        }
        return new NdArray(dtype, shape.clone(), values.length, bytes);
    }

    /**
     * A whole number without dimensions.
     *
     * @param dtype an integer type
     * @param value within its range
     * @return shape {@code ()}
     * @throws IllegalArgumentException as {@link #ofLongs}
     */
    public static NdArray scalar(DType dtype, long value) {
        return ofLongs(dtype, new long[] {value});
    }

    /**
     * Element type.
     *
     * @return the type
     */
    public DType dtype() {
        return dtype;
    }

    /**
     * Dimensions, outermost first.
     *
     * @return a copy; empty for a scalar
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * Number of dimensions.
     *
     * @return 0 for a scalar
     */
    public int rank() {
        return shape.length;
    }

    /**
     * Number of elements.
     *
     * @return the product of the dimensions; 1 for a scalar
     */
    public int size() {
        return size;
    }

    /**
     * One element as double.
     *
     * @param flat row-major index
     * @return the value, exactly, except that 64-bit integers above 2^53 are rounded
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public double doubleAt(int flat) {
        return switch (dtype) {
            case FLOAT64 -> (double) DOUBLE.get(bytes, at(flat));
            case FLOAT32 -> (float) FLOAT.get(bytes, at(flat));
            case FLOAT16 -> Float.float16ToFloat((short) SHORT.get(bytes, at(flat)));
            case UINT64 -> unsignedToDouble(raw(flat));
            default -> raw(flat);
        };
    }

    /**
     * One element as whole number.
     *
     * @param flat row-major index
     * @return the value, exactly; {@link DType#BOOL} gives 0 or 1
     * @throws ArithmeticException if it is not a whole number or beyond the range of long; the message names the value
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public long longAt(int flat) {
        if (dtype.isFloat()) {
            double value = doubleAt(flat);
            // -2^63 is a long, 2^63 is not; NaN fails the first comparison.
            if (value != Math.rint(value) || value < -0x1p63 || value >= 0x1p63) {
                throw new ArithmeticException(value + " is not a whole number of 64 bits");
            }
            return (long) value;
        }
        long value = raw(flat);
        if (dtype == DType.UINT64 && value < 0) {
            throw new ArithmeticException(Long.toUnsignedString(value) + " is beyond the range of long");
        }
        return value;
    }

    /**
     * Whether an element is a whole number that {@link #longAt} can give.
     *
     * @param flat row-major index
     * @return false for fractions, NaN, infinities and what is beyond the range of long
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public boolean isWholeAt(int flat) {
        if (dtype.isFloat()) {
            double value = doubleAt(flat);
            return value == Math.rint(value) && value >= -0x1p63 && value < 0x1p63;
        }
        return dtype != DType.UINT64 || raw(flat) >= 0;
    }

    /**
     * One element as text, for messages.
     *
     * @param flat row-major index
     * @return all its digits
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public String textAt(int flat) {
        if (dtype.isFloat()) {
            return dtype == DType.FLOAT64 ? Double.toString(doubleAt(flat)) : Float.toString((float) doubleAt(flat));
        }
        return dtype == DType.UINT64 ? Long.toUnsignedString(raw(flat)) : Long.toString(raw(flat));
    }

    /**
     * All elements as doubles.
     *
     * @return flat, row-major; as {@link #doubleAt}
     */
    public double[] toDoubles() {
        return toDoubles(0, size);
    }

    /**
     * A stretch of elements as doubles.
     *
     * @param from first flat index
     * @param to last flat index, exclusive
     * @return as {@link #doubleAt}
     * @throws IndexOutOfBoundsException if the stretch is not inside
     */
    public double[] toDoubles(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        double[] values = new double[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = doubleAt(from + i);
        }
        return values;
    }

    /**
     * All elements as whole numbers.
     *
     * @return flat, row-major; as {@link #longAt}
     * @throws ArithmeticException as {@link #longAt}
     */
    public long[] toLongs() {
        return toLongs(0, size);
    }

    /**
     * A stretch of elements as whole numbers.
     *
     * @param from first flat index
     * @param to last flat index, exclusive
     * @return as {@link #longAt}
     * @throws ArithmeticException as {@link #longAt}
     * @throws IndexOutOfBoundsException if the stretch is not inside
     */
    public long[] toLongs(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        long[] values = new long[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = longAt(from + i);
        }
        return values;
    }

    /**
     * The same elements in another shape.
     *
     * @param newShape dimensions with as many elements
     * @return shares the values with this array
     * @throws IllegalArgumentException if the number of elements differs
     */
    public NdArray reshape(int... newShape) {
        check(newShape, size, dtype);
        return new NdArray(dtype, newShape.clone(), size, bytes);
    }

    /**
     * The same elements with the axes in reverse order, as {@code array.T}.
     *
     * @return a new array; this one where it has fewer than two axes
     */
    public NdArray transposed() {
        if (shape.length < 2) {
            return this;
        }
        int[] reversed = new int[shape.length];
        for (int d = 0; d < shape.length; d++) {
            reversed[d] = shape[shape.length - 1 - d];
        }
        return new NdArray(dtype, reversed, size, NpyDecoder.toRowMajor(bytes, dtype.itemSize(), reversed));
    }

    /**
     * Some rows: slices along the first axis.
     *
     * @param from first row, inclusive
     * @param to last row, exclusive
     * @return a copy of {@code to - from} rows
     * @throws IndexOutOfBoundsException if there are no such rows, or this is a scalar
     */
    public NdArray rows(int from, int to) {
        Objects.checkFromToIndex(from, to, shape.length == 0 ? 0 : shape[0]);
        int[] part = shape.clone();
        part[0] = to - from;
        int rowBytes = shape[0] == 0 ? 0 : bytes.length / shape[0];
        return ofBytes(dtype, part, Arrays.copyOfRange(bytes, from * rowBytes, to * rowBytes));
    }

    /**
     * The only element of this array, several times.
     *
     * @param length how often, at least 0
     * @return shape {@code (length,)}, the same type
     * @throws IllegalStateException if this array does not have exactly one element
     */
    public NdArray repeated(int length) {
        if (size != 1) {
            throw new IllegalStateException("an array of " + size + " elements cannot be repeated; it must have 1");
        }
        byte[] copies = allocate(dtype, length, length);
        for (int i = 0; i < copies.length; i++) {
            copies[i] = bytes[i % bytes.length];
        }
        return new NdArray(dtype, new int[] {length}, length, copies);
    }

    /** The elements, little-endian, in C order; never handed out of this package, never written to. */
    byte[] bytes() {
        return bytes;
    }

    /** Number of elements of a shape that has been checked. */
    private static int sizeOf(int[] shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NdArray that
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dtype.hashCode() + Arrays.hashCode(shape)) + Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return dtype + " " + Text.shape(shape);
    }

    private int at(int flat) {
        return Objects.checkIndex(flat, size) * dtype.itemSize();
    }

    private long raw(int flat) {
        int at = at(flat);
        return switch (dtype) {
            case BOOL, INT8 -> bytes[at];
            case UINT8 -> bytes[at] & 0xFF;
            case INT16 -> (short) SHORT.get(bytes, at);
            case UINT16 -> (short) SHORT.get(bytes, at) & 0xFFFF;
            case INT32 -> (int) INT.get(bytes, at);
            case UINT32 -> (int) INT.get(bytes, at) & 0xFFFF_FFFFL;
            case INT64, UINT64 -> (long) LONG.get(bytes, at);
            case FLOAT16, FLOAT32, FLOAT64 -> throw new AssertionError(dtype);
        };
    }

    private static double unsignedToDouble(long value) {
        if (value >= 0) {
            return value;
        }
        // Halve, keeping the lost bit sticky so that rounding stays correct, and double again.
        return (double) ((value >>> 1) | (value & 1)) * 2;
    }

    private static void put(DType dtype, byte[] bytes, int flat, long value, int[] shape) {
        if (!dtype.holds(value)) {
            throw new IllegalArgumentException(
                    Text.element("value", shape, flat) + " is " + value + "; " + dtype + " holds " + dtype.range());
        }
        int at = flat * dtype.itemSize();
        switch (dtype.itemSize()) {
            case 1 -> bytes[at] = (byte) value;
            case 2 -> SHORT.set(bytes, at, (short) value);
            case 4 -> INT.set(bytes, at, (int) value);
            default -> LONG.set(bytes, at, value);
        }
    }

    private static DType integer(DType dtype) {
        if (!dtype.isInteger()) {
            throw new IllegalArgumentException(dtype + " is not an integer type");
        }
        return dtype;
    }

    private static byte[] allocate(DType dtype, int size, int... shape) {
        check(shape, size, dtype);
        return new byte[size * dtype.itemSize()];
    }

    private static void check(int[] shape, int size, DType dtype) {
        if (shape.length > MAX_RANK) {
            throw new IllegalArgumentException("an array of " + shape.length + " dimensions; at most " + MAX_RANK);
        }
        long product = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw new IllegalArgumentException("shape " + Text.shape(shape) + " has a negative dimension");
            }
            // Stays below 2^62: both factors are below 2^31, and a product beyond size is cut off.
            product = Math.min(product * dimension, Integer.MAX_VALUE);
        }
        if (product != size) {
            throw new IllegalArgumentException("shape " + Text.shape(shape) + " does not have " + size + " elements");
        }
        if ((long) size * dtype.itemSize() > MAX_BYTES) {
            throw new IllegalArgumentException(size + " elements of " + dtype + " exceed what one array holds");
        }
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }
}
