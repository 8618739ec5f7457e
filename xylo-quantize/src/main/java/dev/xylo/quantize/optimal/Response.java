package dev.xylo.quantize.optimal;

/**
 * What one spike through a synapse of weight 1 adds to the membrane, k = 0, 1, ... steps later, in the chip's order of a step
 * ({@code i = (i + w) * beta; v = v * alpha + i}): {@code h[k] = beta * (alpha^(k+1) - beta^(k+1)) / (alpha - beta)}.
 *
 * @param alpha share of the membrane that is left after a step, 0..1 (exclusive)
 * @param beta share of the synaptic current that is left after a step, 0..1 (exclusive); 0 (dash 0 on the chip) passes nothing on
 */
record Response(double alpha, double beta) {
    /** Equal factors are told apart by this much; the closed forms divide by their difference. */
    private static final double APART = 1e-5;

    Response {
        if (Math.abs(alpha - beta) < APART) {
            beta = beta > 0.5 ? beta - APART : beta + APART;
        }
    }

    /** Sum of h: the membrane's mean per unit of mean drive. */
    double sum() {
        return beta / ((1 - alpha) * (1 - beta));
    }

    /** Sum of h[k] * other.h[k]. */
    double dot(Response other) {
        double a = beta / (alpha - beta);
        double b = other.beta / (other.alpha - other.beta);
        return a
                * b
                * (geometric(alpha * other.alpha)
                        - geometric(alpha * other.beta)
                        - geometric(beta * other.alpha)
                        + geometric(beta * other.beta));
    }

    private static double geometric(double ratio) {
        return ratio / (1 - ratio);
    }
}
