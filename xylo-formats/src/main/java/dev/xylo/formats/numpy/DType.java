package dev.xylo.formats.numpy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Element types of arrays that are read and written, named as NumPy names them. */
public enum DType {
    /** One byte, 0 or 1. */
    BOOL('b', 1),
    /** Signed, 8 bits. */
    INT8('i', 1),
    /** Signed, 16 bits. */
    INT16('i', 2),
    /** Signed, 32 bits. */
    INT32('i', 4),
    /** Signed, 64 bits. */
    INT64('i', 8),
    /** Unsigned, 8 bits. */
    UINT8('u', 1),
    /** Unsigned, 16 bits. */
    UINT16('u', 2),
    /** Unsigned, 32 bits. */
    UINT32('u', 4),
    /** Unsigned, 64 bits; values above {@link Long#MAX_VALUE} can be read as double only. */
    UINT64('u', 8),
    /** IEEE half precision. */
    FLOAT16('f', 2),
    /** IEEE single precision. */
    FLOAT32('f', 4),
    /** IEEE double precision. */
    FLOAT64('f', 8);

    private final char code;
    private final int itemSize;

    DType(char code, int itemSize) {
        this.code = code;
        this.itemSize = itemSize;
    }

    /**
     * Bytes of one element.
     *
     * @return 1, 2, 4 or 8
     */
    public int itemSize() {
        return itemSize;
    }

    /**
     * Whether it holds whole numbers only.
     *
     * @return true for integers and {@link #BOOL}
     */
    public boolean isInteger() {
        return code != 'f';
    }

    /**
     * Whether it is a floating point type.
     *
     * @return false for integers and {@link #BOOL}
     */
    public boolean isFloat() {
        return code == 'f';
    }

    /**
     * The {@code descr} of an NPY header, little-endian.
     *
     * @return such as {@code <i4}, {@code |u1}
     */
    public String descr() {
        return (itemSize == 1 ? "|" : "<") + code + itemSize;
    }

    /**
     * Whether an integer type holds a value.
     *
     * @param value the value
     * @return false if out of range, and for floating point types
     */
    public boolean holds(long value) {
        return switch (code) {
            case 'b' -> value == 0 || value == 1;
            case 'i' -> itemSize == 8 || value >> (8 * itemSize - 1) == value >> 63;
            case 'u' -> value >= 0 && (itemSize == 8 || value >> (8 * itemSize) == 0);
            default -> false;
        };
    }

    /**
     * The range of an integer type in words, for messages.
     *
     * @return such as {@code -128..127}
     */
    String range() {
        BigInteger one = BigInteger.ONE;
        return switch (code) {
            case 'b' -> "0..1";
            case 'i' ->
                one.shiftLeft(8 * itemSize - 1).negate() + ".."
                        + one.shiftLeft(8 * itemSize - 1).subtract(one);
            case 'u' -> "0.." + one.shiftLeft(8 * itemSize).subtract(one);
            default -> "any";
        };
    }

    /**
     * Finds a type.
     *
     * @param code kind and size, without byte order, such as {@code i4}
     * @return empty if it is none of these
     */
    public static Optional<DType> ofCode(String code) {
        return Arrays.stream(values())
                .filter(type -> type.descr().substring(1).equals(code))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
