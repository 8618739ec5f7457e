package dev.xylo.formats.pickle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures are one dictionary of tensors, saved by PyTorch 2 in both formats. */
class TorchFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tensors.pt", "tensors.old.pt"})
    void tensors(String name) throws IOException {
        Map<?, ?> tensors = (Map<?, ?>) TorchFile.read(fixture(name));
        NdArray t = NdArray.ofFloats(new float[] {0, 1, 2, 3, 4, 5}, 2, 3);
        assertThat(tensors.get("t")).isEqualTo(t);
        assertThat(tensors.get("transposed")).isEqualTo(NdArray.ofFloats(new float[] {0, 3, 1, 4, 2, 5}, 3, 2));
        assertThat(tensors.get("view")).isEqualTo(NdArray.ofLongs(DType.INT64, new long[] {2, 4, 6}, 3));
        assertThat(tensors.get("param")).isEqualTo(NdArray.ofFloats(new float[] {0, 2, 4, 6, 8, 10}, 2, 3));
        assertThat(((NdArray) tensors.get("half")).toDoubles()).containsExactly(t.toDoubles());
        assertThat(tensors.get("bf")).isEqualTo(t);
        assertThat(tensors.get("b")).isEqualTo(NdArray.ofInts(DType.BOOL, new int[] {1, 0}, 2));
        assertThat(tensors.get("u8")).isEqualTo(NdArray.ofInts(DType.UINT8, new int[] {255}, 1));
        assertThat(tensors.get("scalar")).isEqualTo(NdArray.ofFloats(new float[] {3.5f}));
        assertThat(((NdArray) tensors.get("empty")).shape()).containsExactly(0, 4);
        assertThat(((NdArray) tensors.get("expanded")).toLongs())
                .containsOnly(5)
                .hasSize(6);
        assertThat(tensors.get("size")).isEqualTo(List.of(2L, 3L));
    }

    @Test
    void aProgramIsRefused() throws IOException {
        Path file = fixture("script.pt");
        assertThatThrownBy(() -> TorchFile.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("TorchScript")
                .hasMessageContaining("net.save");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tensors.pt", "tensors.old.pt"})
    void whatIsCutOffIsRefused(String name) throws IOException {
        byte[] whole = Files.readAllBytes(fixture(name));
        for (int length = 0; length < whole.length; length += 97) {
            Path file = Files.write(folder.resolve("cut.pt"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> TorchFile.read(file)).isInstanceOf(FormatException.class);
        }
    }

    @Test
    void recognized() throws IOException {
        assertThat(TorchFile.isZip(fixture("tensors.pt"))).isTrue();
        assertThat(TorchFile.isZip(fixture("tensors.old.pt"))).isFalse();
        assertThat(TorchFile.isOld(Files.readAllBytes(fixture("tensors.old.pt"))))
                .isTrue();
        assertThat(TorchFile.isOld(Files.readAllBytes(fixture("values.protocol2.pkl"))))
                .isFalse();
    }

    private Path fixture(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = TorchFileTest.class.getResourceAsStream(name)) {
            return Files.write(file, in.readAllBytes());
        }
    }
}
