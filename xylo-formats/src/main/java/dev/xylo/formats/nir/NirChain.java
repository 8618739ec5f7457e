package dev.xylo.formats.nir;

import dev.xylo.core.graph.WeightNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights on the way from neurons or input to neurons: at most one matrix, with scales before and after it folded in.
 *
 * @param source path of the node that the weights read
 * @param nodes paths of the weights, in the direction of the spikes
 * @param sources rows
 * @param targets columns
 * @param weights {@code (sources, targets)}, row-major, as NIR means them
 * @param bias per target, 0 without
 */
record NirChain(String source, List<String> nodes, int sources, int targets, double[] weights, double[] bias) {

    /** Before any weight: values pass as they are. */
    static NirChain identity(String source, int width) {
        double[] ones = new double[Math.multiplyExact(width, width)];
        for (int i = 0; i < width; i++) {
            ones[i * width + i] = 1;
        }
        return new NirChain(source, List.of(), width, width, ones, new double[width]);
    }

    /** Name for messages and for the graph. */
    String name() {
        return String.join("*", nodes);
    }

    /** Followed by a matrix {@code (targets, sources)} as NIR stores it, and a bias. */
    NirChain thenMatrix(String node, int rows, double[] matrix, double[] added) {
        double[] product = new double[Math.multiplyExact(sources, rows)];
        for (int s = 0; s < sources; s++) {
            for (int t = 0; t < rows; t++) {
                // Only scales came before: the product is diagonal.
                product[s * rows + t] = weights[s * targets + s] * matrix[t * targets + s];
            }
        }
        return new NirChain(source, and(node), sources, rows, product, added);
    }

    /** Followed by a factor per value. */
    NirChain thenScale(String node, double[] scale) {
        double[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= scale[i % targets];
        }
        double[] scaledBias = bias.clone();
        for (int t = 0; t < targets; t++) {
            scaledBias[t] *= scale[t];
        }
        return new NirChain(source, and(node), sources, targets, scaled, scaledBias);
    }

    /** The weights as the chip's neurons need them. */
    WeightNode scaled(String name, double[] factor) {
        double[] scaled = weights.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= factor[i % targets];
        }
        return WeightNode.of(name, sources, targets, scaled);
    }

    private List<String> and(String node) {
        List<String> all = new ArrayList<>(nodes);
        all.add(node);
        return List.copyOf(all);
    }
}
