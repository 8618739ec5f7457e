package dev.xylo.frontend.imu;

import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;

/** Signals of samples with their matrix. */
final class MatrixSignals {
    private MatrixSignals() {}

    /** Records the matrices alone, (T, 3, 3). */
    static void record(Recorder recorder, String name, Signal both) {
        if (!recorder.wants(name)) {
            return;
        }
        long[] values = both.integers();
        long[] matrices = new long[both.steps() * Samples.MATRIX];
        for (int t = 0; t < both.steps(); t++) {
            System.arraycopy(
                    values, t * Samples.WITH_MATRIX + Samples.AXES, matrices, t * Samples.MATRIX, Samples.MATRIX);
        }
        recorder.record(name, Signal.ofIntegers(matrices, Samples.AXES, Samples.AXES));
    }
}
