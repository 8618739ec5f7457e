package dev.xylo.quantize;

import dev.xylo.core.arithmetic.Arithmetic;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Passes over a weight array {@code (sources, targets, synapses)} in memory order, on all cores if it is large. No result depends on how
 * the work is divided.
 *
 * @param values flat, row-major
 * @param targets second axis
 * @param synapses third axis
 */
record WeightLoops(double[] values, int targets, int synapses) {
    // Below this, starting threads costs more than it saves.
    private static final int VALUES_PER_PART = 1 << 17;

    /** Largest magnitude among the weights that arrive at each target. */
    double[] largestPerTarget() {
        int parts = parts();
        double[][] largest = new double[parts][targets];
        forParts(parts, part -> {
            double[] mine = largest[part];
            for (int row = firstRow(part, parts); row < firstRow(part + 1, parts); row++) {
                int at = row * targets * synapses;
                for (int target = 0; target < targets; target++) {
                    for (int synapse = 0; synapse < synapses; synapse++) {
                        mine[target] = Math.max(mine[target], Math.abs(values[at++]));
                    }
                }
            }
        });
        for (int part = 1; part < parts; part++) {
            for (int target = 0; target < targets; target++) {
                largest[0][target] = Math.max(largest[0][target], largest[part][target]);
            }
        }
        return largest[0];
    }

    /** Largest magnitude of all. */
    double largest() {
        double largest = 0;
        for (double each : largestPerTarget()) {
            largest = Math.max(largest, each);
        }
        return largest;
    }

    /**
     * Rounds {@code value * scale[target]} half to even, cut to a range, for the targets that are scaled; the others become 0.
     *
     * @return how many values were cut
     */
    int round(double[] scale, boolean[] scaled, long min, long max, long[] to) {
        int parts = parts();
        int[] cut = new int[parts];
        double[] expanded = new double[targets * synapses];
        for (int i = 0; i < expanded.length; i++) {
            // 0 * a finite value is 0; nothing else of an unscaled target is kept
            expanded[i] = scaled[i / synapses] ? scale[i / synapses] : 0;
        }
        forParts(parts, part -> {
            for (int row = firstRow(part, parts); row < firstRow(part + 1, parts); row++) {
                cut[part] += roundRow(expanded, row * expanded.length, min, max, to);
            }
        });
        return IntStream.of(cut).sum();
    }

    private int roundRow(double[] scale, int start, long min, long max, long[] to) {
        int cut = 0;
        for (int i = 0; i < scale.length; i++) {
            long rounded = (long) Arithmetic.roundHalfEven(values[start + i] * scale[i]);
            long within = Math.max(min, Math.min(max, rounded));
            cut += within != rounded ? 1 : 0;
            to[start + i] = within;
        }
        return cut;
    }

    private int parts() {
        int most = Math.min(Runtime.getRuntime().availableProcessors(), rows());
        return Math.max(1, Math.min(most, values.length / VALUES_PER_PART));
    }

    private int rows() {
        return values.length / (targets * synapses);
    }

    private int firstRow(int part, int parts) {
        return (int) ((long) rows() * part / parts);
    }

    static void forParts(int parts, IntConsumer action) {
        if (parts == 1) {
            action.accept(0);
        } else {
            IntStream.range(0, parts).parallel().forEach(action);
        }
    }
}
