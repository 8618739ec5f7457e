package dev.xylo.testkit.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.ReadOptions;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.nir.NirFile;
import dev.xylo.formats.nir.NirGraph;
import dev.xylo.formats.nir.NirOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** NIR files: what is read, what is refused and why, and that a file may be damaged in any way. */
@Tag("long")
class NirFormatTest {
    /** All cases together must take no longer than this on a busy machine; one that hangs is found. */
    private static final Duration PATIENCE = Duration.ofSeconds(150);

    private static final int DAMAGED_FILES = 10_000;
    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = NirFiles.class,
            names = {"FLAT", "NESTED", "BIAS_ZERO"})
    void graphToFileToGraphIsTheIdentity(NirFiles graph) throws IOException {
        NirGraph read = NirFile.read(graph.copyTo(folder));
        Path again = folder.resolve("again.nir");
        NirFile.write(again, read);
        NirGraph back = NirFile.read(again);
        assertThat(back.edges()).isEqualTo(read.edges());
        assertThat(back).isEqualTo(read);
    }

    @Test
    void networkToFileToNetworkIsTheIdentity() throws IOException {
        Path file = folder.resolve("net.nir");
        for (int seed = 0; seed < 200; seed++) {
            FloatNetwork network = network(new Random(seed));
            NetworkFormats.write(file, Specification.of(network));
            FloatNetwork back = NetworkFormats.read(file).toFloatNetwork();
            assertThat(back.shape()).as("network %d", seed).isEqualTo(network.shape());
            for (Parameter parameter : Parameter.values()) {
                assertThat(back.values(parameter))
                        .as("network %d, %s", seed, parameter)
                        .containsExactly(network.values(parameter), within(1e-12));
            }
        }
    }

    /** NIR, imported, exported, through Python's nir, imported: the same network. Committed files stand for Python. */
    @Test
    void whatPythonReadsAndWritesIsTheSameGraph() throws IOException {
        Path ours = NirFiles.EXPORTED.copyTo(folder);
        Path theirs = NirFiles.EXPORTED_BY_NIR.copyTo(folder);
        assertThat(NirFile.read(theirs)).isEqualTo(NirFile.read(ours));
        Specification original = NetworkFormats.read(NirFiles.FLAT.copyTo(folder));
        assertSame(NetworkFormats.read(theirs).toFloatNetwork(), original.toFloatNetwork());
        assertThat(NetworkFormats.read(theirs).warnings()).isEmpty();
        Path today = folder.resolve("today.nir");
        NetworkFormats.write(today, original);
        assertThat(NirFile.read(today).edges()).isEqualTo(NirFile.read(ours).edges());
        assertSame(NetworkFormats.read(today).toFloatNetwork(), original.toFloatNetwork());
    }

    /** The same with Python itself, where it is there with nir; elsewhere the committed files above are the test. */
    @Test
    void pythonReadsOurExport() throws IOException, InterruptedException {
        String python = System.getenv().getOrDefault("XYLO_PYTHON", "python3");
        Path ours = folder.resolve("ours.nir");
        Path theirs = folder.resolve("theirs.nir");
        NetworkFormats.write(ours, NetworkFormats.read(NirFiles.NESTED.copyTo(folder)));
        if (run(python, "-c", "import nir") != 0) {
            System.out.println(
                    "no " + python + " with nir here (XYLO_PYTHON names one); the committed files were tested");
            return;
        }
        Path script = NirFiles.ROUNDTRIP_SCRIPT.copyTo(folder);
        assertThat(run(python, script.toString(), ours.toString(), theirs.toString()))
                .isZero();
        assertThat(NirFile.read(theirs)).isEqualTo(NirFile.read(ours));
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    private static void assertSame(FloatNetwork actual, FloatNetwork expected) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (Parameter parameter : Parameter.values()) {
            assertThat(actual.values(parameter))
                    .as(parameter.key())
                    .containsExactly(expected.values(parameter), within(1e-12));
        }
    }

    @Test
    void saysWhereTheTimeStepComesFromAndWhereLayersLie() throws IOException {
        Specification read = NetworkFormats.read(NirFiles.FLAT.copyTo(folder));
        assertThat(read.timeStep()).hasValue(1e-4);
        assertThat(read.notes())
                .anyMatch(note -> note.startsWith("dt = 1.0E-4 s, as r = tau_mem/dt"))
                .anyMatch(note -> note.contains("--decay euler"))
                .contains("lif1.lif: hidden 0..39, receives input, reaches the readout", "lif2: readout 0..6");
    }

    /** The file of the network that was trained with reset to zero; no byte of it says so, so the user is asked. */
    @Test
    void flagsTheResetAndTheBiases() throws IOException {
        Path file = NirFiles.BIAS_ZERO.copyTo(folder);
        assertThat(NetworkFormats.read(file).warnings())
                .anyMatch(warning -> warning.startsWith("lif1.lif: a spike sets its membrane to v_reset = 0")
                        && warning.contains("the chip subtracts the threshold instead"))
                .anyMatch(warning -> warning.startsWith("lif1.w_rec, fc1: the bias of the weights becomes"));
        assertThatThrownBy(() -> NetworkFormats.read(file, options(NirOptions.Reset.ZERO)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("lif1.lif: a spike sets its membrane to v_reset = 0")
                .hasMessageContaining("such a network does not fit");
        assertThat(NetworkFormats.read(NirFiles.FLAT.copyTo(folder), options(NirOptions.Reset.SUBTRACT))
                        .warnings())
                .isEmpty();
    }

    @Test
    void refusesAnEdgeToAMissingNodeByBothNames() throws IOException {
        Path file = NirFiles.BROKEN_EDGE.copyTo(folder);
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        file + ": lif1: edge input -> lif names a node lif that is not there; there are input, lif1,"
                                + " lin, output");
    }

    @Test
    void refusesATimeStepThatLeavesNothingOfASpike() throws IOException {
        Path file = NirFiles.FLAT.copyTo(folder);
        ReadOptions slow = ReadOptions.NONE.withDt(4e-4);
        assertThatThrownBy(() -> NetworkFormats.read(file, slow))
                .hasMessageContaining("lif1.lif: tau_syn[0] is 4.0E-4 s");
    }

    /** All cores work; every case has a seed of its own. Most are damages of a small file, where a change hits structure more often. */
    @Test
    void survivesDamage() throws IOException {
        byte[] small = small();
        List<byte[]> originals = List.of(
                small,
                small,
                small,
                small,
                Files.readAllBytes(NirFiles.FLAT.copyTo(folder)),
                Files.readAllBytes(NirFiles.NESTED.copyTo(folder)));
        AtomicInteger refused = new AtomicInteger();
        AtomicLong slowest = new AtomicLong();
        assertTimeoutPreemptively(
                PATIENCE,
                () -> IntStream.range(0, DAMAGED_FILES).parallel().forEach(i -> {
                    Random random = new Random(SEED + i);
                    byte[] data = damaged(
                            originals.get(random.nextInt(originals.size())).clone(), random);
                    long start = System.nanoTime();
                    if (refuses(i, data)) {
                        refused.incrementAndGet();
                    }
                    slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
                }));
        System.out.printf(
                "%d damaged files: %d refused, the slowest took %d ms%n",
                DAMAGED_FILES, refused.get(), slowest.get() / 1_000_000);
        assertThat(refused.get()).isGreaterThan(DAMAGED_FILES / 10);
    }

    private boolean refuses(int i, byte[] data) {
        Path file = folder.resolve("damaged" + i + ".nir");
        try {
            Files.write(file, data);
            NetworkFormats.read(file).toFloatNetwork();
            return false;
        } catch (FormatException e) {
            assertThat(e.getMessage()).as("seed %d", SEED + i).matches("[^\\p{Cntrl}]*");
            return true;
        } catch (Throwable e) {
            throw new AssertionError("seed " + (SEED + i), e);
        } finally {
            file.toFile().delete();
        }
    }

    /** Structure is mostly in small integers; so half of the changes hit the first bytes of the file, where the headers are. */
    private static byte[] damaged(byte[] data, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(data.length, 4096) : data.length);
            int end = Math.min(data.length, at + 1 + random.nextInt(8));
            switch (random.nextInt(6)) {
                case 0 -> data[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> data[at] = (byte) random.nextInt(256);
                case 2 -> Arrays.fill(data, at, end, (byte) 0xFF);
                case 3 -> Arrays.fill(data, at, end, (byte) 0);
                case 4 -> System.arraycopy(data, random.nextInt(data.length - (end - at)), data, at, end - at);
                default -> {
                    if (random.nextInt(4) == 0) {
                        return Arrays.copyOf(data, at);
                    }
                    data[at]++;
                }
            }
        }
        return data;
    }

    private byte[] small() throws IOException {
        Path file = folder.resolve("small.nir");
        NetworkFormats.write(file, Specification.of(network(new Random(1))));
        return Files.readAllBytes(file);
    }

    private static ReadOptions options(NirOptions.Reset reset) {
        return new ReadOptions(OptionalDouble.empty(), Optional.of(reset), List.of(), false);
    }

    /** Any reach of input and readout. */
    private static FloatNetwork network(Random random) {
        int hidden = 1 + random.nextInt(9);
        NetworkShape shape = new NetworkShape(
                1 + random.nextInt(4),
                1 + random.nextInt(hidden),
                hidden,
                1 + random.nextInt(hidden),
                1 + random.nextInt(3),
                1,
                false);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.WEIGHT_SHIFT || parameter == Parameter.DASH_SYN_2) {
                continue;
            }
            double[] array = new double[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextGaussian();
                    case THRESHOLD -> random.nextDouble();
                    case DASH -> 0.25 + 4 * random.nextDouble();
                    default -> random.nextGaussian();
                };
            }
            values.put(parameter, array);
        }
        return FloatNetwork.of(shape, values, List.of());
    }
}
