package dev.xylo.formats.nir;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Who wrote a graph, as its numbers tell. Some programs mean other equations than NIR's by the numbers that they write; each leaves a
 * signature.
 */
enum NirWriter {
    /** Somebody who means NIR's equations, or cannot be told from one. */
    ANY,
    /**
     * Rockpool's {@code to_nir}: {@code w_in = 1} and {@code r = tau_mem/dt exp(-dt/tau_mem)}. It means LIFTorch: weights as they are,
     * exponential decay, a spike decays in the step in which it arrives.
     */
    ROCKPOOL,
    /** Norse's {@code to_nir} of LIFCell: {@code r = w_in = 1} and time constants that are dt times too short. */
    NORSE;

    /** Two neurons' time steps are the same: what single precision leaves of them. */
    private static final double TOLERANCE = 2e-5;

    private static final int ROUND_DIGITS = 3;

    /**
     * Finds the signature.
     *
     * @param layers all layers
     * @param dt time step that the person states
     */
    static NirWriter of(List<NirLayer> layers, OptionalDouble dt) {
        boolean plain = !layers.isEmpty()
                && layers.stream()
                        .allMatch(layer -> layer.node().type().equals("CubaLIF")
                                && all(layer.inputWeight(), 1)
                                && all(layer.leak(), 0)
                                && all(layer.reset(), 0));
        if (!plain) {
            return ANY;
        }
        if (layers.stream().allMatch(layer -> all(layer.resistance(), 1))) {
            boolean tooShort = dt.isPresent()
                    && layers.stream()
                            .allMatch(layer ->
                                    below(layer.tauMem(), dt.getAsDouble()) && below(layer.tauSyn(), dt.getAsDouble()));
            boolean unknown = dt.isEmpty() && layers.stream().allMatch(layer -> below(layer.tauMem(), 1e-4));
            return tooShort || unknown ? NORSE : ANY;
        }
        return rockpoolTimeStep(layers).isPresent() ? ROCKPOOL : ANY;
    }

    /** The time step that Rockpool's formula implies, if all neurons agree on one that a person would choose. */
    static OptionalDouble rockpoolTimeStep(List<NirLayer> layers) {
        double first = Double.NaN;
        double shortest = Double.POSITIVE_INFINITY;
        for (NirLayer layer : layers) {
            double[] tau = layer.tauMem();
            double[] resistance = layer.resistance();
            for (int i = 0; i < tau.length; i++) {
                double dt = tau[i] * inverse(resistance[i]);
                if (Double.isNaN(first)) {
                    first = dt;
                } else if (!(Math.abs(dt - first) <= TOLERANCE * first)) {
                    return OptionalDouble.empty();
                }
                shortest = Math.min(shortest, tau[i]);
            }
        }
        if (!(first > 0) || !(first < shortest)) {
            return OptionalDouble.empty();
        }
        double round = new BigDecimal(first)
                .round(new MathContext(ROUND_DIGITS, RoundingMode.HALF_EVEN))
                .doubleValue();
        return Math.abs(round - first) <= TOLERANCE * first ? OptionalDouble.of(round) : OptionalDouble.empty();
    }

    /** The x for which exp(-x)/x is so large; by halving, as it falls everywhere. */
    private static double inverse(double resistance) {
        if (!(resistance > 0)) {
            return Double.NaN;
        }
        double low = 0;
        double high = 1;
        while (Math.exp(-high) / high > resistance && high < 1e3) {
            high *= 2;
        }
        for (int i = 0; i < 200; i++) {
            double middle = (low + high) / 2;
            if (Math.exp(-middle) / middle > resistance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static boolean all(double[] values, double wanted) {
        for (double value : values) {
            if (value != wanted) {
                return false;
            }
        }
        return true;
    }

    private static boolean below(double[] values, double limit) {
        for (double value : values) {
            if (!(value < limit)) {
                return false;
            }
        }
        return true;
    }
}
