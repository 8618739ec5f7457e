package dev.xylo.testkit.independent.frontend;

/** A value that a stage cannot hold. */
public final class OutOfRange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfRange(String what) {
        super(what);
    }

    static long below(long value, long bound, String what) {
        if (Math.abs(value) >= bound) {
            throw new OutOfRange(what + ": " + value);
        }
        return value;
    }
}
