package dev.xylo.core.graph;

import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A weight matrix between two layers. Immutable. */
public final class WeightNode implements GraphNode {
    private final String name;
    private final int sources;
    private final int targets;
    private final double[] weights;
    private final double[] bias;

    private WeightNode(String name, int sources, int targets, double[] weights, double[] bias) {
        this.name = name;
        this.sources = sources;
        this.targets = targets;
        this.weights = weights.clone();
        this.bias = bias.clone();
        InvalidGraphException.check(
                sources >= 1 && targets >= 1,
                name + " is a weight of shape (" + sources + ", " + targets + "); it needs rows and columns");
        InvalidGraphException.check(
                weights.length == Math.multiplyExact((long) sources, (long) targets),
                name + " has " + weights.length + " weights; its shape (" + sources + ", " + targets + ") needs "
                        + (long) sources * targets);
        InvalidGraphException.check(
                bias.length == 0 || bias.length == targets,
                name + " has " + bias.length + " biases; " + targets + " are needed, one per target, or none");
        InvalidGraphException.checkFinite(name + ": weight", weights);
        InvalidGraphException.checkFinite(name + ": bias", bias);
    }

    /**
     * Weights without bias, as the chip has them.
     *
     * @param name unique in the graph
     * @param sources rows
     * @param targets columns
     * @param weights {@code (sources, targets)}, row-major
     * @return the node
     * @throws InvalidGraphException if lengths disagree or a value is NaN or infinite
     */
    public static WeightNode of(String name, int sources, int targets, double[] weights) {
        return new WeightNode(name, sources, targets, weights, new double[0]);
    }

    /**
     * The same weights with a bias, added to every target in every step. No chip holds one; see
     * {@link dev.xylo.core.mapping.MappingRule#NO_WEIGHT_BIASES}.
     *
     * @param values {@code (targets)}
     * @return a new node
     * @throws InvalidGraphException if the length disagrees or a value is NaN or infinite
     */
    public WeightNode withBias(double[] values) {
        return new WeightNode(name, sources, targets, weights, values);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int widthIn() {
        return sources;
    }

    @Override
    public int widthOut() {
        return targets;
    }

    /**
     * One weight.
     *
     * @param source row
     * @param target column
     * @return the weight
     */
    public double weight(int source, int target) {
        return weights[source * targets + target];
    }

    /**
     * First target with a bias other than 0.
     *
     * @return empty if there is none
     */
    public OptionalInt firstBias() {
        return IntStream.range(0, bias.length).filter(i -> bias[i] != 0).findFirst();
    }

    /**
     * Bias of a target.
     *
     * @param target column
     * @return 0 where none was given
     */
    public double bias(int target) {
        return bias.length == 0 ? 0 : bias[target];
    }

    @Override
    public String toString() {
        return name + " (" + sources + ", " + targets + ")";
    }
}
