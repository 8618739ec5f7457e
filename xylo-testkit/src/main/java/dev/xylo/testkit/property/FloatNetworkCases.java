package dev.xylo.testkit.property;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The float networks of {@link NetworkGenerator}; a reproducer is a specification for {@code xylo quantize}. */
public final class FloatNetworkCases implements Generator<FloatNetwork> {
    private FloatNetworkCases() {}

    /**
     * All kinds of networks.
     *
     * @return the generator
     */
    public static FloatNetworkCases any() {
        return new FloatNetworkCases();
    }

    @Override
    public FloatNetwork generate(long seed) {
        return new NetworkGenerator(seed).floatNetwork();
    }

    @Override
    public Stream<FloatNetwork> smaller(FloatNetwork network) {
        return SmallerNetworks.of(Parts.of(network)).map(Parts::toFloatNetwork);
    }

    @Override
    public String describe(FloatNetwork network) {
        return network.shape() + ", " + network.aliases().size() + " aliases";
    }

    @Override
    public Optional<Path> write(FloatNetwork network, Path file) throws IOException {
        Path npz = file.resolveSibling(file.getFileName() + ".npz");
        NetworkFormats.write(npz, Specification.of(network));
        return Optional.of(npz);
    }

    @Override
    public String command(Path file) {
        return "xylo quantize " + file + " -o net.npz";
    }
}
