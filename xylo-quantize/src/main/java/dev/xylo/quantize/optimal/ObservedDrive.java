package dev.xylo.quantize.optimal;

/**
 * The error on observed spikes: {@code mean over steps of (target(t) - sum_j w_j x_j(t))^2}, where {@code x_j} is source j's spikes through
 * the chip's synapse and membrane. With {@code A = mean(x x')} and {@code b = mean(x target)} this is {@code w'Aw - 2b'w + c}.
 */
final class ObservedDrive extends DriveError {
    private final int size;
    private final double[] gram;
    private final double[] target;
    private final double constant;
    private final double[] biasCoupling;
    private final double biasTarget;
    private double[] gradient;

    /**
     * Takes over its arguments. Where the neuron has a bias, the form is the one that is left when the bias is always the best one.
     *
     * @param gram A, {@code (size, size)}, symmetric
     * @param target b, {@code (size)}
     * @param constant c, the mean square of the target
     * @param biasCoupling what a weight takes from the best bias {@code (size)}, or null without a bias
     * @param biasTarget the best bias if all weights were 0, in thresholds
     */
    ObservedDrive(double[] gram, double[] target, double constant, double[] biasCoupling, double biasTarget) {
        this.size = target.length;
        this.gram = gram;
        this.target = target;
        this.constant = constant;
        this.biasCoupling = biasCoupling;
        this.biasTarget = biasTarget;
    }

    @Override
    double bias(double[] weights) {
        double bias = biasTarget;
        for (int j = 0; biasCoupling != null && j < size; j++) {
            bias -= biasCoupling[j] * weights[j];
        }
        return bias;
    }

    @Override
    double curvature(int column) {
        return gram[column * size + column];
    }

    @Override
    double slope(int column) {
        return gradient[column];
    }

    @Override
    double place(double[] weights) {
        gradient = new double[size];
        double value = constant;
        for (int j = 0; j < size; j++) {
            double sum = 0;
            for (int k = 0; k < size; k++) {
                sum += gram[j * size + k] * weights[k];
            }
            gradient[j] = sum - target[j];
            value += weights[j] * (sum - 2 * target[j]);
        }
        return value;
    }

    @Override
    void shift(int column, double change) {
        int row = column * size;
        for (int k = 0; k < size; k++) {
            gradient[k] += change * gram[row + k];
        }
    }
}
