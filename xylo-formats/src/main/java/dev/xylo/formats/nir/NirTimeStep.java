package dev.xylo.formats.nir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The time step of a graph. Frameworks that simulate in steps write {@code r = tau_mem / dt} and {@code w_in = tau_syn / dt}, so that a
 * spike counts with its weight alone; where all neurons agree on such a dt, the file implies it.
 */
final class NirTimeStep {
    /** Key of a graph's metadata. */
    static final String METADATA_KEY = "dt";

    /** Single precision. */
    private static final double TOLERANCE = 1e-6;

    private NirTimeStep() {}

    /** Seconds; empty where neurons disagree, or the result would not be shorter than every time constant. */
    static OptionalDouble implied(List<NirLayer> layers) {
        List<Double> candidates = new ArrayList<>();
        double shortest = Double.POSITIVE_INFINITY;
        for (NirLayer layer : layers) {
            shortest = Math.min(shortest, collect(layer.tauMem(), layer.resistance(), candidates));
            if (layer.hasSynapse()) {
                shortest = Math.min(shortest, collect(layer.tauSyn(), layer.inputWeight(), candidates));
            }
        }
        if (candidates.isEmpty()) {
            return OptionalDouble.empty();
        }
        double first = candidates.get(0);
        boolean agree = candidates.stream().allMatch(dt -> Math.abs(dt - first) <= TOLERANCE * first);
        if (!(first > 0) || !Double.isFinite(first) || !agree || first >= shortest * (1 - TOLERANCE)) {
            return OptionalDouble.empty();
        }
        // People choose round numbers; time constants in single precision hide them.
        for (int digits = 1; digits <= 9; digits++) {
            double rounded = new BigDecimal(first)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (candidates.stream().allMatch(dt -> Math.abs(dt - rounded) <= TOLERANCE * rounded)) {
                return OptionalDouble.of(rounded);
            }
        }
        return OptionalDouble.of(first);
    }

    /** Stated in the graph's metadata. */
    static OptionalDouble stated(NirGraph graph) {
        if (graph.metadata().get(METADATA_KEY) instanceof NirValue.Numbers numbers
                && numbers.array().size() == 1) {
            double dt = numbers.array().doubleAt(0);
            return dt > 0 && Double.isFinite(dt) ? OptionalDouble.of(dt) : OptionalDouble.empty();
        }
        return OptionalDouble.empty();
    }

    private static double collect(double[] tau, double[] factor, List<Double> candidates) {
        double shortest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < tau.length; i++) {
            candidates.add(tau[i] / factor[i]);
            shortest = Math.min(shortest, tau[i]);
        }
        return shortest;
    }
}
