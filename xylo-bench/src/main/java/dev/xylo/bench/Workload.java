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

/** Networks and rasters to measure on; the same in every run. */
public enum Workload {
    /** 12-40-7, dense, busy. */
    DENSE_40(12, 40, 7, 1.0, 0.5),
    /** 16-63-8, dense, busy. */
    DENSE_63(16, 63, 8, 1.0, 0.5),
    /** 16-1000-8, 3 % of the recurrent weights, busy. */
    SPARSE_1000(16, 1000, 8, 0.03, 0.5),
    /** 16-1000-8, dense, silent. */
    SILENT_1000(16, 1000, 8, 1.0, 0.0);

    private static final long SEED = 20261124;
    private static final int STEPS = 100;

    private final NetworkShape shape;
    private final double density;
    private final double inputRate;

    Workload(int inputs, int hidden, int outputs, double density, double inputRate) {
        this.shape = NetworkShape.of(inputs, hidden, outputs, 2);
        this.density = density;
        this.inputRate = inputRate;
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
        SplittableRandom random = new SplittableRandom(SEED);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            IntUnaryOperator value = switch (parameter.kind()) {
                case WEIGHT -> i -> keep(random, parameter) ? random.nextInt(-100, 101) : 0;
                case THRESHOLD -> i -> random.nextInt(300, 2000);
                case DASH -> i -> random.nextInt(1, 7);
                case BIAS -> i -> inputRate == 0 ? 0 : random.nextInt(-5, 6);
                case WEIGHT_SHIFT -> i -> 0;
            };
            values.put(
                    parameter,
                    java.util.stream.IntStream.range(0, shape.size(parameter))
                            .map(value)
                            .toArray());
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
