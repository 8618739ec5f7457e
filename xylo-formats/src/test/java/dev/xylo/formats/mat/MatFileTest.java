package dev.xylo.formats.mat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.values.ObjectArray;
import dev.xylo.formats.values.Opaque;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fixtures are by scipy.io.savemat, and by h5py as MATLAB lays out version 7.3. */
class MatFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"values.mat", "values.compressed.mat"})
    void version5(String name) throws IOException {
        Map<String, Object> values = MatFile.read(fixture(name));
        assertThat(values.get("matrix")).isEqualTo(NdArray.ofDoubles(new double[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertThat(values.get("row")).isEqualTo(NdArray.ofDoubles(new double[] {0, 1, 2}, 1, 3));
        assertThat(values.get("ints")).isEqualTo(NdArray.ofInts(DType.INT16, new int[] {1, -2}, 1, 2));
        assertThat(((NdArray) values.get("logical")).toLongs()).containsExactly(1, 0);
        assertThat(values.get("text")).isEqualTo("abc");
        assertThat(((ObjectArray) values.get("texts")).items()).isEqualTo(Arrays.asList("ab", "c"));
        assertThat(((ObjectArray) values.get("cell")).items()).hasSize(3);
        Map<?, ?> struct = (Map<?, ?>) values.get("struct");
        assertThat(struct.get("b")).isEqualTo("x");
        assertThat(((Map<?, ?>) struct.get("inner")).get("c"))
                .isEqualTo(NdArray.ofDoubles(new double[] {1, 0, 0, 1}, 2, 2));
        NdArray three = (NdArray) values.get("three");
        assertThat(three.shape()).containsExactly(2, 3, 4);
        for (int i = 0; i < 24; i++) {
            assertThat(three.longAt(i)).isEqualTo(i);
        }
        assertThat(values.get("scalar")).isEqualTo(NdArray.ofDoubles(new double[] {0.001}, 1, 1));
        assertThat(values.get("complexes")).isInstanceOf(Opaque.class);
        assertThat(values.get("sparse")).isInstanceOf(Opaque.class);
        assertThat(((NdArray) values.get("single")).dtype()).isEqualTo(DType.FLOAT32);
    }

    @Test
    void version73IsHdf5InReverse() throws IOException {
        Map<String, Object> values = MatFile.read(fixture("values.v73.mat"));
        assertThat(values.keySet()).containsExactlyInAnyOrder("matrix", "three", "struct");
        assertThat(values.get("matrix")).isEqualTo(NdArray.ofDoubles(new double[] {0, 1, 2, 3, 4, 5}, 2, 3));
        assertThat(((NdArray) values.get("three")).longAt(23)).isEqualTo(23);
    }

    @Test
    void version4IsRefusedWithTheWayOut() throws IOException {
        Path file = fixture("values.v4.mat");
        assertThatThrownBy(() -> MatFile.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("-v7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"values.mat", "values.compressed.mat"})
    void whatIsCutOffOrDamagedIsRefusedOrRead(String name) throws IOException {
        byte[] whole = Files.readAllBytes(fixture(name));
        for (int at = 0; at < whole.length; at++) {
            byte[] broken = whole.clone();
            broken[at] ^= (byte) 0xA5;
            tame(broken);
            if (at % 7 == 0) {
                tame(Arrays.copyOf(whole, at));
            }
        }
    }

    private void tame(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("broken.mat"), bytes);
        try {
            MatFile.read(file);
        } catch (FormatException e) {
            assertThat(e.getMessage()).doesNotContain("\n");
        }
    }

    private Path fixture(String name) throws IOException {
        try (InputStream in = MatFileTest.class.getResourceAsStream(name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }
}
