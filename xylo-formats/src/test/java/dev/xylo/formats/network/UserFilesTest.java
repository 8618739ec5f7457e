package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.mapping.Placement;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks as users of Rockpool store them; {@code files/expected} holds the specifications of Rockpool 3.1.0's mapper. */
class UserFilesTest {
    private static final double RELATIVE = 1e-6;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "synnet_save.json, synnet",
        "residual_save.json, residual",
        "two_synapses_save.json, two_synapses",
        "bias_save.json, bias",
        "wavesense_save.json, wavesense",
        "wavesense3_save.json, wavesense3",
        "deep_residual_save.json, deep_residual",
        "bitshift_save.json, bitshift",
        "decays_save.json, decays",
        "bitshifts_save.json, bitshifts",
        "spec.json, residual",
        "spec_str_graph.json, residual",
        "spec.pkl, synnet",
        "spec_residual_proto2.pkl, residual",
        "spec.npy, synnet",
        "spec_residual.npy, residual",
        "spec.npz, synnet",
        "spec_compressed.npz, bias",
        "spec_aliases_object.npz, residual",
        "spec_dt_none.npz, synnet",
        "spec_dict.npz, synnet",
        "spec.mat, synnet",
        "spec_two.mat, two_synapses",
        "spec_struct.mat, synnet",
        "spec.h5, synnet",
        "spec_gzip.hdf5, bias",
        "spec.pt, synnet",
        "spec_old_format.pt, residual",
    })
    void read(String name, String expected) throws IOException {
        Specification read = NetworkFormats.read(fixture(name));
        assertEqual(read, expected);
        if (name.equals("spec_dt_none.npz")) {
            assertThat(read.timeStep()).isEmpty();
            assertThat(read.warnings()).containsExactly("dt is None and ignored");
        } else {
            double dt = name.startsWith("deep_residual") ? 0.002 : 0.001;
            assertThat(read.timeStep().orElseThrow()).isEqualTo(dt, within(1e-12));
        }
        if (name.equals("spec_str_graph.json")) {
            assertThat(read.warnings()).containsExactly("mapped_graph is not known and ignored");
        }
        // As an NPZ it is the same again.
        Path copy = folder.resolve("copy.npz");
        NetworkFormats.write(copy, read);
        assertEqual(NetworkFormats.read(copy), expected);
    }

    @Test
    void aStateDictIsReadWhenTheTimeStepIsGiven() throws IOException {
        Path file = fixture("state_dict.pt");
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("--dt 0.001")
                .hasMessageContaining("net.save");
        assertEqual(NetworkFormats.read(file, ReadOptions.NONE.withDt(0.001)), "bias");
    }

    @ParameterizedTest
    @CsvSource({
        "plain_state_dict.pth, weights only, net.save",
        "model.pt, torch.nn.modules.container.Sequential, net.save",
        "evil.pkl, system, nothing of it was run",
        "evil.npy, system, nothing of it was run",
        "evil.pt, system, nothing of it was run",
    })
    void refused(String name, String reason, String wayOut) throws IOException {
        Path file = fixture(name);
        for (ReadOptions options : List.of(ReadOptions.NONE, ReadOptions.NONE.withDt(0.001))) {
            assertThatThrownBy(() -> NetworkFormats.read(file, options))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(reason)
                    .hasMessageContaining(wayOut)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
        assertThat(Path.of("evil_was_here")).doesNotExist();
    }

    @Test
    void aTimeStepThatContradictsTheFileIsRefused() throws IOException {
        Path file = fixture("bias_save.json");
        assertThatThrownBy(() -> NetworkFormats.read(file, ReadOptions.NONE.withDt(0.002)))
                .hasMessageContaining("was trained with dt = 0.001 s")
                .hasMessageContaining("leave --dt out");
    }

    /** What a saved network knows beyond the specification stays with it. */
    @Test
    void layersAndCapsAreKept() throws IOException {
        NetworkOrigin synnet =
                NetworkFormats.read(fixture("synnet_save.json")).origin().orElseThrow();
        assertThat(synnet.layers())
                .extracting(NetworkOrigin.Layer::name)
                .containsExactly("seq.0_neurons", "seq.1_neurons", "seq.out_neurons");
        assertThat(synnet.cap(Placement.Role.HIDDEN)).hasValue(31);
        assertThat(synnet.cap(Placement.Role.READOUT)).hasValue(1);
        assertThat(synnet.hiddenLayers()).isEqualTo(2);
        NetworkOrigin bias =
                NetworkFormats.read(fixture("bias_save.json")).origin().orElseThrow();
        assertThat(bias.cap(Placement.Role.HIDDEN)).hasValue(NetworkOrigin.NO_LIMIT);
        NetworkOrigin state = NetworkFormats.read(fixture("state_dict.pt"), ReadOptions.NONE.withDt(0.001))
                .origin()
                .orElseThrow();
        assertThat(state.cap(Placement.Role.HIDDEN)).isEqualTo(OptionalInt.empty());
        assertThat(NetworkFormats.read(fixture("spec.json")).origin()).isEmpty();
    }

    /** ExpSynTorch and LIFNeuronTorch, one behind the other, are a LIFTorch; alone, neither is a neuron of the chip. */
    @Test
    void synapsesAndMembranesApart() throws IOException {
        String lif = "{\"tau_mem\": \"0.02\", \"threshold\": \"1.0\", \"bias\": \"0.0\", \"dt\": \"0.001\"}";
        String whole = lif.replace("}", ", \"tau_syn\": \"0.01\"}");
        String synapse = "{\"tau\": \"0.01\", \"dt\": \"0.001\"}";
        String first = "\"0_LinearTorch\": {\"weight\": \"[[1.0, 2.0]]\"}, ";
        String last = "\"5_LinearTorch\": {\"weight\": \"[[1.0], [2.0]]\"}, \"6_LIFTorch\": " + whole;
        Specification apart = module(
                "{" + first + "\"1_ExpSynTorch\": " + synapse + ", \"2_LIFNeuronTorch\": " + lif + ", " + last + "}");
        Specification together = module("{" + first + "\"1_LIFTorch\": " + whole + ", " + last + "}");
        assertThat(apart.toArrays()).isEqualTo(together.toArrays());
        assertThatThrownBy(() -> module("{" + first + "\"2_LIFNeuronTorch\": " + lif + ", " + last + "}"))
                .hasMessageContaining("2_LIFNeuronTorch: is a LIFNeuronTorch, without synapses")
                .hasMessageContaining("train with LIFTorch");
        assertThatThrownBy(() -> module("{" + first.replace("}", ", \"bias\": \"[0.5, 0.0]\"}") + "\"1_LIFTorch\": "
                        + whole + ", " + last + "}"))
                .hasMessageContaining("0_LinearTorch: has a bias")
                .hasMessageContaining("has_bias=False");
        assertThatThrownBy(() -> module("{" + first + last + "}"))
                .hasMessageContaining("reads the weights 0_LinearTorch");
        assertThatThrownBy(() -> module("{" + last + "}")).hasMessageContaining("the chip needs a hidden layer");
    }

    private Specification module(String json) throws IOException {
        return NetworkFormats.read(Files.writeString(folder.resolve("module.json"), json));
    }

    /** Names that Rockpool did not give say nothing about the order. */
    @Test
    void anUnknownOrderIsAskedFor() throws IOException {
        String text = Files.readString(fixture("bias_save.json"))
                .replace("0_LinearTorch", "first")
                .replace("1_LIFTorch", "hidden")
                .replace("2_LinearTorch", "second")
                .replace("3_LIFTorch", "last");
        Path file = Files.writeString(folder.resolve("own.json"), text);
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .hasMessageContaining("--architecture first,hidden,second,last (as their sizes suggest)");
        assertThatThrownBy(() -> NetworkFormats.read(file, order("first", "hidden", "second")))
                .hasMessageContaining("leaves out last");
        assertEqual(NetworkFormats.read(file, order("first", "hidden", "second", "last")), "bias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synnet_save.json", "wavesense_save.json", "spec.pkl", "spec.pt", "spec.mat", "spec.h5"})
    void whatIsCutOffIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(fixture(name));
        String end = name.substring(name.lastIndexOf('.'));
        for (int i = 1; i < 20; i++) {
            Path file = Files.write(folder.resolve("cut" + end), Arrays.copyOf(whole, whole.length * i / 20));
            assertThatThrownBy(() -> NetworkFormats.read(file))
                    .isInstanceOf(FormatException.class)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }
    }

    private static ReadOptions order(String... modules) {
        return new ReadOptions(OptionalDouble.empty(), Optional.empty(), List.of(modules), false);
    }

    private void assertEqual(Specification read, String expected) throws IOException {
        Map<String, NdArray> arrays = read.toArrays();
        Npz.read(fixture("expected/" + expected + ".npz")).forEach((key, array) -> {
            if (key.equals("dt")) {
                return;
            }
            NdArray ours = arrays.get(key);
            assertThat(ours).as(key).isNotNull();
            assertThat(squeezed(ours)).as(key).isEqualTo(squeezed(array));
            for (int i = 0; i < array.size(); i++) {
                double value = array.doubleAt(i);
                assertThat(ours.doubleAt(i))
                        .as(key + "[" + i + "]")
                        .isEqualTo(value, within(RELATIVE * Math.max(1, Math.abs(value))));
            }
        });
    }

    private static int[] squeezed(NdArray array) {
        int[] shape = array.shape();
        return shape.length == 3 && shape[2] == 1 ? Arrays.copyOf(shape, 2) : shape;
    }

    private Path fixture(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (InputStream in = UserFilesTest.class.getResourceAsStream("files/" + name)) {
            return Files.write(file, in.readAllBytes());
        }
    }
}
