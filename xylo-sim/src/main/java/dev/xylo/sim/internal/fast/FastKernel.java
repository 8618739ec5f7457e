package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.sim.internal.Kernel;
import java.util.function.Supplier;

/**
 * A fast kernel.
 *
 * @param name name that users choose it by
 * @param lanes how it runs the inner loops; asked for at the first network, since vectors take time to load
 */
public record FastKernel(String name, Supplier<Lanes> lanes) implements Kernel {
    @Override
    public Program compile(XyloNetwork network, Core core) {
        return new FastProgram(network, core, lanes.get());
    }
}
