package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are cut and go on, and runs as waveforms. */
class WaveAndCheckpointTest {
    @TempDir
    Path folder;

    private Path net;
    private int steps;
    private int hidden;

    @BeforeEach
    void file() throws IOException {
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(c -> c.file().contains("core2-saturating.npz"))
                .findFirst()
                .orElseThrow();
        net = Cli.file(golden, folder);
        steps = Cli.read(net).get("input").shape()[0];
        hidden = Cli.read(net).get("weights_rec").shape()[0];
    }

    private Cli ok(Object... words) {
        Cli cli = Cli.run(words);
        assertThat(cli.status()).as(cli.err()).isZero();
        return cli;
    }

    @Test
    void aRunGoesOnFromASavedState() throws IOException {
        Path state = folder.resolve("state.npz");
        Path whole = folder.resolve("whole.npz");
        Path rest = folder.resolve("rest.npz");
        int at = steps / 3;
        ok("simulate", net, "--record", "all", "-o", whole, "--save-state", state, "--at", at);
        ok("simulate", net, "--record", "all", "-o", rest, "--load-state", state);
        Map<String, NdArray> expected = Cli.read(whole);
        Map<String, NdArray> actual = Cli.read(rest);
        assertThat(actual.keySet()).isEqualTo(expected.keySet()).contains("v_mem", "spikes_out");
        actual.forEach((key, array) ->
                assertThat(array).as(key).isEqualTo(expected.get(key).rows(at, steps)));
    }

    @Test
    void aGoldenFileIsReplayedFromAnyStep() {
        Path golden = folder.resolve("golden.npz");
        ok("record", net, "-o", golden);
        for (int at : new int[] {0, 1, steps / 2, steps - 1}) {
            assertThat(ok("replay", golden, "--at", at).out()).contains("after " + at + " of " + steps + " steps");
        }
        refused("--at is " + steps + "; it must be 0.." + (steps - 1), "replay", golden, "--at", steps);
        refused("--sample is 1; it must be 0..0", "replay", golden, "--at", 0, "--sample", 1);
        refused("is no golden file", "replay", net, "--at", 0);
    }

    @Test
    void wrongInput() throws IOException {
        Path state = folder.resolve("state.npz");
        Path out = folder.resolve("out.npz");
        refused("--save-state needs --at STEP", "simulate", net, "--save-state", state);
        refused("--at says when --save-state saves", "simulate", net, "-o", out, "--at", 3);
        refused("it must be 0.." + steps, "simulate", net, "--save-state", state, "--at", steps + 1);
        refused("is saved as .npz", "simulate", net, "--save-state", folder.resolve("s.json"), "--at", 1);
        refused("is no saved state", "simulate", net, "-o", out, "--load-state", net);
        ok("simulate", net, "--save-state", state, "--at", 1);
        refused("is a state of core 2, not of core 1", "simulate", net, "-o", out, "--load-state", state, "--core", 1);
        Path other = Cli.file(
                GoldenCases.simulate().stream()
                        .filter(c -> c.file().contains("core2-plain.npz"))
                        .findFirst()
                        .orElseThrow(),
                folder);
        refused("is the state of another network", "simulate", other, "-o", out, "--load-state", state);
        refused("--float has none", "simulate", net, "-o", out, "--float", "--save-state", state, "--at", 1);
        refused("is written as .vcd or .vcd.gz", "simulate", net, "--wave", folder.resolve("run.fst"));
        refused("chooses signals of --wave FILE", "simulate", net, "-o", out, "--wave-neurons", "1");
        refused("is no hidden neuron", "simulate", net, "--wave", folder.resolve("w.vcd"), "--wave-neurons", hidden);
        refused("is no hidden neuron", "simulate", net, "--wave", folder.resolve("w.vcd"), "--wave-neurons", "3-1");
        assertThat(out).doesNotExist();
    }

    private static void refused(String part, Object... words) {
        Cli cli = Cli.run(words);
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                .singleElement()
                .asString()
                .startsWith("xylo: ")
                .contains(part);
    }

    /** Every value of every state, read back from the dump. */
    @Test
    void theWaveformHoldsTheRecording() throws IOException {
        Path wave = folder.resolve("run.vcd.gz");
        Path out = folder.resolve("out.npz");
        ok("simulate", net, "--record", "all", "-o", out, "--wave", wave);
        Map<String, long[]> signals = read(wave, steps);
        Map<String, NdArray> recorded = Cli.read(out);
        compare(signals, recorded.get("v_mem"), "xylo.hidden.n%d.v_mem");
        compare(signals, recorded.get("i_syn"), "xylo.hidden.n%d.i_syn");
        compare(signals, recorded.get("spikes"), "xylo.hidden.n%d.spikes");
        compare(signals, recorded.get("v_mem_out"), "xylo.readout.n%d.v_mem");
        compare(signals, recorded.get("spikes_out"), "xylo.readout.n%d.spikes");
        compare(signals, Cli.read(net).get("input"), "xylo.input.ch%d.spikes");
        assertThat(signals.keySet()).anyMatch(path -> path.startsWith("xylo.events."));
        String groups = Files.readString(folder.resolve("run.gtkw"));
        assertThat(groups).contains("run.vcd.gz", "-xylo.hidden.n0", "xylo.hidden.n0.v_mem[16:0]");
        ok("simulate", net, "--wave", wave, "--wave-neurons", "0,2-3");
        assertThat(read(wave, steps).keySet())
                .contains("xylo.hidden.n3.v_mem", "xylo.readout.n0.v_mem")
                .doesNotContain("xylo.hidden.n1.v_mem");
    }

    @Test
    void twoRunsAndWhereTheyDiffer() throws IOException {
        Path a = folder.resolve("a.npz");
        Path b = folder.resolve("b.npz");
        Path wave = folder.resolve("diff.vcd");
        ok("simulate", net, "--record", "all", "-o", a);
        Map<String, NdArray> changed = new LinkedHashMap<>(Cli.read(a));
        NdArray membranes = changed.get("v_mem");
        int[] values = new int[membranes.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (int) membranes.longAt(i);
        }
        int by = values[5 * hidden + 1] > 0 ? -7 : 7;
        values[5 * hidden + 1] += by;
        changed.put("v_mem", NdArray.ofInts(dev.xylo.formats.numpy.DType.INT16, values, steps, hidden));
        dev.xylo.formats.numpy.Npz.write(b, changed);
        assertThat(Cli.run("diff", a, b, "--wave", wave).status()).isEqualTo(1);
        Map<String, long[]> signals = read(wave, steps);
        assertThat(signals.keySet()).contains("a.hidden.n1.v_mem", "b.hidden.n1.v_mem");
        assertThat(signals.keySet().stream().filter(path -> path.startsWith("difference.")))
                .containsExactly("difference.hidden.n1.v_mem");
        long[] expected = new long[steps];
        expected[5] = by;
        assertThat(signals.get("difference.hidden.n1.v_mem")).isEqualTo(expected);
    }

    private static void compare(Map<String, long[]> signals, NdArray recorded, String path) {
        int width = recorded.shape()[1];
        for (int neuron = 0; neuron < width; neuron++) {
            long[] values = signals.get(String.format(path, neuron));
            assertThat(values).as(path, neuron).isNotNull();
            for (int step = 0; step < values.length; step++) {
                assertThat(values[step]).as(path, neuron).isEqualTo(recorded.longAt(step * width + neuron));
            }
        }
    }

    /** A reader of value change dumps: numbers in two's complement of their width, events as 1 in their steps. */
    private static Map<String, long[]> read(Path file, int steps) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(
                file.toString().endsWith(".gz")
                        ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                        : bytes,
                StandardCharsets.US_ASCII);
        Deque<String> scopes = new ArrayDeque<>();
        Map<String, String> paths = new HashMap<>();
        Map<String, Integer> widths = new HashMap<>();
        Map<String, long[]> signals = new LinkedHashMap<>();
        long perStep = 0;
        int step = 0;
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "$scope" -> scopes.addLast(words[2]);
                case "$upscope" -> scopes.removeLast();
                case "$var" -> {
                    paths.put(words[3], String.join(".", scopes) + "." + words[4]);
                    widths.put(words[3], words[1].equals("event") ? 0 : Integer.parseInt(words[2]));
                    signals.put(paths.get(words[3]), new long[steps]);
                }
                case "$version", "$timescale", "$enddefinitions" -> {}
                default -> {
                    if (line.startsWith("#")) {
                        long time = Long.parseLong(line.substring(1));
                        perStep = perStep == 0 ? time : perStep;
                        step = perStep == 0 ? 0 : (int) (time / perStep);
                    } else if (line.startsWith("b")) {
                        int width = widths.get(words[1]);
                        long value = Long.parseLong(words[0].substring(1), 2);
                        boolean signed = width == 17 && value >> 16 != 0;
                        long[] values = signals.get(paths.get(words[1]));
                        java.util.Arrays.fill(values, step, steps, signed ? value - (1L << width) : value);
                    } else {
                        signals.get(paths.get(line.substring(1)))[step] = 1;
                    }
                }
            }
        }
        return signals;
    }
}
