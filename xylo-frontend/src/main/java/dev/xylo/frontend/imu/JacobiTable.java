package dev.xylo.frontend.imu;

/**
 * The angles that the chip's Jacobi rotations choose from: row r of 64 stands for {@code r * 45 / 63} degrees. Every value is truncated.
 * The first half is searched by the tangent of twice the angle, the second by its cotangent; -1 where a row has no such value.
 */
final class JacobiTable {
    static final int ROWS = 64;
    static final int HALF = ROWS / 2;

    /** {@code 65536 tan 2th}, rows 0..31. */
    static final int[] TAN_2 = new int[ROWS];
    /** {@code 65536 / tan 2th}, rows 32..63. */
    static final int[] COT_2 = new int[ROWS];
    /** {@code 65535 sin th}. */
    static final int[] SIN = new int[ROWS];
    /** {@code 65535 cos th}. */
    static final int[] COS = new int[ROWS];
    /** {@code 65536 / (2 cos 2th)}, rows 0..31. */
    static final int[] INVERSE_COS = new int[ROWS];
    /** {@code 65536 / (2 sin 2th)}, rows 32..63. */
    static final int[] INVERSE_SIN = new int[ROWS];

    static {
        for (int r = 0; r < ROWS; r++) {
            double angle = StrictMath.toRadians(r * 45.0 / 63.0);
            boolean small = r < HALF;
            SIN[r] = (int) (65535 * StrictMath.sin(angle));
            COS[r] = (int) (65535 * StrictMath.cos(angle));
            TAN_2[r] = small ? (int) (65536 * StrictMath.tan(2 * angle)) : -1;
            INVERSE_COS[r] = small ? (int) (65536 / (2 * StrictMath.cos(2 * angle))) : -1;
            COT_2[r] = small ? -1 : (int) (65536 / StrictMath.tan(2 * angle));
            INVERSE_SIN[r] = small ? -1 : (int) (65536 / (2 * StrictMath.sin(2 * angle)));
        }
    }

    private JacobiTable() {}
}
