package dev.xylo.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data files as numpy, PyTorch, Rockpool, h5py, scipy, nir and tonic write them: read to the expected arrays, or refused with the way out. */
class FilesOfUsersTest {
    private static final DataOptions EVENTS =
            DataOptions.NONE.withTimeStep(0.001).withChannels(16).withSteps(80);

    @TempDir
    Path folder;

    static Path file(String name) {
        try {
            return Path.of(FilesOfUsersTest.class.getResource("users/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static long[] counts(DataSet data) {
        return data.samples().stream()
                .flatMapToLong(sample -> java.util.stream.LongStream.range(0, (long) sample.steps() * sample.channels())
                        .map(at -> sample.count((int) at / sample.channels(), (int) at % sample.channels())))
                .toArray();
    }

    private static NdArray expected(String name, String key) throws IOException {
        return Npz.read(file("expected/" + name + ".npz")).get(key);
    }

    private DataSet both(String name, DataOptions options) throws IOException {
        DataSet whole = DataSets.read(file(name), options);
        try (SampleSource blocks = DataSets.open(file(name), options, new Memory(0, Optional.of(folder)))) {
            assertThat(blocks.samples()).isEqualTo(whole.samples().size());
            for (int i = 0; i < blocks.samples(); i++) {
                assertThat(blocks.read(i, i + 1))
                        .containsExactly(whole.samples().get(i));
                assertThat(blocks.steps(i)).isEqualTo(whole.samples().get(i).steps());
            }
            assertThat(blocks.annotations()).isEqualTo(whole.annotations());
            assertThat(blocks.channels()).isEqualTo(whole.channels());
        }
        return whole;
    }

    private void same(DataSet data, String expected) throws IOException {
        NdArray input = expected(expected, "input");
        assertThat(counts(data)).isEqualTo(input.toLongs());
        int[] shape = input.shape();
        assertThat(data.samples().size())
                .isEqualTo(shape.length == 3 ? shape[0] : data.samples().size());
        assertThat(data.channels()).isEqualTo(shape[shape.length - 1]);
        NdArray label = Npz.read(file("expected/" + expected + ".npz")).get("label");
        if (label != null) {
            assertThat(java.util.Arrays.stream(data.labels()).asLongStream().toArray())
                    .isEqualTo(label.toLongs());
        }
        // What is written is read again.
        Path copy = folder.resolve("copy.npz");
        DataSetFile.write(copy, SampleSource.of(data));
        assertThat(DataSets.read(copy)).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "raster_uint8.npy,raster",
        "raster_float32.npy,raster",
        "raster_bool.npy,raster",
        "raster_int32.npy,raster",
        "raster_fortran.npy,raster",
        "raster_bigendian.npy,raster",
        "raster_batch1.npy,raster",
        "raster.csv,raster",
        "raster_header.csv,raster",
        "data_tensor.pt,raster",
        "data.h5,dataset",
        "ds_input_label.npz,dataset",
        "ds_X_y.npz,dataset",
        "ds_x_y.npz,dataset",
        "ds_data_labels.npz,dataset",
        "ds_inputs_targets.npz,dataset",
        "ds_rasters_classes.npz,dataset",
        "ds_onehot.npz,dataset",
        "ds_label_column.npz,dataset",
        "ds_float.npz,dataset",
        "data_tuple.pt,dataset",
        "data_dict.pt,dataset",
        "data.pkl,dataset",
        "data.mat,dataset",
        "nirdata_grid.nir,dataset_unlabelled",
        "ragged.npy,ragged",
        "ds_ragged.npz,ragged",
    })
    void rastersAreRead(String name, String expected) throws IOException {
        same(both(name, DataOptions.NONE), expected);
    }

    @ParameterizedTest
    @CsvSource({
        "tsevent.npz,raster",
        "tonic_events.npy,raster",
        "rec.aedat,raster",
        "events.csv,raster",
        "shd_like.h5,dataset",
        "nirdata_events.nir,dataset_unlabelled",
    })
    void eventsAreCutIntoSteps(String name, String expected) throws IOException {
        DataSet data = both(name, EVENTS);
        same(data, expected);
        assertThat(data.remarks().timeStep()).hasValue(0.001);
        assertThatThrownBy(() -> DataSets.read(file(name)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("--dt SECONDS");
        // A network says how wide they are, too.
        DataOptions network = DataOptions.NONE.withTimeStep(0.001).withSteps(80).forNetwork(16, 4);
        assertThat(DataSets.read(file(name), network)).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({"tonic_events.npy", "rec.aedat", "events.csv", "shd_like.h5"})
    void eventsNeedTheNumberOfChannels(String name) {
        assertThatThrownBy(() -> DataSets.read(file(name), DataOptions.NONE.withTimeStep(0.001)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("--channels N");
        assertThatThrownBy(() -> DataSets.read(
                        file(name), DataOptions.NONE.withTimeStep(0.001).withChannels(15)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is of channel 15, but there are 15 channels (0..14)");
    }

    @Test
    void eventsBehindTheLastStepAreCounted() throws IOException {
        DataSet data = DataSets.read(file("tsevent.npz"), EVENTS.withSteps(40));
        assertThat(data.samples().get(0).steps()).isEqualTo(40);
        assertThat(data.remarks().warnings())
                .singleElement()
                .asString()
                .matches(".*: \\d+ of 229 events are left out: they come after step 39, the last one of --steps");
    }

    @Test
    void largeCountsAreSaid() throws IOException {
        DataSet data = DataSets.read(file("raster_counts_over_15.npy"));
        assertThat(data.remarks().notes())
                .singleElement()
                .asString()
                .endsWith(
                        "229 counts are above 15 (the largest is 17); the chip delivers at most 15 spikes per channel and step");
    }

    @Test
    void keysThatWereTakenAreSaid() throws IOException {
        assertThat(DataSets.read(file("ds_X_y.npz")).remarks().notes())
                .singleElement()
                .asString()
                .endsWith("ds_X_y.npz: samples are 'X', labels are 'y'");
        assertThat(DataSets.read(file("ds_input_label.npz")).remarks()).isEqualTo(Remarks.NONE);
    }

    @Test
    void labelsMayBeTextsOrInAFileOfTheirOwn() throws IOException {
        DataSet texts = both("ds_string_labels.npz", DataOptions.NONE);
        assertThat(texts.annotations().classNames()).containsExactly("down", "left", "right", "up");
        assertThat(texts.labels()).containsExactly(1, 2, 3, 0, 2, 3, 1, 1, 3, 2, 1, 0);
        assertThat(texts.remarks().notes()).singleElement().asString().contains("0 down, 1 left, 2 right, 3 up");
        Path copy = folder.resolve("named.npz");
        DataSetFile.write(copy, SampleSource.of(texts));
        assertThat(DataSets.read(copy)).isEqualTo(texts);

        same(both("pair/X_test.npy", DataOptions.NONE.withLabels(file("pair/y_test.npy"))), "dataset");
        Path lines = Files.write(
                folder.resolve("y.txt"), List.of("a x", "b", "c", "d", "b", "c", "a x", "a x", "c", "b", "a x", "d"));
        DataSet beside = both("pair/X_test.npy", DataOptions.NONE.withLabels(lines));
        assertThat(beside.labels()).containsExactly(0, 1, 2, 3, 1, 2, 0, 0, 2, 1, 0, 3);
        assertThat(beside.annotations().classNames()).containsExactly("a x", "b", "c", "d");
    }

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("raster_fraction.npy", "input[0, 1] is 0.5; a spike count is a whole number"),
            Map.entry("raster_negative.npy", "input[0, 1] is -1; a spike count is a whole number"),
            Map.entry("raster_nan.npy", "input[0, 1] is NaN; a spike count is a whole number"),
            Map.entry("tscontinuous.npz", "is a TSContinuous: analog samples, no spikes"),
            Map.entry("ds_too_few_labels.npz", "label: holds 10 labels, but there are 12 samples"),
            Map.entry("ds_time_first.npz", "so its second axis is the samples: time first?"),
            Map.entry("evil.npy", "would run posix.system"),
            Map.entry("evil.pkl", "would run posix.system"),
            Map.entry("evil.pt", "would run posix.system"),
            Map.entry("model.pt", "torch.nn.modules.container.Sequential"));

    @Test
    void othersAreRefusedWithTheReason() {
        REFUSED.forEach((name, reason) -> assertThatThrownBy(() -> DataSets.read(file(name)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n"));
        assertThat(Path.of("evil_was_here")).doesNotExist();
    }

    @Test
    void aNetworkTellsWhatStandsTheWrongWayRound() {
        DataOptions network = DataOptions.NONE.forNetwork(16, 4);
        assertThatThrownBy(() -> DataSets.read(file("raster_channels_first.npy"), network))
                .hasMessageEndingWith(
                        "input: has shape (16, 80), so 80 channels, but the network has 16: transposed? needed is (T, Nin); in"
                                + " Python: X.transpose(1, 0)");
        assertThatThrownBy(() -> DataSets.read(file("ds_label_out_of_range.npz"), network))
                .hasMessageEndingWith(
                        "label[3] is 4, but the network has 4 readout neurons (classes 0..3); labels start at 0, these start"
                                + " at 1: subtract 1");
        assertThatThrownBy(() -> DataSets.read(file("data.h5"), DataOptions.NONE.withChannels(12)))
                .hasMessageContaining("--channels says 12");
    }

    @Test
    void unlabelledReadsNoLabels() throws IOException {
        DataSet data = DataSets.read(file("ds_too_few_labels.npz"), DataOptions.NONE.unlabelled());
        assertThat(data.labelled()).isFalse();
        assertThat(data.remarks()).isEqualTo(Remarks.NONE);
    }
}
