package dev.xylo.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DataSetsTest {
    @TempDir
    Path folder;

    private Path file;
    private final Map<String, NdArray> arrays = new LinkedHashMap<>();

    @BeforeEach
    void file() {
        file = folder.resolve("data.npz");
    }

    private static NdArray counting(int... shape) {
        int size = IntStream.of(shape).reduce(1, (a, b) -> a * b);
        return NdArray.ofInts(DType.UINT8, IntStream.range(0, size).toArray(), shape);
    }

    private static NdArray ints(int... values) {
        return NdArray.ofInts(DType.INT32, values, values.length);
    }

    private DataSet read() throws IOException {
        Npz.write(file, arrays);
        return DataSets.read(file);
    }

    private void assertRefused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(FormatException.class).hasMessage(file + ": " + message);
    }

    @Test
    void aBatchOfOneLength() throws IOException {
        arrays.put("input", counting(3, 2, 4));
        arrays.put("label", ints(2, 0, 1));
        DataSet data = read();
        assertThat(data.batch()).isTrue();
        assertThat(data.labels()).containsExactly(2, 0, 1);
        assertThat(data.samples()).hasSize(3);
        assertThat(data.samples().get(1)).isEqualTo(SpikeRaster.of(2, 4, new int[] {8, 9, 10, 11, 12, 13, 14, 15}));
        assertThat(data).hasToString("3 samples, 4 channels, labelled").isEqualTo(read());
        arrays.remove("label");
        assertThat(read().labelled()).isFalse();
        assertThat(DataSets.hasInput(file)).isTrue();
    }

    @Test
    void aBatchOfSeveralLengths() throws IOException {
        arrays.put("input", counting(5, 2));
        arrays.put("lengths", ints(2, 0, 3));
        DataSet data = read();
        assertThat(data.batch()).isTrue();
        assertThat(data.samples())
                .containsExactly(
                        SpikeRaster.of(2, 2, new int[] {0, 1, 2, 3}),
                        SpikeRaster.of(0, 2, new int[0]),
                        SpikeRaster.of(3, 2, new int[] {4, 5, 6, 7, 8, 9}));
    }

    @Test
    void aSingleOne() throws IOException {
        arrays.put("input", counting(3, 2));
        DataSet data = read();
        assertThat(data.batch()).isFalse();
        assertThat(data.samples()).containsExactly(SpikeRaster.of(3, 2, new int[] {0, 1, 2, 3, 4, 5}));
        assertThat(data.labels()).isEmpty();
        arrays.put("label", NdArray.scalar(DType.INT64, 7));
        assertThat(read().labels()).containsExactly(7);
        Path npy = folder.resolve("data.npy");
        Npy.write(npy, counting(3, 2));
        assertThat(DataSets.read(npy)).isEqualTo(data);
        assertThat(DataSets.hasInput(npy)).isTrue();
    }

    @Test
    void noStepsAreFine() throws IOException {
        arrays.put("input", counting(0, 2));
        assertThat(read().samples().get(0).steps()).isZero();
        arrays.put("input", counting(2, 0, 3));
        assertThat(read().samples()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(DType.class)
    void everyTypeOfWholeNumbers(DType type) throws IOException {
        NdArray input;
        if (type.isInteger()) {
            input = NdArray.ofInts(type, new int[] {0, 1, 1, 0}, 2, 2);
        } else if (type == DType.FLOAT64) {
            input = NdArray.ofDoubles(new double[] {0, 1, 1, -0.0}, 2, 2);
        } else {
            input = NdArray.ofFloats(new float[] {0, 1, 1, 0}, 2, 2);
        }
        arrays.put("input", input);
        assertThat(read().samples()).containsExactly(SpikeRaster.of(2, 2, new int[] {0, 1, 1, 0}));
    }

    @Test
    void countsOutOfRange() {
        arrays.put("input", NdArray.ofInts(DType.INT16, new int[] {0, 0, 0, 0, 0, -1}, 1, 3, 2));
        assertRefused("input[0, 2, 1] is -1; a spike count is a whole number, 0..32767");
        arrays.put("input", NdArray.ofInts(DType.INT32, new int[] {0, 32768}, 1, 2));
        assertRefused("input[0, 1] is 32768; a spike count is a whole number, 0..32767");
        arrays.put("input", NdArray.ofDoubles(new double[] {0, 0.5}, 2, 1));
        assertRefused("input[1, 0] is 0.5; a spike count is a whole number, 0..32767");
        arrays.put("input", NdArray.ofFloats(new float[] {Float.NaN}, 1, 1));
        assertRefused("input[0, 0] is NaN; a spike count is a whole number, 0..32767");
        arrays.put("input", NdArray.ofDoubles(new double[] {1e300}, 1, 1));
        assertRefused("input[0, 0] is 1.0E300; a spike count is a whole number, 0..32767");
    }

    @Test
    void shapesThatMakeNoSense() {
        arrays.put("weird", counting(1));
        assertRefused("input: is missing; the file holds weird; --input-key says which of them are the samples");
        arrays.put("input", counting(4));
        assertRefused("input: has shape (4,); needed is (T, Nin) or (samples, T, Nin)");
        arrays.put("input", counting(2, 0));
        assertRefused("input: has shape (2, 0), no input channel");
        arrays.put("input", counting(0, 5, 3));
        assertRefused("input: has no samples");
        arrays.put("input", NdArray.ofInts(DType.UINT8, new int[0], 2_000_000_000, 0, 3));
        assertRefused("input: has 2000000000 samples; at most 1048576");
        arrays.put("input", counting(2, 2, 3));
        arrays.put("lengths", ints(2, 2));
        assertRefused("input: has shape (2, 2, 3); needed is (sum T, Nin), as lengths is given");
    }

    @Test
    void lengthsThatDoNotAddUp() {
        arrays.put("input", counting(5, 2));
        arrays.put("lengths", ints(2, 2));
        assertRefused("lengths: adds up to 4 steps, but input has 5 rows");
        arrays.put("lengths", ints(2, 4));
        assertRefused("lengths[1] is 4, but of the 5 rows of input 3 are left");
        arrays.put("lengths", NdArray.ofLongs(DType.INT64, new long[] {Long.MAX_VALUE, 1}, 2));
        assertRefused("lengths[0] is 9223372036854775807, but of the 5 rows of input 5 are left");
        arrays.put("lengths", ints(6, -1));
        assertRefused("lengths[0] is 6, but of the 5 rows of input 5 are left");
        arrays.put("lengths", ints(-1, 6));
        assertRefused("lengths[0] is -1; needed is a number of steps, 0 or above");
        arrays.put("lengths", NdArray.ofDoubles(new double[] {2.5, 2.5}, 2));
        assertRefused("lengths[0] is 2.5; needed is a number of steps, 0 or above");
        arrays.put("lengths", counting(2, 1));
        assertRefused("lengths: has shape (2, 1); needed is (samples,), the steps of each sample");
        arrays.put("lengths", ints());
        assertRefused("input: has no samples");
    }

    @Test
    void labelsThatDoNotFit() {
        arrays.put("input", counting(2, 2, 3));
        arrays.put("label", ints(1));
        assertRefused("label: holds 1 label, but there are 2 samples");
        arrays.put("label", counting(2, 1, 1));
        assertRefused(
                "label: has shape (2, 1, 1); needed is (2,), one label per sample, or (2, classes) with a single 1 in"
                        + " each row");
        arrays.put("label", ints(1, -1));
        assertRefused("label[1] is -1; a label is a whole number, 0 or above");
        arrays.put("label", NdArray.ofDoubles(new double[] {1, 1.5}, 2));
        assertRefused("label[1] is 1.5; a label is a whole number, 0 or above");
        arrays.put("label", NdArray.ofLongs(DType.INT64, new long[] {1, 1L << 31}, 2));
        assertRefused("label[1] is 2147483648; a label is a whole number, 0 or above");
    }

    @Test
    void otherFiles() throws IOException {
        Path text = folder.resolve("data.doc");
        Files.writeString(text, "1,2");
        assertThat(DataSets.hasInput(text)).isFalse();
        assertThatThrownBy(() -> DataSets.read(text))
                .hasMessageStartingWith(text + ": is of no known data format; known are ")
                .hasMessageContaining("NumPy NPZ (.npz)");
        Path empty = Files.writeString(folder.resolve("empty.npz"), "");
        assertThatThrownBy(() -> DataSets.read(empty)).hasMessage(empty + ": is empty");
        arrays.put("x", counting(1));
        Npz.write(file, arrays);
        assertThat(DataSets.hasInput(file)).isFalse();
        Path missing = folder.resolve("missing.npz");
        assertThatThrownBy(() -> DataSets.hasInput(missing)).hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> DataSets.read(missing)).hasMessage(missing + ": no such file");
    }

    @Test
    void aDataSetIsImmutableAndChecked() {
        List<SpikeRaster> samples = new ArrayList<>(List.of(SpikeRaster.of(0, 1, new int[0])));
        int[] labels = {3};
        DataSet data = new DataSet(samples, labels, true);
        samples.clear();
        labels[0] = 9;
        data.labels()[0] = 9;
        assertThat(data.samples()).hasSize(1);
        assertThat(data.labels()).containsExactly(3);
        SpikeRaster one = data.samples().get(0);
        SpikeRaster wide = SpikeRaster.of(0, 2, new int[0]);
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet(List.of(), new int[0], true));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet(List.of(one, one), new int[0], false));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet(List.of(one), new int[2], true));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet(List.of(one), new int[] {-1}, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new DataSet(List.of(one, wide), new int[0], true));
    }

    @Test
    void survivesRandomDamage() throws IOException {
        List<byte[]> originals = new ArrayList<>();
        arrays.put("input", counting(2, 2, 3));
        arrays.put("label", ints(0, 1));
        Npz.write(file, arrays);
        originals.add(Files.readAllBytes(file));
        arrays.put("input", counting(5, 3));
        arrays.put("lengths", ints(2, 3));
        Npz.write(file, arrays);
        originals.add(Files.readAllBytes(file));
        Random random = new Random(20261124);
        int[] complaints = new int[1];
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            for (int i = 0; i < 10_000; i++) {
                byte[] damaged = Mutations.mutate(originals.get(i % originals.size()), random);
                Tame.write(file, damaged);
                if (Tame.complains(damaged, "case " + i, () -> DataSets.read(file))) {
                    complaints[0]++;
                }
            }
        });
        assertThat(complaints[0]).isGreaterThan(3_000);
    }
}
