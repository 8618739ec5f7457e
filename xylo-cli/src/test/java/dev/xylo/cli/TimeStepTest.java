package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The length of a step travels from the network's file to where times and frequencies are reckoned. */
class TimeStepTest {
    private static final Path DIGITS =
            Path.of("../examples/digits").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path network;

    @BeforeEach
    void networkWithItsTimeStep() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.read(DIGITS.resolve("network.npz")));
        arrays.put("dt", NdArray.ofDoubles(new double[] {9.94e-3}));
        network = folder.resolve("slow.npz");
        Npz.write(network, arrays);
    }

    private String study(String name, Object argument, Object... options) throws IOException {
        Object[] words = new Object[options.length + 6];
        System.arraycopy(new Object[] {"study", argument, "--samples", 10, "-o", folder.resolve(name)}, 0, words, 0, 6);
        System.arraycopy(options, 0, words, 6, options.length);
        Cli cli = Cli.run(words);
        assertThat(cli.status()).as(cli.err()).isZero();
        return Files.readString(folder.resolve(name + "/manifest.json"));
    }

    @Test
    void ofTheFileUnlessSomebodySaysAnother() throws IOException {
        Object[] small = {"--data", DIGITS.resolve("test.npz"), "--methods", "global", "--bits", 8, "--no-attribution"};
        assertThat(study("file", network, small)).contains("\"dt\" : 0.00994");
        Object[] given = java.util.Arrays.copyOf(small, small.length + 2);
        given[small.length] = "--dt";
        given[small.length + 1] = "0.001";
        assertThat(study("option", network, given)).contains("\"dt\" : 0.001");
        String slow = Files.readString(folder.resolve("file/results.json"));
        String fast = Files.readString(folder.resolve("option/results.json"));
        double ratio = clock(fast) / clock(slow);
        assertThat(ratio).isCloseTo(9.94, org.assertj.core.api.Assertions.within(0.01));

        Path yaml = Files.writeString(folder.resolve("study.yaml"), """
                network: slow.npz
                data: %s
                methods: global
                bits_per_weight: 8
                attribution: false
                """.formatted(DIGITS.resolve("test.npz")));
        assertThat(study("yaml", yaml)).contains("\"dt\" : 0.00994");
        assertThat(folder.resolve("yaml/results.csv")).hasSameBinaryContentAs(folder.resolve("file/results.csv"));
    }

    /** Mean clock of the first configuration. */
    private static double clock(String json) {
        java.util.regex.Matcher value = java.util.regex.Pattern.compile("\"[a-z_]*clock[a-z_]*\"\\s*:\\s*([0-9.E+-]+)")
                .matcher(json);
        assertThat(value.find()).isTrue();
        return Double.parseDouble(value.group(1));
    }

    @Test
    void quantizedNetworksKeepIt() throws IOException {
        for (String name : new String[] {"q.npz", "q.json"}) {
            Path quantized = folder.resolve(name);
            Cli cli = Cli.run("quantize", network, "-o", quantized);
            assertThat(cli.status()).as(cli.err()).isZero();
            assertThat(NetworkFormats.read(quantized).timeStep()).hasValue(9.94e-3);
            Cli.run("quantize", network, "-o", quantized, "--dt", "0.002");
            assertThat(NetworkFormats.read(quantized).timeStep()).hasValue(0.002);
        }
    }
}
