package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import java.util.List;

/** How much a weight moves its target's membrane: what would be missing without it. Immutable. */
public final class DriveEffect {
    private final double[] recurrent;

    private DriveEffect(double[] recurrent) {
        this.recurrent = recurrent;
    }

    /**
     * By assumed spikes: every source spikes at the assumed rate.
     *
     * @param network the float network
     * @param options decay and rate
     * @return effects
     */
    public static DriveEffect assumed(FloatNetwork network, OptimalOptions options) {
        Dashes dashes = new Dashes(network, options);
        return of(network, dashes, channel -> assumed(channel, options));
    }

    /**
     * By observed spikes of the float network.
     *
     * @param network the float network
     * @param options decay
     * @param calibration samples, and what runs them
     * @param seed which samples are taken where there are more than needed
     * @return effects
     */
    public static DriveEffect observed(
            FloatNetwork network, OptimalOptions options, Calibration calibration, long seed) {
        Dashes dashes = new Dashes(network, options);
        List<Channel> channels = java.util.stream.IntStream.range(
                        0, network.shape().hidden())
                .mapToObj(i -> dashes.channel(Layer.HIDDEN, i))
                .toList();
        Observations seen = Observations.of(network.shape(), calibration, seed);
        MemoryNeed.check(
                network.shape(),
                seen.rows(),
                List.of(channels),
                Runtime.getRuntime().maxMemory());
        DriveError[] errors = new ObservedLayer(
                        network,
                        Layer.HIDDEN,
                        dashes,
                        seen,
                        ReadoutUse.SPIKES,
                        Effort.unlimited(),
                        c -> assumed(c, options))
                .errors(channels);
        return of(network, dashes, channel -> errors[channel.neuron()]);
    }

    private static DriveError assumed(Channel channel, OptimalOptions options) {
        return new AssumedDrive(channel, options.assumedRate(), 0);
    }

    private static DriveEffect of(
            FloatNetwork network, Dashes dashes, java.util.function.Function<Channel, DriveError> errors) {
        double[] effects = new double[network.shape().size(Parameter.WEIGHTS_REC)];
        for (int i = 0; i < network.shape().hidden(); i++) {
            Channel channel = dashes.channel(Layer.HIDDEN, i);
            DriveError error = errors.apply(channel);
            double[] weights = channel.sameMeanDrive();
            for (int j = 0; j < channel.columns(); j++) {
                if (Layer.HIDDEN.weights().get(channel.group()[j]) == Parameter.WEIGHTS_REC) {
                    effects[channel.flat()[j]] = error.curvature(j) * weights[j] * weights[j];
                }
            }
        }
        return new DriveEffect(effects);
    }

    /**
     * The effect of one weight.
     *
     * @param parameter recurrent weights
     * @param flat index into the flat array
     * @return mean square that it adds to its target's membrane, in thresholds squared; 0 for a weight of 0
     * @throws IllegalArgumentException for another parameter
     */
    public double of(Parameter parameter, int flat) {
        if (parameter != Parameter.WEIGHTS_REC) {
            throw new IllegalArgumentException("effects are known of weights_rec, not of " + parameter.key());
        }
        return recurrent[flat];
    }
}
