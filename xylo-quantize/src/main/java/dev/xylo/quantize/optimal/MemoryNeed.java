package dev.xylo.quantize.optimal;

import dev.xylo.core.network.NetworkShape;
import java.util.List;

/** What a calibration will need, so that a network that is too large is refused in one line and not by an exhausted heap. */
final class MemoryNeed {
    private MemoryNeed() {}

    /**
     * Checks.
     *
     * @param shape of the network
     * @param rows time steps that are looked at
     * @param layers channels of both layers
     * @param heap bytes that there are
     * @throws IllegalArgumentException if it does not fit
     */
    static void check(NetworkShape shape, long rows, List<List<Channel>> layers, long heap) {
        long width = shape.inputs() + shape.hidden();
        long filtered = rows * (width * shape.synapses() + 1);
        // Signals of the float network and of the chip, what synapses and membranes make of them, and a matrix for
        // every neuron.
        long doubles = 2 * rows * width + filtered;
        for (List<Channel> channels : layers) {
            for (Channel channel : channels) {
                doubles += (long) channel.columns() * channel.columns();
            }
        }
        if (filtered > Integer.MAX_VALUE || doubles * Double.BYTES > heap) {
            throw new IllegalArgumentException(String.format(
                    "calibrating %,d hidden neurons with %,d weights on %,d time steps needs about %,d MiB, and the Java heap is"
                            + " limited to %,d MiB: give fewer time steps, more heap (-Xmx), or take the method 'optimal', which"
                            + " needs no data",
                    shape.hidden(),
                    layers.stream()
                            .flatMap(List::stream)
                            .mapToLong(Channel::columns)
                            .sum(),
                    rows,
                    doubles * Double.BYTES >> 20,
                    heap >> 20));
        }
    }
}
