package dev.xylo.formats.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals from HDF5, NPZ and CSV; what is none is a complaint with its file. */
class SignalFilesTest {
    @TempDir
    Path folder;

    @Test
    void hdf5HoldsSignalAndRate() throws FormatException {
        Path file = folder.resolve("sound.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("signal", new double[] {0.25, -0.5, 0.75});
            hdf.putDataset("rate", new double[] {16000});
        }
        try (SignalFile signal = SignalFiles.open(file)) {
            assertThat(signal.rate()).hasValue(16000);
            assertThat(signal.next(2)).containsExactly(0.25, -0.5);
            assertThat(signal.next(2)).containsExactly(0.75);
            assertThat(signal.next(2)).isEmpty();
        }
    }

    @Test
    void integersKnowTheirFullScale() throws FormatException {
        Path file = folder.resolve("sound.npz");
        Npz.write(file, Map.of("audio", NdArray.ofInts(DType.INT16, new int[] {1, 2, 3, 4}, 2, 2)));
        try (SignalFile signal = SignalFiles.open(file)) {
            assertThat(signal.channels()).isEqualTo(2);
            assertThat(signal.samples()).isEqualTo(2);
            assertThat(signal.fullScale()).hasValue(32768);
            assertThat(signal.rate()).isEmpty();
        }
    }

    @Test
    void aFileWithoutASignalNamesWhatItHolds() throws FormatException {
        Path file = folder.resolve("other.npz");
        Npz.write(file, Map.of("weights", NdArray.ofDoubles(new double[1], 1)));
        assertThatThrownBy(() -> SignalFiles.open(file))
                .hasMessageContaining("holds no signal")
                .hasMessageContaining("weights");
        Path text = folder.resolve("notes.md");
        assertThatThrownBy(() -> SignalFiles.open(Files.writeString(text, "hello")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is no WAV, NPY, NPZ or HDF5");
    }

    @Test
    void labelsAreNumbersOrNames() throws IOException {
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), "b.wav,3\na.wav,0\n");
        assertThat(Labels.read(numbers).classes().values()).containsExactly(3, 0);
        Path names = Files.writeString(folder.resolve("names.csv"), "file,label\nb.wav,yes\na.wav,no\n");
        assertThat(Labels.read(names).names()).containsExactly("no", "yes");
        assertThat(Labels.read(names).classes().values()).containsExactly(1, 0);
        for (String wrong : new String[] {"", "a.wav\n", "a.wav,1\na.wav,2\n", "a.wav,\n"}) {
            Path file = Files.writeString(folder.resolve("wrong.csv"), wrong);
            assertThatThrownBy(() -> Labels.read(file)).isInstanceOf(FormatException.class);
        }
    }
}
