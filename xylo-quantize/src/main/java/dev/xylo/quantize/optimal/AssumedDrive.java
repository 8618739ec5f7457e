package dev.xylo.quantize.optimal;

import java.util.Arrays;

/**
 * The error when nothing is known of the presynaptic spikes: every source spikes at one rate, independently of the others and of its own
 * past (Poisson). The mean square of the membrane error is then {@code rate * sum over sources of |response error|^2 + rate^2 * (sum of
 * all response errors)^2}: sources couple only through their sum, so a step of the search costs a few operations.
 */
final class AssumedDrive extends DriveError {
    private final double rate;
    private final int[] synapse;
    private final int[] partner;
    private final double[][] chipDots;
    private final double[] chipSums;
    private final double[] target;
    private final double targetMean;
    private final double constant;
    private final double bias;
    private double[] current;
    private double mean;

    /**
     * For one neuron.
     *
     * @param channel its columns
     * @param rate spikes per step of every source
     * @param bias that the chip's neuron gets, in thresholds
     */
    AssumedDrive(Channel channel, double rate, double bias) {
        this.rate = rate;
        this.bias = bias;
        this.synapse = channel.synapse();
        this.partner = channel.partners();
        int synapses = channel.floatResponse().length;
        this.chipDots = dots(channel.chipResponse(), channel.chipResponse());
        double[][] crossDots = dots(channel.chipResponse(), channel.floatResponse());
        double[][] floatDots = dots(channel.floatResponse(), channel.floatResponse());
        this.chipSums = new double[synapses];
        double[] floatSums = new double[synapses];
        for (int s = 0; s < synapses; s++) {
            chipSums[s] = channel.chipResponse()[s].sum();
            floatSums[s] = channel.floatResponse()[s].sum();
        }
        double[] weights = channel.weights();
        this.target = new double[weights.length];
        double floatMean = 0;
        double square = 0;
        for (int j = 0; j < weights.length; j++) {
            int s = synapse[j];
            int other = partner[j];
            target[j] = weights[j] * crossDots[s][s];
            square += weights[j] * weights[j] * floatDots[s][s];
            if (other >= 0) {
                target[j] += weights[other] * crossDots[s][synapse[other]];
                square += weights[j] * weights[other] * floatDots[s][synapse[other]];
            }
            floatMean += weights[j] * floatSums[s];
        }
        this.targetMean = floatMean;
        this.constant = square;
    }

    private static double[][] dots(Response[] left, Response[] right) {
        return Arrays.stream(left)
                .map(l -> Arrays.stream(right).mapToDouble(l::dot).toArray())
                .toArray(double[][]::new);
    }

    @Override
    double curvature(int column) {
        int s = synapse[column];
        return rate * (chipDots[s][s] + rate * chipSums[s] * chipSums[s]);
    }

    @Override
    double slope(int column) {
        return rate * (own(column) - target[column] + rate * chipSums[synapse[column]] * mean);
    }

    private double own(int column) {
        int s = synapse[column];
        int other = partner[column];
        double own = current[column] * chipDots[s][s];
        return other < 0 ? own : own + current[other] * chipDots[s][synapse[other]];
    }

    @Override
    double place(double[] weights) {
        current = weights.clone();
        mean = -targetMean;
        double square = constant;
        for (int j = 0; j < weights.length; j++) {
            mean += weights[j] * chipSums[synapse[j]];
            square += weights[j] * (own(j) - 2 * target[j]);
        }
        return rate * (square + rate * mean * mean);
    }

    @Override
    void shift(int column, double change) {
        current[column] += change;
        mean += change * chipSums[synapse[column]];
    }

    @Override
    double bias(double[] weights) {
        return bias;
    }
}
