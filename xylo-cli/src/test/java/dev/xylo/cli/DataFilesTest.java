package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands take data of every format, and what their file does not say is said by options. */
class DataFilesTest {
    private static final Path DIGITS = Path.of("../examples/digits");

    @TempDir
    Path folder;

    private DataSet digits;
    private Path network;
    private Path plain;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        digits = DataSets.read(DIGITS.resolve("test.npz")).first(3);
        network = folder.resolve("net.npz");
        out = folder.resolve("out.npz");
        plain = folder.resolve("plain.npz");
        dev.xylo.formats.data.DataSetFile.write(plain, dev.xylo.formats.data.SampleSource.of(digits));
        Cli quantize = Cli.run("quantize", DIGITS.resolve("network.npz"), "-o", network);
        assertThat(quantize.status()).as(quantize.err()).isZero();
    }

    /** Events of one sample as text. */
    private Path events(int sample) throws IOException {
        StringBuilder text = new StringBuilder("t_us,channel\n");
        var raster = digits.samples().get(sample);
        for (int step = 0; step < raster.steps(); step++) {
            for (int channel = 0; channel < raster.channels(); channel++) {
                for (int n = raster.count(step, channel); n > 0; n--) {
                    text.append(step * 1000L + 500).append(',').append(channel).append('\n');
                }
            }
        }
        return Files.writeString(folder.resolve("events.csv"), text);
    }

    private static Cli done(Object... args) {
        Cli cli = Cli.run(args);
        assertThat(cli.status()).as(cli.err()).isZero();
        return cli;
    }

    @Test
    void convertWritesEveryDataSetAsNpz() throws IOException {
        var raster = digits.samples().get(0);
        Cli cli = done(
                "convert",
                events(0),
                out,
                "--as",
                "data",
                "--dt",
                "1e-3",
                "--channels",
                raster.channels(),
                "--steps",
                raster.steps());
        assertThat(cli.out()).contains("wrote " + out + ": 1 sample, ", "(from CSV)");
        assertThat(cli.err()).contains("note: ", "'t_us' is the time in microseconds, 'channel' the channel");
        assertThat(DataSets.read(out).samples()).containsExactly(raster);
        assertThat(Npz.read(out).get("dt").doubleAt(0)).isEqualTo(1e-3);

        Path x = folder.resolve("X.npy");
        Path y = folder.resolve("y.txt");
        Npy.write(x, Npz.read(plain).get("input"));
        Files.write(
                y,
                Arrays.stream(digits.labels())
                        .mapToObj(label -> "digit " + label)
                        .toList());
        done("convert", x, out, "--as", "data", "--labels", y);
        assertThat(DataSets.read(out).annotations().classNames()).contains("digit " + digits.labels()[0]);
        assertThat(Npz.headers(out).keySet()).containsExactly("input", "label", "class_names");
        assertThat(folder.resolve(".out.npz.unpacked")).doesNotExist();
    }

    @Test
    void simulateTakesEventsOfTheNetworksWidth() throws IOException {
        Path fromEvents = folder.resolve("events.npz");
        Path fromRaster = folder.resolve("raster.npz");
        int steps = digits.samples().get(0).steps();
        done("simulate", network, "--data", events(0), "--dt", "1e-3", "--steps", steps, "-o", fromEvents);
        Path one = folder.resolve("one.npy");
        Npy.write(one, Npz.read(plain).get("input").rows(0, 1).reshape(steps, digits.channels()));
        done("simulate", network, "--data", one, "-o", fromRaster);
        assertThat(Npz.read(fromEvents)).isEqualTo(Npz.read(fromRaster));
        Cli without = Cli.run("convert", events(0), out, "--as", "data");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("--dt SECONDS").hasLineCount(1);
    }

    @Test
    void otherKeysAreFoundAndSaid() throws IOException {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put("X", Npz.read(plain).get("input"));
        arrays.put("other", Npz.read(plain).get("input"));
        arrays.put("y", NdArray.ofInts(DType.INT64, digits.labels(), 3, 1));
        Path named = folder.resolve("named.npz");
        Npz.write(named, arrays);
        Cli cli = done("faults", network, "--data", named, "--fault", "weights_in[0,0,0]:0:flip");
        assertThat(cli.err())
                .contains("note: " + named + ": samples are 'X', labels are 'y'", "warning: ", "ignored", "other");
        assertThat(cli.err().lines().filter(line -> line.startsWith("warning: ")))
                .hasSize(1);
        assertThat(Cli.run(
                                "faults",
                                network,
                                "--data",
                                named,
                                "--input-key",
                                "Z",
                                "--fault",
                                "weights_in[0,0,0]:0:flip")
                        .err())
                .contains("holds no 'Z', which --input-key names; it holds X, other, y")
                .hasLineCount(1);
    }

    @Test
    void aStudyOfOtherKeysAndLabelsOfTheirOwnIsTheSameStudy() throws IOException {
        Path named = folder.resolve("named.npz");
        Path labels = folder.resolve("y.npy");
        Npz.write(named, Map.of("data", Npz.read(plain).get("input")));
        Npy.write(labels, Npz.read(plain).get("label"));
        String[] counts = new String[2];
        for (int i = 0; i < 2; i++) {
            Path results = folder.resolve("results" + i);
            Object[] data =
                    i == 0 ? new Object[] {plain} : new Object[] {named, "--labels", labels, "--input-key", "data"};
            List<Object> words =
                    new java.util.ArrayList<>(List.of("study", DIGITS.resolve("network.npz"), "-o", results));
            words.addAll(List.of("--methods", "global", "--bits", "8", "--no-attribution", "--data"));
            words.addAll(List.of(data));
            assertThat(done(words.toArray()).err().contains("samples are 'data'"))
                    .isEqualTo(i == 1);
            counts[i] = Files.readString(results.resolve("results.csv"));
        }
        assertThat(counts[1]).isEqualTo(counts[0]);
        Cli other = Cli.run(
                "study",
                DIGITS.resolve("network.npz"),
                "-o",
                folder.resolve("results1"),
                "--methods",
                "global",
                "--bits",
                "8",
                "--no-attribution",
                "--data",
                named,
                "--labels",
                plain,
                "--label-key",
                "label",
                "--input-key",
                "data");
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err()).contains("holds another study: ", "another labels file");
    }

    @Test
    void wrongOnesSayWhatToType() throws IOException {
        NdArray input = Npz.read(plain).get("input");
        int[] shape = input.shape();
        Path transposed = folder.resolve("transposed.npy");
        Npy.write(transposed, input.rows(0, 1).reshape(shape[1], shape[2]).transposed());
        Cli cli = Cli.run("simulate", network, "--data", transposed, "-o", out);
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains("transposed? needed is (T, Nin)").hasLineCount(1);
        for (List<String> wrong : List.of(
                List.of("convert", plain.toString(), out.toString(), "--channels", "3"),
                List.of("convert", plain.toString(), folder.resolve("x.csv").toString(), "--as", "data"),
                List.of("convert", plain.toString(), out.toString(), "--as", "data", "--chip", "imu"),
                List.of("convert", plain.toString(), out.toString(), "--as", "data", "--channels", "0"),
                List.of("convert", plain.toString(), out.toString(), "--as", "dat"))) {
            Cli refused = Cli.run(wrong.toArray());
            assertThat(refused.status()).as(wrong.toString()).isEqualTo(2);
            assertThat(refused.err()).hasLineCount(1);
            assertThat(out).doesNotExist();
        }
    }
}
