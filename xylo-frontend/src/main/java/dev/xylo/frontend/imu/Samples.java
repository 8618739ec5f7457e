package dev.xylo.frontend.imu;

import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Signal;

/** What enters the interface: 16-bit sign-magnitude, so -32768 is no value. */
final class Samples {
    static final int AXES = 3;
    static final int MATRIX = AXES * AXES;
    /** A sample and its matrix. */
    static final int WITH_MATRIX = AXES + MATRIX;

    private static final int LARGEST = 32767;

    private Samples() {}

    static void check(String stage, Signal in, long first) {
        if (in.width() != AXES) {
            throw new IllegalArgumentException(
                    stage + ": samples of " + in.width() + " numbers; needed are 3 (x, y, z)");
        }
        long[] x = in.integers();
        for (int i = 0; i < x.length; i++) {
            if (x[i] < -LARGEST || x[i] > LARGEST) {
                throw new FrontEndException(
                        stage,
                        first + i / AXES,
                        i % AXES,
                        x[i] + " is beyond 16-bit sign-magnitude, -" + LARGEST + ".." + LARGEST);
            }
        }
    }
}
