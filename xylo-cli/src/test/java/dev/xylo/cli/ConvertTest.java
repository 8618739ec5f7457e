package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.Parameter;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
    @TempDir
    Path directory;

    private Path golden(String name) throws IOException {
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(candidate -> candidate.file().endsWith("/" + name + ".npz"))
                .findFirst()
                .orElseThrow();
        return Cli.file(golden, directory);
    }

    @Test
    void aroundAllFormatsNothingIsLost() throws IOException {
        Path start = golden("core1-alias");
        Path samna = directory.resolve("net.samna.json");
        Path rockpool = directory.resolve("net.json");
        Path ram = directory.resolve("net.ram");
        Path end = directory.resolve("end.npz");
        Cli cli = Cli.run("convert", start, samna);
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out())
                .isEqualTo("wrote " + samna + ": integer network 5-20-3, 2 synapses, as samna JSON (from NumPy NPZ)\n");
        assertThat(cli.err())
                .startsWith("note: written for Xylo 1 (SYNS61300), as the network has no bias; --chip chooses another\n"
                        + "note: only the network is written, not the data beside it: input, expected_");
        assertThat(Cli.run("convert", samna, rockpool).status()).isZero();
        assertThat(Cli.run("convert", rockpool, ram, "--dt", "0.01", "--chip", "audio2")
                        .status())
                .isZero();
        assertThat(ram.resolve("nbram.ini")).exists();
        assertThat(Cli.run("convert", ram, end).out()).contains("as NumPy NPZ (from RAM images)");
        assertThat(NetworkFormats.read(end).timeStep()).hasValue(0.01);
        assertThat(NetworkFormats.read(end).toXyloNetwork().values(Parameter.WEIGHTS_REC))
                .isEqualTo(NetworkFormats.read(start).toXyloNetwork().values(Parameter.WEIGHTS_REC));
        assertThat(NetworkFormats.read(end).aliases())
                .isEqualTo(NetworkFormats.read(start).aliases());
        assertThat(Cli.run("convert", start, directory.resolve("other.dat"), "--format", "npz")
                        .status())
                .isZero();
    }

    @Test
    void lossIsRefusedUnlessForced() throws IOException {
        Path biased = golden("core2-alias-many-targets-bias");
        Path ram = directory.resolve("net.ram");
        Cli refused = Cli.run("convert", biased, ram);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err())
                .contains("RAM images cannot hold the whole network (--force writes the rest): bias: ")
                .contains("beyond -128..127, the range of RAM images: bias[")
                .contains("aliases: 12 targets are second ones of their neuron");
        assertThat(ram).doesNotExist();
        Cli forced = Cli.run("convert", biased, ram, "--force");
        assertThat(forced.status()).as(forced.err()).isZero();
        assertThat(forced.err()).contains("warning: lost: bias: ", "warning: lost: aliases: ");
        assertThat(ram.resolve("basic_config.json")).exists();
    }

    @Test
    void wrongInputIsOneLine() throws IOException {
        Path floats = Cli.file(GoldenCases.pipeline().get(0), directory);
        Path out = directory.resolve("net.samna.json");
        assertOneLine(
                Cli.run("convert", floats, out), "is a network in floating point", "quantize it first (xylo quantize)");
        assertThat(out).doesNotExist();
        Path net = golden("core1-plain");
        assertOneLine(Cli.run("convert", net, directory.resolve("net.txt")), "tells no network format");
        assertOneLine(Cli.run("convert", net, out, "--format", "samnaa"), "Did you mean 'samna'?");
        assertOneLine(Cli.run("convert", net, out, "--dt", "-1"), "a time step must be positive");
        assertOneLine(Cli.run("convert", directory, out), "is a directory, not a file, and holds no RAM images");
    }

    private static void assertOneLine(Cli cli, String... parts) {
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                .hasSize(1);
        assertThat(cli.err()).contains(parts);
    }

    @Test
    void infoShowsHistogramsAndWhichChipsItFits() throws IOException {
        Path net = golden("core1-plain");
        Path ram = directory.resolve("net.ram");
        assertThat(Cli.run("convert", net, ram).status()).isZero();
        for (Path file : new Path[] {net, ram}) {
            Cli cli = Cli.run("info", file);
            assertThat(cli.status()).as(cli.err()).isZero();
            assertThat(cli.out())
                    .contains("weights that are not 0", "dash_mem: 12 neurons", "#")
                    .contains("  fits Xylo Audio 2 (SYNS61201): 0 errors", "  does not fit Xylo IMU (SYNS63300): ");
        }
        assertThat(Files.isDirectory(ram)).isTrue();
    }

    /** As samna prints a configuration of the chip; before them on the chips whose order is inferred. */
    @Test
    void biasesOfAudio3StandAfterTheDecays() throws IOException {
        Path net = Cli.file(
                GoldenCases.simulate().stream()
                        .filter(c -> c.file().contains("core2-tiny-bias"))
                        .findFirst()
                        .orElseThrow(),
                directory);
        Path out = directory.resolve("audio3.json");
        for (String chip : new String[] {"audio2", "audio3"}) {
            assertThat(Cli.run("convert", net, out, "--format", "samna", "--chip", chip)
                            .status())
                    .isZero();
            String text = Files.readString(out);
            String readout = text.substring(text.indexOf("\"readout\""));
            assertThat(readout.indexOf("v_mem_bias") > readout.indexOf("i_syn_decay"))
                    .as(chip)
                    .isEqualTo(chip.equals("audio3"));
        }
    }
}
