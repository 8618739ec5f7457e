package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import dev.xylo.formats.network.NetworkFormat.Ability;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format must do; a new one is picked up from the registry. */
class NetworkFormatsTest {
    private static final int NETWORKS = 160;

    @TempDir
    Path folder;

    /** Those that hold the chip's integers; NIR holds floats with one synapse, and has its own tests. */
    static Stream<NetworkFormat> formats() {
        return NetworkFormats.written().stream().filter(format -> !format.key().equals("nir"));
    }

    private static Stream<NetworkFormat> able(Ability ability) {
        return formats().filter(format -> format.abilities().contains(ability));
    }

    static Stream<NetworkFormat> floats() {
        return able(Ability.FLOATS);
    }

    static Stream<NetworkFormat> anyIntegers() {
        return able(Ability.ANY_INTEGERS);
    }

    static Stream<NetworkFormat> extraArrays() {
        return able(Ability.EXTRA_ARRAYS);
    }

    static Stream<NetworkFormat> singleFiles() {
        return able(Ability.SINGLE_FILE);
    }

    /** A random network, changed to what the format can hold. */
    private static Specification fitting(NetworkFormat format, int variant, Random random) throws FormatException {
        Specification specification = format.abilities().contains(Ability.FLOATS) && variant % 2 == 1
                ? Specification.of(Networks.floats(variant, random))
                : Specification.of(Networks.integers(variant, random));
        return format.fit(specification).specification();
    }

    @ParameterizedTest
    @MethodSource("floats")
    void floatNetworksComeBackBitForBit(NetworkFormat format) throws IOException {
        Path file = file(format);
        Random random = new Random(1);
        for (int i = 0; i < NETWORKS; i++) {
            FloatNetwork network = Networks.floats(i, random);
            NetworkFormats.write(file, Specification.of(network));
            Specification read = NetworkFormats.read(file);
            FloatNetwork again = read.toFloatNetwork();
            assertThat(read.isInteger()).isFalse();
            assertThat(read.source()).isEqualTo(file);
            assertThat(again.shape()).isEqualTo(network.shape());
            assertThat(again.aliases()).isEqualTo(network.aliases());
            for (Parameter parameter : Parameter.values()) {
                assertThat(again.has(parameter)).isEqualTo(network.has(parameter));
                assertThat(again.values(parameter))
                        .as("%d %s", i, parameter)
                        .containsExactly(network.values(parameter));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void integerNetworksComeBackAsIntegers(NetworkFormat format) throws IOException {
        Path file = file(format);
        Random random = new Random(2);
        for (int i = 0; i < NETWORKS; i++) {
            Fit fit = format.fit(Specification.of(Networks.integers(i, random)));
            XyloNetwork network = fit.specification().toXyloNetwork();
            NetworkFormats.write(file, fit.specification());
            Specification read = NetworkFormats.read(file);
            XyloNetwork again = read.toXyloNetwork();
            assertThat(read.isInteger()).isTrue();
            assertThat(again.shape()).isEqualTo(network.shape());
            assertThat(again.aliases()).isEqualTo(network.aliases());
            for (Parameter parameter : Parameter.values()) {
                assertThat(again.has(parameter)).isEqualTo(network.has(parameter));
                assertThat(again.values(parameter)).containsExactly(network.values(parameter));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("anyIntegers")
    void integersBeyondTheChipComeBackAndAreRefusedByName(NetworkFormat format) throws IOException {
        NetworkShape shape = NetworkShape.of(2, 3, 1, 2);
        Map<Parameter, long[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, new long[shape.size(parameter)]);
        }
        values.get(Parameter.WEIGHTS_IN)[9] = 200;
        values.get(Parameter.BIAS)[0] = Long.MIN_VALUE;
        values.get(Parameter.DASH_MEM)[0] = -1;
        Path file = file(format);
        NetworkFormats.write(file, Specification.ofIntegers(shape, values, List.of()));
        Specification read = NetworkFormats.read(file);
        assertThat(read.isInteger()).isTrue();
        for (Parameter parameter : Parameter.values()) {
            assertThat(read.values(parameter).orElseThrow().toLongs()).containsExactly(values.get(parameter));
        }
        assertThatThrownBy(read::toXyloNetwork)
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": weights_in[1, 1, 1] is 200; the chip holds -128..127 there");
    }

    @ParameterizedTest
    @MethodSource("extraArrays")
    void keepsDataBesideTheNetworkOutOfTheWay(NetworkFormat format) throws IOException {
        Path file = file(format);
        Specification network = Specification.of(Networks.integers(0, new Random(3)));
        NdArray input = NdArray.ofInts(DType.UINT8, new int[6], 3, 2);
        format.write(file, network, Map.of("input", input));
        Specification read = format.read(file);
        assertThat(read.toArrays()).isEqualTo(network.toArrays());
        assertThat(read.warnings()).noneMatch(warning -> warning.contains("input "));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> format.write(file, network, Map.of("bias", input)))
                .withMessage("bias is a key of the network; extra data needs another one");
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void recognizesItsOwnFilesAndNoOthers(NetworkFormat format) throws IOException {
        Path file = file(format);
        NetworkFormats.write(file, fitting(format, 0, new Random(4)));
        byte[] head = Arrays.copyOf(Files.readAllBytes(file), NetworkFormats.HEAD_BYTES);
        for (NetworkFormat other : NetworkFormats.all()) {
            assertThat(other.recognizes(file, head)).isEqualTo(other == format);
            assertThat(other.recognizes(file, new byte[0])).isFalse();
        }
        Path renamed = folder.resolve("renamed.dat");
        Files.move(file, renamed);
        assertThat(NetworkFormats.read(renamed).isInteger()).isTrue();
        assertThat(format.name()).isNotBlank();
        assertThat(format.extensions()).isNotEmpty().allMatch(extension -> extension.matches("[a-z0-9.]+"));
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void replacesFilesAsAWhole(NetworkFormat format) throws IOException {
        Path file = file(format);
        Specification network = fitting(format, 0, new Random(5));
        NetworkFormats.write(file, network);
        byte[] first = Files.readAllBytes(file);
        NetworkFormats.write(file, network);
        assertThat(file).hasBinaryContent(first);
        Path link = folder.resolve("link." + format.extensions().get(0));
        Files.createSymbolicLink(link, file);
        NetworkFormats.write(link, fitting(format, 1, new Random(6)));
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(file)).isNotEqualTo(first);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void saysWhyAFileCannotBeRead(NetworkFormat format) throws IOException {
        Path file = file(format);
        assertThatThrownBy(() -> format.read(file)).hasMessage(file + ": no such file");
        assertThatThrownBy(() -> format.read(folder)).hasMessage(folder + ": is a directory, not a file");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> NetworkFormats.read(file)).hasMessage(file + ": is empty");
        assertThatThrownBy(() -> format.read(file)).isInstanceOf(FormatException.class);
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void everyTruncationIsAnError(NetworkFormat format) throws IOException {
        Path file = file(format);
        for (int variant : new int[] {0, 7}) {
            NetworkFormats.write(file, fitting(format, 2 * variant, new Random(variant)));
            byte[] whole = Files.readAllBytes(file);
            int content = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .stripTrailing()
                    .length();
            for (int length = 0; length < content; length++) {
                byte[] cut = Arrays.copyOf(whole, length);
                Tame.write(file, cut);
                assertThat(Tame.complains(cut, "cut at " + length, () -> NetworkFormats.read(file)))
                        .as("cut at %d of %d", length, content)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("singleFiles")
    void survivesRandomDamage(NetworkFormat format) throws IOException {
        Path file = file(format);
        List<byte[]> originals = new ArrayList<>();
        for (int variant = 0; variant < 8; variant++) {
            Random sizes = new Random(variant);
            NetworkFormats.write(file, fitting(format, variant, sizes));
            originals.add(Files.readAllBytes(file));
        }
        Random random = new Random(20261124);
        int[] complaints = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] damaged = Mutations.mutate(originals.get(random.nextInt(originals.size())), random);
                Tame.write(file, damaged);
                if (Tame.complains(damaged, "case " + i, () -> {
                    Specification read = format.read(file);
                    read.toArrays();
                    read.toFloatNetwork();
                    read.toXyloNetwork();
                })) {
                    complaints[0]++;
                }
            }
        });
        assertThat(complaints[0]).isGreaterThan(3_000);
    }

    @Test
    void namesTheKnownFormats() throws IOException {
        Path file = folder.resolve("net.txt");
        String written =
                "NumPy NPZ (.npz), samna JSON (.samna.json), Rockpool JSON (.json), RAM images (.ram), NIR (.nir)";
        String known =
                "PyTorch file (.pt, .pth), NumPy NPZ (.npz), NumPy NPY (.npy), samna JSON (.samna.json), Rockpool JSON"
                        + " (.json), RAM images (.ram), HDF5 (.h5, .hdf5), NIR (.nir), MATLAB file (.mat), Python pickle (.pkl, .pickle)";
        assertThatThrownBy(() -> NetworkFormats.write(file, Specification.of(Networks.floats(0, new Random(0)))))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": the extension of its name tells no network format that is written; these are "
                        + written);
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessage(file + ": is of no known network format; known are " + known);
    }

    @Test
    void fallsBackOnTheExtensionIgnoringItsCase() throws IOException {
        Path file = folder.resolve("NET.JSON");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> NetworkFormats.read(file)).hasMessageContaining("is not valid JSON");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatFitsIsWrittenWithoutLossAndAgain(NetworkFormat format) throws IOException {
        for (int i = 0; i < NETWORKS; i++) {
            Fit fit = format.fit(Specification.of(Networks.integers(i, new Random(i))));
            Fit again = format.fit(fit.specification());
            assertThat(again.losses()).isEmpty();
            assertThat(again.specification().toArrays())
                    .isEqualTo(fit.specification().toArrays());
            assertThat(NetworkFormats.ofKey(format.key())).contains(format);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void floatsAreWrittenOrRefusedWithWhatToDo(NetworkFormat format) throws IOException {
        Specification floats = Specification.of(Networks.floats(0, new Random(8)));
        Path file = file(format);
        if (format.abilities().contains(Ability.FLOATS)) {
            NetworkFormats.write(file, floats);
            assertThat(NetworkFormats.read(file).toArrays()).isEqualTo(floats.toArrays());
        } else {
            assertThatThrownBy(() -> NetworkFormats.write(file, floats))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("is a network in floating point")
                    .hasMessageEndingWith(
                            format.name() + " holds the chip's integers; quantize it first (xylo quantize)");
            assertThat(file).doesNotExist();
        }
    }

    @Test
    void aFolderThatIsNoNetwork() {
        assertThatThrownBy(() -> NetworkFormats.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessage(folder + ": is a directory, not a file, and holds no RAM images");
    }

    private Path file(NetworkFormat format) {
        return folder.resolve("net." + format.extensions().get(0));
    }
}
