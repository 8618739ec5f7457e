package dev.xylo.testkit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.RamDump;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.regress.Golden;
import dev.xylo.sim.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of 1000 neurons, images and states after each step, by the digests of what xylosim wrote (make_full_chip_digests.py). */
class FullChipRamTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"core1-full-chip, ''", "core2-full-chip, ''", "core2-full-chip-bias, nbram.ini"})
    void everyFileHasTheDigestOfTheReference(String name, String cutByTheReference) throws Exception {
        Path net = folder.resolve("net.npz");
        Npz.write(net, RamReference.golden(name).arrays());
        Specification network = NetworkFormats.read(net);
        DataSet input = DataSets.read(net);
        Simulator simulator = Simulator.of(network.toXyloNetwork(), Core.ofNumber(RamReference.core(name)));
        Specification fitting = NetworkFormats.ofKey("ram")
                .orElseThrow()
                .forChip(RamReference.chip(name))
                .fit(network)
                .specification()
                .withTimeStep(RamReference.DT);
        Path ours = folder.resolve("ours");
        new RamDump(
                        Optional.of(input.samples().get(0)),
                        Golden.run(simulator, input.samples()).toArrays(false))
                .write(ours, fitting, RamReference.chip(name));
        Map<String, String> expected = reference(name);
        Map<String, String> actual = digests(ours);
        assertThat(expected).hasSizeGreaterThanOrEqualTo(20);
        // Biases beyond 8 bits: the reference cuts them without a word.
        expected.remove(cutByTheReference);
        actual.remove(cutByTheReference);
        assertThat(actual).isEqualTo(expected);
    }

    private static Map<String, String> reference(String network) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                FullChipRamTest.class.getResourceAsStream("full-chip-ram.sha256"), StandardCharsets.US_ASCII))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" {2}", 2);
                if (parts[1].startsWith(network + "/")) {
                    digests.put(parts[1].substring(network.length() + 1), parts[0]);
                }
            }
        }
        return digests;
    }

    private static Map<String, String> digests(Path root) throws IOException, NoSuchAlgorithmException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path path : files.toList()) {
                boolean one = Files.isRegularFile(path);
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                if (one) {
                    digest.update(Files.readAllBytes(path));
                } else {
                    try (Stream<Path> steps = Files.list(path)) {
                        for (Path step : steps.sorted(Comparator.comparingInt(FullChipRamTest::step))
                                .toList()) {
                            digest.update(Files.readAllBytes(step));
                        }
                    }
                }
                digests.put(
                        path.getFileName() + (one ? "" : "/*"), HexFormat.of().formatHex(digest.digest()));
            }
        }
        return digests;
    }

    private static int step(Path file) {
        String digits = file.getFileName().toString().replaceAll(".*_(\\d+)\\..*", "$1");
        return digits.matches("\\d+") ? Integer.parseInt(digits) : 0;
    }
}
