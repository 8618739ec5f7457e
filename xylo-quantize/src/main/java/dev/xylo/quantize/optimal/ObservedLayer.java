package dev.xylo.quantize.optimal;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Observed errors of a layer's neurons. Neurons with the same dashes filter their signals alike and share one matrix {@code A}.
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

    ObservedLayer(FloatNetwork network, Layer layer, Dashes dashes, Observations seen) {
        this.network = network;
        this.shape = network.shape();
        this.layer = layer;
        this.dashes = dashes;
        this.seen = seen;
    }

    DriveError[] errors(List<Channel> channels) {
        Map<List<Integer>, List<Channel>> alike = new LinkedHashMap<>();
        for (Channel channel : channels) {
            alike.computeIfAbsent(dashesOf(channel), key -> new ArrayList<>()).add(channel);
        }
        DriveError[] errors = new DriveError[channels.size()];
        alike.forEach((dash, group) -> {
            Filtered filtered = new Filtered(dash);
            group.parallelStream().forEach(channel -> errors[channel.neuron()] = filtered.error(channel));
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
        private final double[] gram;

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
            this.gram = gram();
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

        /** Mean products of all columns; every thread owns some rows of the result, so the sums do not depend on their number. */
        private double[] gram() {
            double[] products = new double[Math.multiplyExact(columns, columns)];
            IntStream.range(0, columns).parallel().forEach(j -> {
                int to = j * columns;
                for (int row = 0; row < seen.rows(); row++) {
                    int from = row * columns;
                    double left = values[from + j];
                    if (left != 0) {
                        for (int k = 0; k <= j; k++) {
                            products[to + k] += left * values[from + k];
                        }
                    }
                }
            });
            for (int j = 0; j < columns; j++) {
                for (int k = 0; k <= j; k++) {
                    products[j * columns + k] /= seen.rows();
                    products[k * columns + j] = products[j * columns + k];
                }
            }
            return products;
        }

        DriveError error(Channel channel) {
            double[] target = target(channel);
            double[] coupling = new double[columns];
            double square = 0;
            for (int row = 0; row < target.length; row++) {
                double y = target[row];
                square += y * y;
                int from = row * columns;
                for (int k = 0; y != 0 && k < columns; k++) {
                    coupling[k] += y * values[from + k];
                }
            }
            for (int k = 0; k < columns; k++) {
                coupling[k] /= target.length;
            }
            return form(channel, coupling, square / target.length);
        }

        private DriveError form(Channel channel, double[] coupling, double square) {
            int n = channel.columns();
            int[] column = new int[n];
            for (int j = 0; j < n; j++) {
                column[j] = channel.synapse()[j] * signals + channel.source()[j];
            }
            int last = columns - 1;
            double biasPower = gram[columns * columns - 1];
            boolean bias = network.has(layer.bias());
            double[] a = new double[n * n];
            double[] b = new double[n];
            double[] biasCoupling = bias ? new double[n] : null;
            for (int j = 0; j < n; j++) {
                double withBias = gram[column[j] * columns + last];
                b[j] = coupling[column[j]] - (bias ? withBias * coupling[last] / biasPower : 0);
                if (bias) {
                    biasCoupling[j] = withBias / biasPower;
                }
                for (int k = 0; k < n; k++) {
                    a[j * n + k] = gram[column[j] * columns + column[k]]
                            - (bias ? withBias * gram[column[k] * columns + last] / biasPower : 0);
                }
            }
            double constant = square - (bias ? coupling[last] * coupling[last] / biasPower : 0);
            constant += pull(channel.sameMeanDrive(), a, b);
            return new ObservedDrive(a, b, constant, biasCoupling, bias ? coupling[last] / biasPower : 0);
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
        private double[] target(Channel channel) {
            double threshold = network.value(layer.threshold(), channel.neuron());
            Observations.Trajectory trajectory = seen.trajectory(layer, channel.neuron(), threshold);
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
