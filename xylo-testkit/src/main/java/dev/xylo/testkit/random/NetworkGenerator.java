package dev.xylo.testkit.random;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;

/**
 * One random case: a network and its input, determined by a seed alone.
 *
 * <p>The methods are functions of the seed and of their arguments; the order and number of calls does not matter, so a failed case
 * is reproduced by the seed that {@link #toString()} prints. For another case make another generator, usually of the next seed.
 *
 * <p>Sizes: mostly 1..12 hidden neurons (one in ten up to 64), 1..16 input channels, 1..8 readouts, one or two synapses, now and
 * then {@code Nien < N} or {@code Noen < N}; half of the networks have aliases. Magnitudes are drawn per array on different scales,
 * so that some networks stay silent and others saturate everywhere; about a quarter of the values comes from {@link EdgeValues}.
 * Optional parameters are left out at times.
 */
public final class NetworkGenerator {
    // Each product draws from a stream of its own.
    private static final long NETWORK_STREAM = 0x6E6574776F726B31L;
    private static final long FLOAT_STREAM = 0x666C6F6174733231L;
    private static final long RASTER_STREAM = 0x7261737465727331L;

    private final long seed;

    /**
     * A case.
     *
     * @param seed any number
     */
    public NetworkGenerator(long seed) {
        this.seed = seed;
    }

    /**
     * What determines the case.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * The case's network in integers. Those of one seed for both cores are the same but for the bias, which only core 2 has.
     *
     * @param core which core it is for
     * @return a valid network
     */
    public XyloNetwork network(Core core) {
        return IntegerNetworks.network(new Dice(seed ^ NETWORK_STREAM), core);
    }

    /**
     * The case's network in floating point, largest weights about 1e-6 to 1e6. Unrelated to {@link #network(Core)}.
     *
     * <p>Half of these lie on a grid on which an 8-bit quantizer meets values exactly half-way between integers. Thresholds reach
     * beyond 16 bits, a bias may be out of the chip's range after rounding: a quantizer may reject or clip it, but must say so.
     *
     * @return a valid network
     */
    public FloatNetwork floatNetwork() {
        return FloatNetworks.network(new Dice(seed ^ FLOAT_STREAM));
    }

    /**
     * The case's input.
     *
     * @param channels width
     * @return 1..40 steps, silent to busy, counts beyond 15 at times
     */
    public SpikeRaster raster(int channels) {
        return Rasters.raster(new Dice(seed ^ RASTER_STREAM), channels);
    }

    /**
     * The case's input for {@link #network(Core)}.
     *
     * @return {@link #raster(int)} of the network's width
     */
    public SpikeRaster raster() {
        return raster(network(Core.CORE_1).shape().inputs());
    }

    /**
     * The case for a failure message: how to make it again, and what it looks like.
     *
     * @param core which core the network is for
     * @return one line
     */
    public String describe(Core core) {
        XyloNetwork network = network(core);
        return this + ".network(Core." + core + "): " + network.shape() + ", "
                + network.aliases().size() + " aliases, input of " + raster().steps() + " steps";
    }

    @Override
    public String toString() {
        return "new NetworkGenerator(" + seed + "L)";
    }
}
