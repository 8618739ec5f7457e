package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code record}, {@code diff} and {@code simulate --expect}, as a user runs them. */
class RegressionCommandsTest {
    @TempDir
    Path directory;

    private GoldenCase fromXylosim;
    private Path net;
    private Path golden;

    @BeforeEach
    void record() throws IOException {
        fromXylosim = GoldenCases.simulate().stream()
                .filter(c -> c.number("core", 0) == 2)
                .skip(3)
                .findFirst()
                .orElseThrow();
        net = Cli.file(fromXylosim, directory);
        golden = directory.resolve("golden.npz");
        Cli cli = Cli.run("record", net, "-o", golden);
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).contains("wrote ", "core 2, 1 sample", "network SHA-256 ");
    }

    @Test
    void aRecordingEqualsXylosimsOwnArrays() {
        Cli cli = Cli.run("diff", golden, net);
        assertThat(cli.status()).as(cli.out()).isZero();
        assertThat(cli.out()).startsWith("equal: all ").contains("hibernation").hasLineCount(1);
    }

    @Test
    void theSameRunGivesTheSameBytes() throws IOException {
        Path again = directory.resolve("again.npz");
        Cli.run("record", net, "-o", again);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(golden));
    }

    @Test
    void aGoldenFileIsANetworkAndADataSetToo() throws IOException {
        Specification specification = NetworkFormats.read(golden);
        assertThat(specification.warnings()).isEmpty();
        assertThat(Cli.run("info", golden).out()).contains("integer network");
        Cli cli = Cli.run("simulate", golden, "--expect", golden);
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out()).contains("ran ").endsWith("hibernation)\n");
    }

    @Test
    void aChangedWeightIsFoundWhereItFirstActs() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.read(net));
        NdArray weights = arrays.get("weights_in");
        long[] values = weights.toLongs();
        int changedIndex = 0;
        while (values[changedIndex] == 0) {
            changedIndex++;
        }
        values[changedIndex] += values[changedIndex] > 0 ? -1 : 1;
        arrays.put("weights_in", NdArray.ofLongs(DType.INT8, values, weights.shape()));
        Path changed = directory.resolve("changed.npz");
        Npz.write(changed, arrays);

        Cli cli = Cli.run("simulate", changed, "--expect", golden);

        assertThat(cli.status()).isEqualTo(DiffCommand.DIFFERENT);
        assertThat(cli.err()).contains("warning: ", "recorded with another network", "weights_in[0, ", ", there ");
        assertThat(cli.out())
                .contains(
                        "first difference: step ",
                        "i_syn of hidden neuron ",
                        "A computed it from: i_syn",
                        "input channel 0 x weights_in[0, ");
        assertThat(cli.out().lines().reduce((a, b) -> b).orElseThrow()).startsWith("different: ");
    }

    @Test
    void aLateRecordingIsRecognized() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        NdArray membrane = Npz.read(net).get("expected_v_mem");
        int width = membrane.shape()[1];
        double[] late = new double[membrane.size()];
        System.arraycopy(membrane.toDoubles(), 0, late, width, late.length - width);
        arrays.put("Vmem", NdArray.ofDoubles(late, membrane.shape()));
        Path chip = directory.resolve("chip.npz");
        Npz.write(chip, arrays);

        Cli cli = Cli.run("diff", golden, chip);
        assertThat(cli.status()).isEqualTo(DiffCommand.DIFFERENT);
        assertThat(cli.out()).contains("step t of A is step t+1 of B (--offset 1)");
        assertThat(Cli.run("diff", golden, chip, "--offset", 1).status()).isZero();
    }

    @Test
    void toleranceIsPerState() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.read(net));
        double[] membrane = arrays.get("expected_v_mem").toDoubles();
        membrane[5] += 2;
        arrays.put(
                "expected_v_mem",
                NdArray.ofDoubles(membrane, arrays.get("expected_v_mem").shape()));
        Path near = directory.resolve("near.npz");
        Npz.write(near, arrays);
        assertThat(Cli.run("diff", golden, near).status()).isEqualTo(1);
        assertThat(Cli.run("diff", golden, near, "--tolerance", "v_mem=2").status())
                .isZero();
        assertThat(Cli.run("diff", golden, near, "--tolerance", "2").status()).isZero();
        assertThat(Cli.run("diff", golden, near, "--tolerance", "i_syn=2").status())
                .isEqualTo(1);
        refused(Cli.run("diff", golden, near, "--tolerance", "vmem=2"), "Did you mean 'v_mem'?");
        refused(Cli.run("diff", golden, near, "--tolerance", "two"), "'two' is not a number");
        refused(Cli.run("diff", golden, near, "--tolerance", "-1"), "must be 0 or above");
    }

    @Test
    void coresAndBatchesAreKept() throws IOException {
        GoldenCase core1 = GoldenCases.simulate().stream()
                .filter(c -> c.number("core", 0) == Core.CORE_1.number())
                .findFirst()
                .orElseThrow();
        Path file = Cli.file(core1, directory);
        NdArray input = Npz.read(file).get("input");
        int channels = input.shape()[1];
        Path batch = directory.resolve("batch.npz");
        NdArray some = NdArray.ofLongs(DType.UINT8, input.toLongs(0, 12 * channels), 12, channels);
        Npz.write(batch, Map.of("input", some, "lengths", NdArray.ofInts(DType.INT64, new int[] {5, 7}, 2)));
        Path out = directory.resolve("one.npz");
        assertThat(Cli.run("record", file, "--input", batch, "--core", 1, "-o", out)
                        .out())
                .contains("core 1, 2 samples, 12 steps");
        Cli cli = Cli.run("simulate", file, "--expect", out);
        assertThat(cli.status()).as(cli.out() + cli.err()).isZero();
        assertThat(cli.out()).contains("2 samples, 12 steps", "core 1");
    }

    @Test
    void wrongInput() throws IOException {
        Path other = directory.resolve("other.npz");
        Npz.write(other, Map.of("label", NdArray.scalar(DType.UINT8, 1)));
        refused(Cli.run("diff", golden, other), "other.npz: holds no states");
        refused(Cli.run("diff", golden, directory.resolve("no.npz")), "no.npz");
        refused(Cli.run("diff", golden, directory), "holds no states of a test bench");
        refused(Cli.run("diff", golden), "B");
        refused(Cli.run("record", net, "-o", directory.resolve("x.json")), ".npz");
        refused(Cli.run("simulate", net), "--expect GOLDEN");
        Map<String, NdArray> arrays = new LinkedHashMap<>(Npz.read(golden));
        long[] input = arrays.get("input").toLongs();
        input[0]++;
        arrays.put(
                "input", NdArray.ofLongs(DType.UINT8, input, arrays.get("input").shape()));
        Path tampered = directory.resolve("tampered.npz");
        Npz.write(tampered, arrays);
        refused(Cli.run("simulate", net, "--expect", tampered), "changed after it was recorded", "input");
        Npz.write(
                other,
                Map.of(
                        "Vmem", NdArray.ofInts(DType.INT16, new int[6], 3, 2),
                        "v_mem", NdArray.ofInts(DType.INT16, new int[6], 3, 2)));
        refused(Cli.run("diff", golden, other), "are both v_mem");
        Npz.write(
                other,
                Map.of(
                        "Vmem", NdArray.ofInts(DType.INT16, new int[6], 3, 2),
                        "Isyn", NdArray.ofInts(DType.INT16, new int[4], 2, 2)));
        refused(Cli.run("diff", golden, other), "2 steps", "3 steps");
    }

    @Test
    void xylosimsTimeAxisIsTheLastOne() throws IOException {
        NdArray membrane = Npz.read(net).get("expected_v_mem");
        int steps = membrane.shape()[0];
        int width = membrane.shape()[1];
        long[] turned = new long[membrane.size()];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = membrane.longAt(i % steps * width + i / steps);
        }
        Path raw = directory.resolve("raw.npz");
        Npz.write(raw, Map.of("rec_v_mem", NdArray.ofLongs(DType.INT16, turned, width, steps)));
        Cli cli = Cli.run("diff", golden, raw);
        assertThat(cli.status()).as(cli.out()).isZero();
        assertThat(cli.out()).contains("(v_mem)");
    }

    private static void refused(Cli cli, String... parts) {
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err().lines()).as(cli.err()).hasSize(1);
        assertThat(cli.err()).startsWith("xylo: ").contains(List.of(parts));
        assertThat(cli.out()).isEmpty();
    }

    @Test
    void aRamDumpIsWrittenComparedRunAndRecorded() throws IOException {
        GoldenCase resting = GoldenCases.simulate().stream()
                .filter(c -> c.file().endsWith("core2-long-decay-to-rest.npz"))
                .findFirst()
                .orElseThrow();
        Path net = Cli.file(resting, directory);
        Path dump = directory.resolve("run.ram");
        Cli simulate = Cli.run("simulate", net, "--dump-ram", dump, "--dt", "1e-3");
        assertThat(simulate.status()).as(simulate.err()).isZero();
        assertThat(simulate.out()).contains("wrote " + dump);
        assertThat(dump.resolve("vmem/nmpram_13.txt")).exists();
        assertThat(dump.resolve("vmem/nmpram_14.txt")).doesNotExist();

        assertThat(Cli.run("diff", net, dump).out()).startsWith("equal: all ");
        assertThat(Cli.run("diff", dump, net).out()).startsWith("equal: all ");
        assertThat(Cli.run("diff", dump, dump).out()).startsWith("equal: all ");
        Path golden = directory.resolve("from-dump.npz");
        assertThat(Cli.run("record", dump, "-o", golden).err()).isEmpty();
        assertThat(Cli.run("diff", golden, dump).out()).startsWith("equal: all ");
        assertThat(Cli.run("simulate", dump, "--expect", dump).out()).contains("equal: all ");
        assertThat(Cli.run("simulate", net, "--expect", dump).out()).contains("equal: all ");
    }

    @Test
    void aDifferenceInARamDumpIsFoundAtItsStepInTime() throws IOException {
        GoldenCase resting = GoldenCases.simulate().stream()
                .filter(c -> c.file().endsWith("core2-long-decay-to-rest.npz"))
                .findFirst()
                .orElseThrow();
        Path net = Cli.file(resting, directory);
        NdArray flags = resting.arrays().get("expected_hibernation");
        Path dump = directory.resolve("run.ram");
        assertThat(Cli.run("simulate", net, "--dump-ram", dump).err()).isEmpty();
        int last = 13;
        int step = -1;
        for (int row = -1; row < last; ) {
            row += flags.longAt(++step) == 0 ? 1 : 0;
        }
        Path file = dump.resolve("isyn/nscram_" + last + ".txt");
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(file));
        lines.set(2, "7fff");
        Files.write(file, lines);
        Cli diff = Cli.run("diff", net, dump);
        assertThat(diff.status()).isEqualTo(1);
        assertThat(diff.out()).contains("first difference: step " + step + ", i_syn of hidden neuron 2");

        Path plain = directory.resolve("plain.npz");
        Cli.run("simulate", net, "--record", "v_mem", "-o", plain);
        assertThat(Cli.run("diff", plain, dump).out())
                .contains("B is a dump without the steps in which the chip hibernates");
    }

    @Test
    void whatARamDumpCannotHoldIsSaidInALine() throws IOException {
        Cli twin = Cli.run("simulate", net, "--float", "--dump-ram", directory.resolve("run.ram"));
        assertThat(twin.status()).isEqualTo(2);
        assertThat(twin.err())
                .contains("--dump-ram writes the chip's integers; --float has none")
                .hasLineCount(1);
        Path other = Files.createDirectory(directory.resolve("other"));
        Files.writeString(other.resolve("notes.txt"), "mine");
        Cli foreign = Cli.run("simulate", net, "--dump-ram", other);
        assertThat(foreign.status()).isEqualTo(2);
        assertThat(foreign.err()).hasLineCount(1);
        assertThat(other.resolve("notes.txt")).exists();
        Cli empty = Cli.run("diff", net, other);
        assertThat(empty.status()).isEqualTo(2);
        assertThat(empty.err()).contains("holds no states of a test bench").hasLineCount(1);
    }
}
