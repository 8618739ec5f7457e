package dev.xylo.testkit.differential;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Simulator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The long run: {@code java dev.xylo.testkit.differential.LongRun STEPS NEURONS}, by default 24,000,000 steps of 1000 neurons (with steps of
 * a millisecond, more than six hours of chip time), in chunks that carry their state over. It prints time per step and used heap for every
 * twelfth; both must stay flat. Time is that of this thread on a processor, so that other programs on the machine do not count.
 */
public final class LongRun {
    private static final int CHUNK = 10_000;
    private static final int PARTS = 12;
    private static final double INPUT_RATE = 0.02;
    private static final double DENSITY = 0.03;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LongRun() {}

    /**
     * Runs it.
     *
     * @param args steps and neurons
     */
    public static void main(String[] args) {
        long steps = args.length > 0 ? Long.parseLong(args[0]) : 24_000_000;
        int neurons = args.length > 1 ? Integer.parseInt(args[1]) : 1000;
        Simulator simulator = Simulator.of(network(neurons), Core.CORE_2);
        System.out.printf(Locale.ROOT, "%,d steps of %s, kernel %s%n", steps, simulator.shape(), simulator.kernel());
        System.out.println("      steps   us/step   spikes out   heap MB");
        SplittableRandom random = new SplittableRandom(1);
        long done = 0;
        long spikes = 0;
        for (int part = 1; part <= PARTS; part++) {
            long to = steps * part / PARTS;
            long nanos = 0;
            long from = done;
            while (done < to) {
                SpikeRaster input = input(
                        random,
                        (int) Math.min(CHUNK, to - done),
                        simulator.shape().inputs());
                long start = THREADS.getCurrentThreadCpuTime();
                for (int count : simulator.run(input).outputCounts()) {
                    spikes += count;
                }
                nanos += THREADS.getCurrentThreadCpuTime() - start;
                done += input.steps();
            }
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            System.out.printf(
                    Locale.ROOT,
                    "%,11d  %8.3f  %,11d  %8.1f%n",
                    done,
                    nanos / 1e3 / Math.max(1, done - from),
                    spikes,
                    (runtime.totalMemory() - runtime.freeMemory()) / 1e6);
        }
        System.out.printf(Locale.ROOT, "done: %,d steps, %,d output spikes%n", done, spikes);
    }

    private static SpikeRaster input(SplittableRandom random, int steps, int channels) {
        short[] counts = new short[steps * channels];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) (random.nextDouble() < INPUT_RATE ? random.nextInt(1, 4) : 0);
        }
        return SpikeRaster.of(steps, channels, counts);
    }

    /** 16 inputs, 8 readouts; sparse recurrence, balanced, quiet. */
    private static XyloNetwork network(int neurons) {
        NetworkShape shape = NetworkShape.of(16, neurons, 8, 2);
        SplittableRandom random = new SplittableRandom(20261124);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT ->
                        parameter != Parameter.WEIGHTS_REC || random.nextDouble() < DENSITY
                                ? random.nextInt(-60, 61)
                                : 0;
                    case THRESHOLD -> random.nextInt(2000, 8000);
                    case DASH -> random.nextInt(2, 6);
                    case BIAS, WEIGHT_SHIFT -> 0;
                };
            }
            values.put(parameter, array);
        }
        return XyloNetwork.of(shape, values, List.of());
    }
}
