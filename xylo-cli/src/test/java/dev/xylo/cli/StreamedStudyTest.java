package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A data set of 51 MB in a JVM with a heap of 48 MiB gives what it gives in this one. */
@Tag("long")
class StreamedStudyTest {
    private static final Path DIGITS = Path.of("../examples/digits");
    private static final int SAMPLES = 400;
    private static final int STEPS = 3_000;

    @TempDir
    Path folder;

    @Test
    void largerThanTheHeap() throws IOException, InterruptedException {
        Path data = folder.resolve("long.npz");
        write(data);
        Path streamed = folder.resolve("streamed");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(command(data, streamed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        Path whole = folder.resolve("whole");
        assertThat(Cli.run(words(data, whole)).status()).isZero();
        assertThat(streamed.resolve("results.json")).hasSameBinaryContentAs(whole.resolve("results.json"));
        assertThat(streamed.resolve("input.npy")).doesNotExist();
    }

    /** Digits, then silence: the longer array costs disk and memory, compressed it is small. */
    private static void write(Path file) throws IOException {
        DataSet digits = DataSets.read(DIGITS.resolve("test.npz"));
        int channels = digits.channels();
        int[] counts = new int[SAMPLES * STEPS * channels / 3];
        List<Integer> lengths = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            SpikeRaster digit = digits.samples().get(sample);
            for (int i = 0; i < digit.steps() * channels; i++) {
                counts[sample * (STEPS / 3) * channels + i] = digit.count(i / channels, i % channels);
            }
            lengths.add(STEPS / 3);
        }
        Npz.write(
                file,
                Map.of(
                        "input", NdArray.ofInts(DType.INT64, counts, counts.length / channels, channels),
                        "lengths",
                                NdArray.ofInts(
                                        DType.INT32,
                                        lengths.stream()
                                                .mapToInt(Integer::intValue)
                                                .toArray(),
                                        SAMPLES),
                        "label", NdArray.ofInts(DType.INT32, Arrays.copyOf(digits.labels(), SAMPLES), SAMPLES)));
    }

    private static Object[] words(Path data, Path out) {
        return new Object[] {
            "study",
            DIGITS,
            "--data",
            data,
            "--methods",
            "global",
            "--bits",
            "8",
            "--no-attribution",
            "--threads",
            1,
            "-o",
            out
        };
    }

    private static String[] command(Path data, Path out) {
        return ChildJvm.command(
                List.of("-Xmx48m"),
                Stream.of(words(data, out)).map(Object::toString).toList());
    }
}
