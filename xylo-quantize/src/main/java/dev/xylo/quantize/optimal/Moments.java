package dev.xylo.quantize.optimal;

/** Sums of products of some columns of a table and a target, over some of its rows; what least squares needs. Belongs to one thread. */
final class Moments {
    /** Rows that are gathered before they are multiplied: they and a line of the products stay in the first cache. */
    private static final int BLOCK = 32;

    private final int[] columns;
    private final double[] products;
    private final double[] couplings;
    private double squares;
    private int rows;

    /** Of columns, by their place in the table. */
    Moments(int[] columns) {
        this.columns = columns;
        this.products = new double[Math.multiplyExact(columns.length, columns.length)];
        this.couplings = new double[columns.length];
    }

    /**
     * Adds rows.
     *
     * @param table {@code (all rows, width)}
     * @param width of the table
     * @param target by row of the table
     * @param chosen rows to add, one after the other
     */
    void add(double[] table, int width, double[] target, int[] chosen) {
        int n = columns.length;
        double[] block = new double[BLOCK * n];
        for (int from = 0; from < chosen.length; from += BLOCK) {
            int size = Math.min(BLOCK, chosen.length - from);
            for (int r = 0; r < size; r++) {
                int row = chosen[from + r];
                double y = target[row];
                squares += y * y;
                for (int j = 0; j < n; j++) {
                    double x = table[row * width + columns[j]];
                    block[r * n + j] = x;
                    couplings[j] += y * x;
                }
            }
            for (int j = 0; j < n; j++) {
                for (int r = 0; r < size; r++) {
                    addLine(j * n, block[r * n + j], block, r * n, j);
                }
            }
        }
        rows += chosen.length;
    }

    private void addLine(int to, double left, double[] block, int from, int last) {
        for (int k = 0; left != 0 && k <= last; k++) {
            products[to + k] += left * block[from + k];
        }
    }

    /** Mean product of two columns. */
    double product(int j, int k) {
        return products[Math.max(j, k) * columns.length + Math.min(j, k)] / rows;
    }

    /** Mean product of a column and the target. */
    double coupling(int j) {
        return couplings[j] / rows;
    }

    /** Mean square of the target. */
    double square() {
        return squares / rows;
    }
}
