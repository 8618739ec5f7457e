package dev.xylo.testkit.property;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.testkit.independent.IndependentSimulator;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Random runs: the networks and rasters of {@link NetworkGenerator}, core 1 for even and core 2 for odd seeds.
 *
 * <p>Smaller ones have fewer steps, neurons, channels, synapses, aliases and parameters, then values nearer to 0. A reproducer is a
 * golden file whose states are those of the {@link IndependentSimulator}.
 */
public final class RunCases implements Generator<RunCase> {
    private static final int LONGEST_LISTING = 12;

    private RunCases() {}

    /**
     * All kinds of networks.
     *
     * @return the generator
     */
    public static RunCases any() {
        return new RunCases();
    }

    @Override
    public RunCase generate(long seed) {
        Core core = Math.floorMod(seed, 2) == 0 ? Core.CORE_1 : Core.CORE_2;
        NetworkGenerator generator = new NetworkGenerator(Math.floorDiv(seed, 2));
        XyloNetwork network = generator.network(core);
        return new RunCase(network, core, generator.raster(network.shape().inputs()));
    }

    @Override
    public Stream<RunCase> smaller(RunCase run) {
        Parts parts = Parts.of(run.network());
        Stream<RunCase> shorter =
                SmallerRasters.of(run.input()).map(input -> new RunCase(run.network(), run.core(), input));
        Stream<RunCase> channels = SmallerRasters.withoutChannels(run.input())
                .map(keep -> new RunCase(
                        parts.keepInputs(keep).toXyloNetwork(),
                        run.core(),
                        SmallerRasters.channels(run.input(), keep)));
        Stream<RunCase> networks =
                SmallerNetworks.of(parts).map(smaller -> new RunCase(smaller.toXyloNetwork(), run.core(), run.input()));
        return Stream.of(shorter, channels, networks).flatMap(stream -> stream);
    }

    @Override
    public String describe(RunCase run) {
        return run + parameters(run.network());
    }

    /** Every value that is not 0, if these are few. */
    private static String parameters(XyloNetwork network) {
        NetworkShape shape = network.shape();
        List<String> values = Arrays.stream(Parameter.values())
                .flatMap(parameter -> IntStream.range(0, shape.size(parameter))
                        .filter(i -> network.value(parameter, i) != 0)
                        .mapToObj(i -> shape.element(parameter, i) + " = " + network.value(parameter, i)))
                .toList();
        return values.size() > LONGEST_LISTING
                ? ""
                : values.stream().collect(Collectors.joining(", ", "; not 0: ", ""));
    }

    @Override
    public Optional<Path> write(RunCase run, Path file) throws IOException {
        Path npz = file.resolveSibling(file.getFileName() + ".npz");
        DataSet data = new DataSet(List.of(run.input()), new int[0], false);
        GoldenFile.write(
                npz,
                new Golden(
                        run.network(),
                        run.core(),
                        data,
                        IndependentStates.of(
                                new IndependentSimulator(run.network(), run.core()).run(run.input()), run.core()),
                        Map.of("program", "the independent step of the test kit")));
        return Optional.of(npz);
    }

    @Override
    public String command(Path file) {
        return "xylo simulate " + file + " --expect " + file;
    }
}
