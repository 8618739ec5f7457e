package dev.xylo.testkit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.regress.Comparison;
import dev.xylo.regress.Golden;
import dev.xylo.regress.RunInput;
import dev.xylo.regress.States;
import dev.xylo.regress.StatesReader;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Dumps of states after each step that xylosim 0.1.3 wrote for golden networks. */
class GoldenDumpTest {
    private static Map<String, Map<String, byte[]>> images;

    @TempDir
    Path folder;

    @BeforeAll
    static void unpack() throws IOException {
        images = RamReference.images();
    }

    private static Simulator simulator(XyloNetwork network, String name) {
        return Simulator.of(network, Core.ofNumber(RamReference.core(name)));
    }

    private Path unpack(String name) throws IOException {
        Path theirs = folder.resolve("theirs");
        for (Map.Entry<String, byte[]> file : images.get(name).entrySet()) {
            Path path = theirs.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return theirs;
    }

    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private DataSet input(String name) throws IOException {
        Path file = folder.resolve(name + ".npz");
        Npz.write(file, RamReference.golden(name).arrays());
        return DataSets.read(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "core1-tiny",
                "core2-tiny-bias",
                "core1-plain",
                "core2-plain-bias",
                "core2-alias",
                "core2-long-decay-to-rest"
            })
    void everyFileEqualsTheReferenceByteForByteAndIsReadBack(String name) throws IOException {
        Specification network = RamReference.network(name);
        Simulator simulator = simulator(network.toXyloNetwork(), name);
        DataSet input = input(name);
        States states = Golden.run(simulator, input.samples());
        // Where the images cut biases to 8 bits, the run is still that of the whole network.
        Specification fitting = NetworkFormats.ofKey("ram")
                .orElseThrow()
                .forChip(RamReference.chip(name))
                .fit(network)
                .specification()
                .withTimeStep(RamReference.DT);
        Path ours = folder.resolve("ours");
        new RamDump(Optional.of(input.samples().get(0)), states.toArrays(false))
                .write(ours, fitting, RamReference.chip(name));

        Map<String, byte[]> written = files(ours);
        Map<String, byte[]> reference = images.get(name);
        assertThat(written.keySet()).isEqualTo(new TreeSet<>(reference.keySet()));
        Set<String> different = new TreeSet<>();
        reference.forEach((file, bytes) -> {
            if (!java.util.Arrays.equals(bytes, written.get(file))) {
                different.add(file);
            }
        });
        assertThat(different).isSubsetOf("nbram.ini");
        if (network.toXyloNetwork().equals(fitting.toXyloNetwork())) {
            assertThat(different).isEmpty();
        }

        Path theirs = unpack(name);
        States read = StatesReader.read(theirs);
        assertThat(read.lacksHibernation()).isTrue();
        assertThat(read.variables()).hasSize(7).doesNotContain(StateVariable.HIBERNATION);
        assertThat(Comparison.of(states, read).equal()).isTrue();
        assertThat(Comparison.of(read, states).equal()).isTrue();
        assertThat(Comparison.of(states, read).compared()).isPositive();
        DataSet again = RunInput.read(theirs, simulator);
        assertThat(Comparison.of(read, Golden.run(simulator, again.samples())).equal())
                .isTrue();
        assertThat(DataSets.hasInput(theirs)).isTrue();
    }
}
