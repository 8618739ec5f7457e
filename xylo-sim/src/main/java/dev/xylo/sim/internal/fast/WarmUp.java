package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.internal.CoreState;
import dev.xylo.sim.internal.CounterTable;
import dev.xylo.sim.internal.RecordingBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Runs vector loops, on networks of its own and in a thread of its own, until they are compiled: that is, until they are not slower than the
 * plain ones on any of these networks. It begins when the process has simulated for a while, and gives up when that does not happen.
 */
public final class WarmUp {
    private static final long WORTHWHILE_NANOS = 150_000_000;
    private static final long PATIENCE_NANOS = 60_000_000_000L;
    private static final int STEPS = 64;

    // Of each network, in turn.
    private static final int RUNS = 8;

    private final Lanes plain;
    private final Supplier<Lanes> vectors;
    private final AtomicLong nanos = new AtomicLong();
    private final long patience;
    private volatile Lanes ready;

    /**
     * Nothing is loaded or run before it is worthwhile.
     *
     * @param plain loops to compare with
     * @param vectors loads the loops; null where vectors cannot run, which is found out in the background as well
     */
    public WarmUp(Lanes plain, Supplier<Lanes> vectors) {
        this(plain, vectors, PATIENCE_NANOS);
    }

    WarmUp(Lanes plain, Supplier<Lanes> vectors, long patience) {
        this.plain = plain;
        this.vectors = vectors;
        this.patience = patience;
    }

    /**
     * The vector loops.
     *
     * @return null until they are compiled
     */
    public Lanes ready() {
        return ready;
    }

    /**
     * Tells that the plain loops ran so long; with enough of it the vectors are begun.
     *
     * @param duration ns
     */
    public void spent(long duration) {
        if (nanos.get() < WORTHWHILE_NANOS) {
            long before = nanos.getAndAdd(duration);
            if (before < WORTHWHILE_NANOS && before + duration >= WORTHWHILE_NANOS) {
                Thread.ofPlatform().daemon().name("xylo-warm-up").start(this::compile);
            }
        }
    }

    /** Loads the vectors and runs them until they are compiled. */
    void compile() {
        Lanes lanes = vectors.get();
        if (lanes == null) {
            return;
        }
        List<Pace> paces = paces(lanes);
        long end = System.nanoTime() + patience;
        boolean good = false;
        while (!good) {
            if (System.nanoTime() > end) {
                return;
            }
            good = true;
            for (Pace pace : paces) {
                pace.run();
                good &= pace.isGood();
            }
        }
        change(lanes);
    }

    /** From now on programs run in these loops. */
    void change(Lanes lanes) {
        ready = lanes;
    }

    private List<Pace> paces(Lanes lanes) {
        List<Pace> paces = new ArrayList<>();
        for (Core core : Core.values()) {
            for (int synapses = 1; synapses <= 2; synapses++) {
                // Weights of int8 that do not reach a limit; that do; of int16.
                for (int shift : new int[] {0, 2, 4}) {
                    XyloNetwork network = network(NetworkShape.of(16, 160, 8, synapses), shift);
                    paces.add(new Pace(
                            network.shape(),
                            new FastProgram(network, core, lanes),
                            new FastProgram(network, core, plain)));
                }
            }
        }
        return paces;
    }

    private static XyloNetwork network(NetworkShape shape, int shift) {
        SplittableRandom random = new SplittableRandom(shift);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextInt(-30, 32);
                    case THRESHOLD -> random.nextInt(100, 900);
                    case DASH -> random.nextInt(1, 5);
                    case BIAS -> 0;
                    case WEIGHT_SHIFT -> shift;
                };
            }
            values.put(parameter, array);
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    /** One network, in both kinds of loops. */
    private static final class Pace {
        private final NetworkShape shape;
        private final FastProgram vectors;
        private final FastProgram plain;
        private final SpikeRaster input;
        private long leastVector = Long.MAX_VALUE;
        private long leastPlain = Long.MAX_VALUE;

        Pace(NetworkShape shape, FastProgram vectors, FastProgram plain) {
            this.shape = shape;
            this.vectors = vectors;
            this.plain = plain;
            SplittableRandom random = new SplittableRandom(1);
            int[] counts = new int[STEPS * shape.inputs()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = random.nextInt(4) == 0 ? random.nextInt(1, 4) : 0;
            }
            this.input = SpikeRaster.of(STEPS, shape.inputs(), counts);
        }

        void run() {
            for (int i = 0; i < RUNS; i++) {
                leastVector = Math.min(leastVector, run(vectors));
                leastPlain = Math.min(leastPlain, run(plain));
            }
        }

        /**
         * Vectors that are objects take many times as long; compiled ones a part, and where little is to be done about as long. The least times
         * count, since other threads want the cores as well.
         */
        boolean isGood() {
            return leastVector <= leastPlain + leastPlain / 2;
        }

        private long run(FastProgram program) {
            CoreState state = new CoreState(shape);
            RecordingBuffer recording = new RecordingBuffer(shape, STEPS, EnumSet.of(StateVariable.SPIKES_OUT));
            CounterTable counters = new CounterTable(shape);
            long start = System.nanoTime();
            program.run(input, 0, STEPS, state, recording, counters);
            return System.nanoTime() - start;
        }
    }
}
