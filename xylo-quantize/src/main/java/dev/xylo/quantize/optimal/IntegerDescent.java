package dev.xylo.quantize.optimal;

/**
 * Coordinate descent over integers: one weight at a time goes to the integer that makes the error least while the others stay, until none
 * moves. The error falls with every move, so it ends; the result is a local minimum, the same on every run.
 */
final class IntegerDescent {
    private IntegerDescent() {}

    /**
     * Searches from the nearest integers.
     *
     * @param error the error; left at the result
     * @param start real weights that the search starts at, in thresholds
     * @param lsb weight of one integer step by column, in thresholds
     * @param min smallest integer by column
     * @param max largest integer by column
     * @param sweeps how often every weight is visited, at most; 0 leaves the nearest integers
     * @return the integers
     */
    static int[] search(DriveError error, double[] start, double[] lsb, int[] min, int[] max, int sweeps) {
        int[] integers = new int[start.length];
        double[] weights = new double[start.length];
        for (int j = 0; j < start.length; j++) {
            integers[j] = nearest(start[j] / lsb[j], min[j], max[j]);
            weights[j] = integers[j] * lsb[j];
        }
        error.start(weights);
        boolean moved = true;
        for (int sweep = 0; sweep < sweeps && moved; sweep++) {
            moved = false;
            for (int j = 0; j < integers.length; j++) {
                double curvature = error.curvature(j);
                if (curvature <= 0) {
                    continue; // a source that never reaches the membrane: any weight is as good
                }
                int best = nearest(integers[j] - error.slope(j) / (curvature * lsb[j]), min[j], max[j]);
                if (best != integers[j]) {
                    error.move(j, (best - integers[j]) * lsb[j]);
                    integers[j] = best;
                    moved = true;
                }
            }
        }
        return integers;
    }

    private static int nearest(double value, int min, int max) {
        return (int) Math.max(min, Math.min(max, Math.rint(value)));
    }
}
