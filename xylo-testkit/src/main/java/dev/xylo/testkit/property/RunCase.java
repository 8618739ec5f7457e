package dev.xylo.testkit.property;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;

/**
 * A network on a core with one sample of input. Immutable.
 *
 * @param network the network
 * @param core revision of the arithmetic
 * @param input as wide as the network
 */
public record RunCase(XyloNetwork network, Core core, SpikeRaster input) {
    @Override
    public String toString() {
        return "core " + core.number() + ", " + network.shape() + ", "
                + network.aliases().size() + " aliases, input of " + input.steps() + " steps";
    }
}
