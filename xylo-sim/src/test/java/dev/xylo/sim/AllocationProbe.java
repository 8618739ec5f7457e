package dev.xylo.sim;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A process of its own: runs workloads until they are warm, then prints for each how many bytes a step allocates, and its time. The bytes
 * are those of a long run less those of a short one, so that what a run allocates once does not count.
 */
public final class AllocationProbe {
    private static final int STEPS = 100;
    private static final int INPUTS = 16;

    /** Bytes that the recording of output spikes takes for a step, and room for an odd object. */
    private static final int FEW = 32;

    private AllocationProbe() {}

    /** Each goes its own way through the kernels' loops. */
    enum Load {
        LAYERED(480, 2, 0.05, 9000, 0, Core.CORE_2),
        SMALL(40, 2, 1, 2000, 0, Core.CORE_2),
        SATURATING(140, 2, 1, 300, 0, Core.CORE_2),
        WIDE(70, 2, 1, 9000, 3, Core.CORE_2),
        ONE_SYNAPSE(200, 1, 0.5, 2000, 0, Core.CORE_1);

        private final XyloNetwork network;
        private final Core core;

        Load(int hidden, int synapses, double density, int threshold, int shift, Core core) {
            this.core = core;
            SplittableRandom random = new SplittableRandom(ordinal());
            NetworkShape shape = NetworkShape.of(INPUTS, hidden, 8, synapses);
            Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
            for (Parameter parameter : Parameter.values()) {
                int[] array = new int[shape.size(parameter)];
                for (int i = 0; i < array.length; i++) {
                    array[i] = switch (parameter.kind()) {
                        case WEIGHT -> random.nextDouble() < density ? random.nextInt(-100, 110) : 0;
                        case THRESHOLD -> random.nextInt(threshold / 2, threshold);
                        case DASH -> random.nextInt(1, 5);
                        case BIAS -> 0;
                        case WEIGHT_SHIFT -> shift;
                    };
                }
                values.put(parameter, array);
            }
            this.network = XyloNetwork.of(shape, values, List.of());
        }
    }

    /**
     * Prints.
     *
     * @param args the kernel, and how many milliseconds each workload has to become warm
     * @throws ReflectiveOperationException if this JVM does not count what a thread allocates
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        SpikeRaster input = input(2 * STEPS);
        for (Load load : Load.values()) {
            Simulator simulator = Simulator.of(load.network, load.core, args[0]);
            long start = System.nanoTime();
            long bytes;
            do {
                for (int i = 0; i < 50; i++) {
                    simulator.run(input);
                }
                long once = allocated(simulator, input.slice(0, STEPS));
                bytes = (allocated(simulator, input) - once) / STEPS;
            } while (Math.abs(bytes) > FEW && System.nanoTime() - start < Long.parseLong(args[1]) * 1_000_000);
            long warm = System.nanoTime();
            simulator.run(input);
            double micros = (System.nanoTime() - warm) / 1e3 / (2 * STEPS);
            System.out.printf(
                    Locale.ROOT,
                    "%s %d bytes, %.2f us, warm after %d ms%n",
                    load,
                    bytes,
                    micros,
                    (warm - start) / 1_000_000);
        }
    }

    /** Allocated by one run, the least of a few: a compiler that makes something new counts as well. */
    private static long allocated(Simulator simulator, SpikeRaster input) throws ReflectiveOperationException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            long before = allocated();
            simulator.run(input);
            least = Math.min(least, allocated() - before);
        }
        return least;
    }

    private static long allocated() throws ReflectiveOperationException {
        Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        return (long) type.getMethod("getCurrentThreadAllocatedBytes").invoke(bean);
    }

    private static SpikeRaster input(int steps) {
        SplittableRandom random = new SplittableRandom(7);
        int[] counts = new int[steps * INPUTS];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(4) == 0 ? random.nextInt(1, 15) : 0;
        }
        return SpikeRaster.of(steps, INPUTS, counts);
    }
}
