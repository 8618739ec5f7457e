package dev.xylo.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Prints what a step costs against the number of neurons, the density, the spikes per step and the number of samples, with the exponent
 * that fits best: {@code java --add-modules jdk.incubator.vector -cp benchmarks.jar dev.xylo.bench.Scaling [KERNEL]}.
 *
 * <p>Networks are N neurons with weak random recurrent weights; a bias makes the first ones fire once in every step.
 */
public final class Scaling {
    private static final int STEPS = 100;
    private static final int ROUNDS = 7;
    private static final long WARM_UP_NANOS = 2_000_000_000L;
    private static final long ROUND_NANOS = 60_000_000L;

    private final String kernel;
    private Object sink;

    private Scaling(String kernel) {
        this.kernel = kernel;
    }

    /**
     * Prints all tables.
     *
     * @param args the kernel; default vector
     */
    public static void main(String[] args) {
        Scaling scaling = new Scaling(args.length > 0 ? args[0] : "vector");
        System.out.println(
                "microseconds per step, median of " + ROUNDS + ", " + scaling.kernel + " kernel, one thread");
        // So that the compiler has seen every loop before the first figure.
        scaling.measure(0, 1000, 0.3, 200, 1);
        scaling.neurons();
        scaling.density();
        scaling.spikes();
        scaling.samples();
    }

    private void neurons() {
        List<double[]> points = new ArrayList<>();
        for (int neurons : new int[] {500, 1000, 2000, 4000}) {
            points.add(measure(neurons, neurons, 0.3, 200, 1));
        }
        print("neurons, 30 % of the weights, 200 spikes per step", points);
    }

    private void density() {
        List<double[]> points = new ArrayList<>();
        for (double density : new double[] {0.003, 0.01, 0.03, 0.1, 0.3, 1}) {
            points.add(measure(density * 100, 1000, density, 200, 1));
        }
        print("density in %, 1000 neurons, 200 spikes per step", points);
    }

    private void spikes() {
        List<double[]> points = new ArrayList<>();
        for (int active : new int[] {50, 100, 200, 400, 800}) {
            points.add(measure(active, 1000, 0.3, active, 1));
        }
        print("spikes per step, 1000 neurons, 30 % of the weights", points);
    }

    private void samples() {
        List<double[]> points = new ArrayList<>();
        for (int samples : new int[] {1, 2, 4, 8, 16}) {
            points.add(measure(samples, 63, 1, 20, samples));
        }
        print(
                "samples, one after the other, 63 neurons, all weights, 20 spikes per step; a step is one of each sample",
                points);
    }

    private static void print(String title, List<double[]> points) {
        System.out.printf(Locale.ROOT, "%n%s: exponent %.2f%n", title, exponent(points));
        for (double[] point : points) {
            System.out.printf(Locale.ROOT, "%10.1f %10.3f%n", point[0], point[1]);
        }
    }

    /** Slope of the line through the logarithms, by least squares. */
    private static double exponent(List<double[]> points) {
        double x = 0;
        double y = 0;
        for (double[] point : points) {
            x += Math.log(point[0]) / points.size();
            y += Math.log(point[1]) / points.size();
        }
        double xy = 0;
        double xx = 0;
        for (double[] point : points) {
            xy += (Math.log(point[0]) - x) * (Math.log(point[1]) - y);
            xx += (Math.log(point[0]) - x) * (Math.log(point[0]) - x);
        }
        return xy / xx;
    }

    /** {@code (size, microseconds)} of a network in which {@code active} neurons fire in every step. */
    private double[] measure(double size, int neurons, double density, int active, int samples) {
        Simulator simulator = Simulator.of(network(neurons, density, active), Core.CORE_2, kernel);
        SpikeRaster input = SpikeRaster.of(STEPS, 16, new int[STEPS * 16]);
        check(simulator.run(input, EnumSet.of(StateVariable.SPIKES)), active);
        Runnable task = () -> {
            for (int sample = 0; sample < samples; sample++) {
                simulator.reset();
                sink = simulator.run(input);
            }
        };
        Stopwatch.nanosPerRun(task, WARM_UP_NANOS);
        double[] times = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            times[round] = Stopwatch.nanosPerRun(task, ROUND_NANOS) / 1e3 / STEPS;
        }
        Arrays.sort(times);
        return new double[] {size, times[ROUNDS / 2]};
    }

    private static void check(Recording recording, int active) {
        long spikes = 0;
        for (short count : recording.values(StateVariable.SPIKES)) {
            spikes += count;
        }
        if (spikes != (long) STEPS * active) {
            throw new IllegalStateException(spikes + " spikes in " + STEPS + " steps instead of " + active + " a step");
        }
    }

    private static XyloNetwork network(int neurons, double density, int active) {
        SplittableRandom random = new SplittableRandom(1);
        NetworkShape shape = NetworkShape.of(16, neurons, 8, 2);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter) {
                    case WEIGHTS_REC -> random.nextDouble() < density ? random.nextInt(2) * 2 - 1 : 0;
                    case WEIGHTS_IN, WEIGHTS_OUT -> random.nextInt(-1, 2);
                    case THRESHOLD -> i < active ? 10000 : Short.MAX_VALUE;
                    case BIAS -> i < active ? 15000 : 0;
                    case THRESHOLD_OUT -> Short.MAX_VALUE;
                    case DASH_SYN, DASH_SYN_2, DASH_SYN_OUT, DASH_MEM_OUT -> 1;
                    // The membrane decays at once, so that a step does not depend on the one before.
                    case DASH_MEM -> 0;
                    default -> 0;
                };
            }
            values.put(parameter, array);
        }
        return XyloNetwork.of(shape, values, List.of());
    }
}
