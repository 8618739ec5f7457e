package dev.xylo.testkit.nir;

import dev.xylo.core.raster.SpikeRaster;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * NIR's equations in Euler steps, in NIR's own quantities: {@code tau_syn I' = -I + w_in S}, {@code tau_mem v' = v_leak - v + r I}, the
 * synapse first; nodes without a synapse take their input at once, {@code tau v' = v_leak - v + r S}. Knows Input, Output, Linear, Affine,
 * Scale, Threshold, Flatten, CubaLIF, CubaLI, LIF, LI and subgraphs; expects a file that is sound.
 *
 * <p>As on the chip, not in NIR: several spikes in a step, {@code floor(v / v_threshold)}, each subtracting the threshold; and every layer
 * of neurons sees the others' spikes one step later.
 */
public final class NirEulerSimulation {
    /** Nodes of a graph with its place in the outer one. */
    private record Scope(Group graph, Scope outer, String nameInOuter) {
        String path() {
            return outer == null ? "" : outer.path() + nameInOuter + "/";
        }
    }

    /** One layer of neurons: parameters, state, spikes of the last step. */
    private static final class Layer {
        private double[] tauMem;
        private double[] tauSyn;
        private double[] resistance;
        private double[] leak;
        private double[] threshold;
        private double[] inputWeight;
        private double[] current;
        private double[] membrane;
        private double[] spikes;
        private double cap;
    }

    private final double dt;
    private final Scope root;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Map<String, Scope> scopes = new LinkedHashMap<>();
    private final Map<String, double[][]> matrices = new LinkedHashMap<>();
    private final Map<String, String[][]> edges = new LinkedHashMap<>();
    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, double[]> vectors = new LinkedHashMap<>();
    private final double hiddenCap;
    private final double outputCap;
    private double[] input;
    private double closestCall = Double.POSITIVE_INFINITY;

    /**
     * Loads a file.
     *
     * @param file a NIR graph with one input and one output
     * @param dt time step, seconds
     * @param hiddenCap most spikes of a neuron in a step
     * @param outputCap the same for neurons that are read as output
     * @throws IOException if it cannot be read
     */
    public NirEulerSimulation(Path file, double dt, int hiddenCap, int outputCap) throws IOException {
        this.dt = dt;
        this.hiddenCap = hiddenCap;
        this.outputCap = outputCap;
        try (HdfFile hdf = HdfFile.fromBytes(Files.readAllBytes(file))) {
            this.root = new Scope((Group) hdf.getChild("node"), null, null);
            load(root);
        }
    }

    private void load(Scope scope) {
        edges.put(scope.path(), (String[][]) ((Dataset) scope.graph().getChild("edges")).getData());
        Group nodes = (Group) scope.graph().getChild("nodes");
        nodes.getChildren().forEach((name, child) -> {
            Group node = (Group) child;
            String path = scope.path() + name;
            switch (type(node)) {
                case "NIRGraph" -> {
                    Scope inner = new Scope(node, scope, name);
                    scopes.put(path, inner);
                    load(inner);
                }
                case "CubaLIF", "CubaLI", "LIF", "LI" -> layers.put(path, layer(node, readByOutput(scope, name)));
                case "Linear", "Affine" -> matrices.put(path, matrix(node));
                default -> {}
            }
        });
    }

    private boolean readByOutput(Scope scope, String name) {
        for (String[] edge : edges.get(scope.path())) {
            boolean toOutput = type((Group) ((Group) scope.graph().getChild("nodes")).getChild(edge[1]))
                    .equals("Output");
            if (scope.outer() == null && edge[0].equals(name) && toOutput) {
                return true;
            }
        }
        return false;
    }

    private Layer layer(Group node, boolean output) {
        Layer layer = new Layer();
        boolean synapse = type(node).startsWith("Cuba");
        layer.tauMem = vector(node, synapse ? "tau_mem" : "tau");
        layer.tauSyn = synapse ? vector(node, "tau_syn") : null;
        layer.resistance = vector(node, "r");
        layer.leak = vector(node, "v_leak");
        layer.threshold = type(node).endsWith("LIF") ? vector(node, "v_threshold") : infinite(layer.tauMem.length);
        layer.inputWeight = synapse ? vector(node, "w_in") : null;
        layer.cap = output ? outputCap : hiddenCap;
        rest(layer);
        return layer;
    }

    private static double[] infinite(int size) {
        double[] never = new double[size];
        Arrays.fill(never, Double.POSITIVE_INFINITY);
        return never;
    }

    private static void rest(Layer layer) {
        layer.current = new double[layer.tauMem.length];
        layer.membrane = new double[layer.tauMem.length];
        layer.spikes = new double[layer.tauMem.length];
    }

    /** Brings every state to 0. */
    public void reset() {
        layers.values().forEach(NirEulerSimulation::rest);
    }

    /**
     * Names of the layers of neurons.
     *
     * @return paths, in the file's order
     */
    public List<String> layerNames() {
        return List.copyOf(layers.keySet());
    }

    /**
     * One time step.
     *
     * @param raster input spike counts
     * @param step which of its steps
     */
    public void step(SpikeRaster raster, int step) {
        input = new double[raster.channels()];
        for (int channel = 0; channel < input.length; channel++) {
            input[channel] = raster.count(step, channel);
        }
        // All read the last step's spikes, so all inputs come before any update.
        Map<String, double[]> arriving = new LinkedHashMap<>();
        layers.forEach((path, layer) -> {
            int slash = path.lastIndexOf('/');
            Scope scope = slash < 0 ? root : scopes.get(path.substring(0, slash));
            arriving.put(path, arrivingAt(scope, path.substring(slash + 1), layer.tauMem.length));
        });
        layers.forEach((path, layer) -> update(layer, arriving.get(path)));
    }

    /**
     * Spikes of the last step.
     *
     * @param layer path of a layer
     * @return one count per neuron; not a copy
     */
    public double[] spikes(String layer) {
        return layers.get(layer).spikes;
    }

    /**
     * Membrane potentials after the last step.
     *
     * @param layer path of a layer
     * @return one per neuron; not a copy
     */
    public double[] membrane(String layer) {
        return layers.get(layer).membrane;
    }

    /**
     * How close any membrane ever came to another number of spikes, in thresholds. Another order of additions can change a result only
     * if it changes a membrane by more than this.
     *
     * @return smallest distance of {@code v / v_threshold} from a whole number of at least 1
     */
    public double closestCall() {
        return closestCall;
    }

    private void update(Layer layer, double[] arriving) {
        double[] spikes = new double[arriving.length];
        for (int i = 0; i < arriving.length; i++) {
            if (layer.tauSyn == null) {
                layer.current[i] = arriving[i];
            } else {
                double derivative = -layer.current[i] + layer.inputWeight[i] * arriving[i];
                layer.current[i] += dt / layer.tauSyn[i] * derivative;
            }
            double drive = layer.leak[i] - layer.membrane[i] + layer.resistance[i] * layer.current[i];
            double v = layer.membrane[i] + dt / layer.tauMem[i] * drive;
            double inThresholds = v / layer.threshold[i];
            double nearest = Math.max(1, Math.rint(inThresholds));
            closestCall = Math.min(closestCall, Math.abs(inThresholds - nearest));
            spikes[i] = v >= layer.threshold[i] ? Math.min(layer.cap, Math.floor(inThresholds)) : 0;
            layer.membrane[i] = spikes[i] == 0 ? v : v - spikes[i] * layer.threshold[i];
        }
        layer.spikes = spikes;
    }

    private double[] arrivingAt(Scope scope, String name, int width) {
        double[] sum = new double[width];
        for (String[] edge : edges.get(scope.path())) {
            if (edge[1].equals(name)) {
                double[] values = leaving(scope, edge[0]);
                for (int i = 0; i < width; i++) {
                    sum[i] += values[i];
                }
            }
        }
        return sum;
    }

    private double[] leaving(Scope scope, String name) {
        String path = scope.path() + name;
        Group node = (Group) ((Group) scope.graph().getChild("nodes")).getChild(name);
        return switch (type(node)) {
            case "CubaLIF", "CubaLI", "LIF", "LI" -> layers.get(path).spikes;
            case "Flatten" -> arrivingAt(scope, name, product(vector(node, "input_type")));
            case "Scale" -> {
                double[] scale = vector(node, "scale");
                double[] scaled = arrivingAt(scope, name, scale.length);
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] *= scale[i];
                }
                yield scaled;
            }
            case "Threshold" -> {
                double[] threshold = vector(node, "threshold");
                double[] passed = arrivingAt(scope, name, threshold.length);
                for (int i = 0; i < passed.length; i++) {
                    passed[i] = passed[i] > threshold[i] ? 1 : 0;
                }
                yield passed;
            }
            case "Input" ->
                scope.outer() == null
                        ? input
                        : arrivingAt(scope.outer(), scope.nameInOuter(), product(vector(node, "shape")));
            case "NIRGraph" -> {
                Scope inner = scopes.get(path);
                Group inside = (Group) inner.graph().getChild("nodes");
                String output = inside.getChildren().keySet().stream()
                        .filter(child -> type((Group) inside.getChild(child)).equals("Output"))
                        .findFirst()
                        .orElseThrow();
                yield arrivingAt(inner, output, (int) vector((Group) inside.getChild(output), "shape")[0]);
            }
            case "Linear", "Affine" -> {
                double[][] matrix = matrices.get(path);
                double[] in = arrivingAt(scope, name, matrix[0].length);
                double[] out =
                        type(node).equals("Affine") ? vector(node, "bias").clone() : new double[matrix.length];
                for (int row = 0; row < matrix.length; row++) {
                    for (int column = 0; column < in.length; column++) {
                        out[row] += matrix[row][column] * in[column];
                    }
                }
                yield out;
            }
            default -> throw new IllegalStateException(path + " is of type " + type(node));
        };
    }

    private String type(Group node) {
        return types.computeIfAbsent(node.getPath(), path -> (String) ((Dataset) node.getChild("type")).getData());
    }

    private static int product(double[] shape) {
        return (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** Read once; not a copy. */
    private double[] vector(Group node, String key) {
        return vectors.computeIfAbsent(node.getPath() + key, path -> read(node, key));
    }

    private static double[] read(Group node, String key) {
        Object data = ((Dataset) node.getChild(key)).getDataFlat();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(data); i++) {
            values.add(((Number) java.lang.reflect.Array.get(data, i)).doubleValue());
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private double[][] matrix(Group node) {
        int columns = ((Dataset) node.getChild("weight")).getDimensions()[1];
        double[] flat = vector(node, "weight");
        double[][] matrix = new double[flat.length / columns][columns];
        for (int i = 0; i < flat.length; i++) {
            matrix[i / columns][i % columns] = flat[i];
        }
        return matrix;
    }
}
