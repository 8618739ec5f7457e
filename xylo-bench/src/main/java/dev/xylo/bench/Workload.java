package dev.xylo.bench;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Networks and rasters to measure on; the same in every run, in JMH and beside xylosim. */
public enum Workload {
    /** 12-40-7, dense and busy: about 630 hidden spikes per step. */
    DENSE_40("12-40-7 dense busy", 12, 40, 7, 1.0, 0.5, 20, 180),
    /** 16-63-8, dense and busy. */
    DENSE_63("16-63-8 dense busy", 16, 63, 8, 1.0, 0.5, 300, 2000),
    /** 16-1000-8, 3 % of the recurrent weights, busy. */
    SPARSE_1000("16-1000-8 3 % busy", 16, 1000, 8, 0.03, 0.5, 100, 600),
    /** The same density, quiet: about 40 hidden spikes per step. */
    QUIET_1000("16-1000-8 3 % quiet", 16, 1000, 8, 0.03, 0.05, 5800, 11000),
    /** 30 % of the recurrent weights: about 2170 hidden spikes per step. */
    BUSY_1000("16-1000-8 30 %", 16, 1000, 8, 0.3, 0.5, 1450, 7500),
    /** 16-1000-8, dense, silent. */
    SILENT_1000("16-1000-8 dense silent", 16, 1000, 8, 1.0, 0.0, 300, 2000);

    private static final long SEED = 6;
    private static final int STEPS = 100;

    private final String title;
    private final NetworkShape shape;
    private final double density;
    private final double inputRate;
    private final int lowestThreshold;
    private final int highestThreshold;

    Workload(
            String title,
            int inputs,
            int hidden,
            int outputs,
            double density,
            double inputRate,
            int lowestThreshold,
            int highestThreshold) {
        this.title = title;
        this.shape = NetworkShape.of(inputs, hidden, outputs, 2);
        this.density = density;
        this.inputRate = inputRate;
        this.lowestThreshold = lowestThreshold;
        this.highestThreshold = highestThreshold;
    }

    /**
     * For tables.
     *
     * @return sizes and what is special
     */
    public String title() {
        return title;
    }

    /**
     * Time steps of the raster.
     *
     * @return T
     */
    public int steps() {
        return STEPS;
    }

    /**
     * An integer network of this kind.
     *
     * @return two synapses, biases, no aliases
     */
    public XyloNetwork network() {
        return network(lowestThreshold, highestThreshold);
    }

    private XyloNetwork network(int low, int high) {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            IntUnaryOperator value = switch (parameter.kind()) {
                case WEIGHT -> i -> keep(random, parameter) ? random.nextInt(-100, 101) : 0;
                case THRESHOLD -> i -> random.nextInt(low, high);
                case DASH -> i -> random.nextInt(1, 7);
                case BIAS -> i -> inputRate == 0 ? 0 : random.nextInt(-5, 6);
                case WEIGHT_SHIFT -> i -> 0;
            };
            values.put(
                    parameter,
                    IntStream.range(0, shape.size(parameter)).map(value).toArray());
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    /**
     * A float network of this kind.
     *
     * @return weights in -1..1, thresholds around 5
     */
    public FloatNetwork floatNetwork() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT) {
                continue;
            }
            double[] array = new double[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> keep(random, parameter) ? random.nextDouble(-1, 1) : 0;
                    case THRESHOLD -> random.nextDouble(3, 10);
                    case DASH -> random.nextDouble(1, 6);
                    default -> random.nextDouble(-0.05, 0.05);
                };
            }
            values.put(parameter, array);
        }
        return FloatNetwork.of(shape, values, List.of());
    }

    /**
     * Input of this kind.
     *
     * @return {@code (100, Nin)}
     */
    public SpikeRaster input() {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        int[] counts = new int[STEPS * shape.inputs()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextDouble() < inputRate ? random.nextInt(1, 8) : 0;
        }
        return SpikeRaster.of(STEPS, shape.inputs(), counts);
    }

    private boolean keep(SplittableRandom random, Parameter parameter) {
        return parameter != Parameter.WEIGHTS_REC || random.nextDouble() < density;
    }
}
