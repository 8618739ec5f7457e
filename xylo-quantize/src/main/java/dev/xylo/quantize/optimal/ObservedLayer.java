package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Observed errors of a layer's neurons. Neurons with the same dashes filter their signals alike and share the filtered ones.
 *
 * <p>A neuron's target is the float membrane before the reset, to which the float network's own resets, as the chip's membrane would forget
 * them, are added back: what is left is linear in the weights.
 */
final class ObservedLayer {
    /** Pulls weights that the observations leave free towards those of the same mean drive; in shares of the mean curvature. */
    private static final double RIDGE = 0.01;

    private final FloatNetwork network;
    private final NetworkShape shape;
    private final Layer layer;
    private final Dashes dashes;
    private final Observations seen;
    private final ReadoutUse use;
    private final Effort effort;
    private final Function<Channel, DriveError> otherwise;

    /**
     * Of one layer.
     *
     * @param network the float network
     * @param layer its layer
     * @param dashes of the chip
     * @param seen what was observed
     * @param use of the layer's answers
     * @param effort its time
     * @param otherwise the error of a neuron that there is no time for
     */
    ObservedLayer(
            FloatNetwork network,
            Layer layer,
            Dashes dashes,
            Observations seen,
            ReadoutUse use,
            Effort effort,
            Function<Channel, DriveError> otherwise) {
        this.network = network;
        this.shape = network.shape();
        this.layer = layer;
        this.dashes = dashes;
        this.seen = seen;
        this.use = use;
        this.effort = effort;
        this.otherwise = otherwise;
    }

    /** Beyond that and one more the chip's neuron emits what it emits anyway. */
    private int mostSpikes() {
        return layer == Layer.HIDDEN ? layer.mostSpikes() : (int) Math.ceil(2 * use.factor()) - 1;
    }

    DriveError[] errors(List<Channel> channels) {
        Map<List<Integer>, List<Channel>> alike = new LinkedHashMap<>();
        for (Channel channel : channels) {
            alike.computeIfAbsent(dashesOf(channel), key -> new ArrayList<>()).add(channel);
        }
        DriveError[] errors = new DriveError[layer.neurons(shape)];
        alike.forEach((dash, group) -> {
            Filtered filtered = effort.over() ? null : new Filtered(dash);
            group.parallelStream()
                    .forEach(channel -> errors[channel.neuron()] =
                            filtered == null || effort.over() ? otherwise.apply(channel) : filtered.error(channel));
        });
        return errors;
    }

    /** Membrane first, then synapses. */
    private List<Integer> dashesOf(Channel channel) {
        List<Integer> key = new ArrayList<>();
        key.add(dashes.chip(layer.dashMem(), channel.neuron()));
        for (int s = 0; s < layer.synapses(shape); s++) {
            key.add(dashes.chip(layer.dashSyn().get(s), channel.neuron()));
        }
        return key;
    }

    /** Signals through the synapses and the membrane of neurons with the same dashes; the last column is a constant bias. */
    private final class Filtered {
        private final double alpha;
        private final int signals = seen.width();
        private final int columns;
        private final double[] values;

        Filtered(List<Integer> dash) {
            this.alpha = Dashes.chipShare(dash.get(0));
            this.columns = (dash.size() - 1) * signals + 1;
            this.values = new double[Math.multiplyExact(seen.rows(), columns)];
            for (int s = 1; s < dash.size(); s++) {
                filter(Dashes.chipShare(dash.get(s)), (s - 1) * signals);
            }
            for (int row = 0; row < seen.rows(); row++) {
                double before = seen.starts(row) ? 0 : values[row * columns - 1];
                values[(row + 1) * columns - 1] = alpha * before + 1;
            }
        }

        private void filter(double beta, int offset) {
            double[] current = new double[signals];
            for (int row = 0; row < seen.rows(); row++) {
                boolean starts = seen.starts(row);
                int to = row * columns + offset;
                for (int p = 0; p < signals; p++) {
                    current[p] = ((starts ? 0 : current[p]) + seen.signals()[row * signals + p]) * beta;
                    values[to + p] = (starts ? 0 : alpha * values[to - columns + p]) + current[p];
                }
            }
        }

        DriveError error(Channel channel) {
            Observations.Trajectory trajectory = seen.trajectory(layer, channel.neuron(), channel.threshold());
            double[] target = target(channel, trajectory);
            int[] rows = use.silent()
                    ? Relevance.rows(trajectory.before(), Double.POSITIVE_INFINITY, 1)
                    : Relevance.rows(trajectory.before(), channel.threshold(), mostSpikes());
            Moments moments = new Moments(columns(channel));
            moments.add(values, columns, target, rows);
            return form(channel, moments);
        }

        /** Where a channel's signals stand; the constant bias comes last. */
        private int[] columns(Channel channel) {
            int[] own = new int[channel.columns() + 1];
            for (int j = 0; j < channel.columns(); j++) {
                own[j] = channel.synapse()[j] * signals + channel.source()[j];
            }
            own[channel.columns()] = columns - 1;
            return own;
        }

        private DriveError form(Channel channel, Moments moments) {
            int n = channel.columns();
            double biasPower = moments.product(n, n);
            double biasTarget = moments.coupling(n) / biasPower;
            boolean bias = network.has(layer.bias());
            double[] a = new double[n * n];
            double[] b = new double[n];
            double[] biasCoupling = bias ? new double[n] : null;
            for (int j = 0; j < n; j++) {
                double withBias = bias ? moments.product(n, j) : 0;
                b[j] = moments.coupling(j) - withBias * biasTarget;
                if (bias) {
                    biasCoupling[j] = withBias / biasPower;
                }
                for (int k = 0; k < n; k++) {
                    a[j * n + k] = moments.product(j, k) - (bias ? withBias * moments.product(n, k) / biasPower : 0);
                }
            }
            double constant = moments.square() - (bias ? moments.coupling(n) * biasTarget : 0);
            constant += pull(channel.sameMeanDrive(), a, b);
            return new ObservedDrive(a, b, constant, biasCoupling, bias ? biasTarget : 0);
        }

        /** Adds {@code ridge * |w - to|^2}; returns what it adds to the constant. */
        private static double pull(double[] to, double[] a, double[] b) {
            int n = to.length;
            double ridge = 0;
            for (int j = 0; j < n; j++) {
                ridge += RIDGE * a[j * n + j] / n;
            }
            double constant = 0;
            for (int j = 0; j < n; j++) {
                a[j * n + j] += ridge;
                b[j] += ridge * to[j];
                constant += ridge * to[j] * to[j];
            }
            return constant;
        }

        /** In thresholds. */
        private double[] target(Channel channel, Observations.Trajectory trajectory) {
            double threshold = network.value(layer.threshold(), channel.neuron());
            double[] target = new double[seen.rows()];
            double resets = 0;
            for (int row = 0; row < target.length; row++) {
                resets = seen.starts(row) ? 0 : alpha * (resets + trajectory.spikes()[row - 1] * threshold);
                target[row] = (trajectory.before()[row] + resets) / channel.threshold();
            }
            return target;
        }
    }
}
