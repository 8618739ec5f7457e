package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.internal.CoreState;
import dev.xylo.sim.internal.CounterTable;
import dev.xylo.sim.internal.Kernel;
import dev.xylo.sim.internal.RecordingBuffer;

/**
 * Plain loops first, vectors once they are compiled: the same bits, so any step is a good one to change. A process that ends before has paid
 * nothing for vectors.
 *
 * @param name name that users choose it by
 * @param plain loops that are fast from the first second
 * @param vectors loops that take a while
 */
public record AdaptiveKernel(String name, Lanes plain, WarmUp vectors) implements Kernel {
    // Looked at so often whether the vectors are ready; a part of a millisecond for most networks.
    private static final int STEPS = 64;

    @Override
    public Kernel.Program compile(XyloNetwork network, Core core) {
        return new Changing(network, core);
    }

    /** A program that is compiled once more, when the vectors are ready. */
    private final class Changing implements Kernel.Program {
        private final XyloNetwork network;
        private final Core core;
        private volatile FastProgram program;
        private volatile boolean changed;

        Changing(XyloNetwork network, Core core) {
            this.network = network;
            this.core = core;
            Lanes ready = vectors.ready();
            this.changed = ready != null;
            this.program = new FastProgram(network, core, changed ? ready : plain);
        }

        @Override
        public void run(SpikeRaster input, CoreState state, RecordingBuffer recording, CounterTable counters) {
            int step = 0;
            while (!changed && step < input.steps()) {
                int end = Math.min(input.steps(), step + STEPS);
                long start = System.nanoTime();
                program.run(input, step, end, state, recording, counters);
                vectors.spent(System.nanoTime() - start);
                step = end;
                change();
            }
            if (step < input.steps()) {
                program.run(input, step, input.steps(), state, recording, counters);
            }
        }

        private void change() {
            if (vectors.ready() != null) {
                synchronized (this) {
                    if (!changed) {
                        program = new FastProgram(network, core, vectors.ready());
                        changed = true;
                    }
                }
            }
        }

        @Override
        public long bytes() {
            return program.bytes();
        }
    }
}
