package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npy;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code xylo encode}: recordings of all formats give the same counts, wrong ones a line and status 2. */
class EncodeCommandTest {
    private static final int RATE = 16000;

    @TempDir
    Path directory;

    static Stream<GoldenCase> shortCases() {
        List<String> names = List.of(
                "imu_steps",
                "imu_err_range",
                "a3_short_101",
                "a3_err_minus",
                "a3_pdmbits_short",
                "a2dn_dt",
                "a3_registers");
        return GoldenCases.frontEnds().stream()
                .filter(golden -> names.stream().anyMatch(name -> golden.file().contains(name)));
    }

    @ParameterizedTest
    @MethodSource("shortCases")
    void aRecordedCaseGivesItsStages(GoldenCase golden) throws IOException {
        Path file = golden.copy();
        Path out = directory.resolve("out.npz");
        try {
            Cli cli = Cli.run("encode", file, "--record", "all", "-o", out);
            if (golden.text("kind").endsWith("-error")) {
                assertThat(cli.status()).isEqualTo(2);
                assertThat(cli.err()).contains("sample ").hasLineCount(1);
                assertThat(out).doesNotExist();
                return;
            }
            assertThat(cli.status()).as(cli.err()).isZero();
            Map<String, NdArray> expected = Npz.read(file, key -> key.matches("s\\d\\d_[^0-9]*"));
            Map<String, NdArray> stages = Cli.read(out);
            expected.forEach((key, array) -> {
                if (stages.containsKey(key)) {
                    assertThat(stages.get(key).toLongs()).as(key).isEqualTo(array.toLongs());
                }
            });
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void theSameSoundInEveryFormatGivesTheSameCounts() throws IOException {
        double[] sound = sound(4000);
        Path reference = directory.resolve("signal.npz");
        Npz.write(
                reference,
                Map.of("signal", NdArray.ofDoubles(sound, sound.length), "rate", NdArray.ofDoubles(new double[] {RATE
                })));
        NdArray expected = encoded(reference);
        assertThat(expected.shape()).isEqualTo(new int[] {245, 16});
        assertThat(expected.toLongs()).contains(1L);

        Path npy = directory.resolve("signal.npy");
        Npy.write(Files.newOutputStream(npy), NdArray.ofDoubles(sound, sound.length));
        assertThat(encoded(npy, "--rate", RATE)).isEqualTo(expected);
        Path csv = directory.resolve("signal.csv");
        StringBuilder text = new StringBuilder("time,sound\n");
        for (int t = 0; t < sound.length; t++) {
            text.append(t).append(',').append(sound[t]).append('\n');
        }
        Files.writeString(csv, text);
        assertThat(encoded(csv, "--rate", RATE)).isEqualTo(expected);
        // The sound is made of steps of 2^-15, so that 16 bits hold it.
        for (int bits : new int[] {16, 24, 32}) {
            assertThat(encoded(wave(bits, false, sound))).as(bits + " bits").isEqualTo(expected);
        }
        assertThat(encoded(wave(32, true, sound))).as("float").isEqualTo(expected);
    }

    @Test
    void withoutTheMirrorARecordingStreamsAndWithItTheCountsDiffer() throws IOException {
        Path file = wave(16, false, sound(40_000));
        assertThat(encoded(file, "--no-mirror")).isEqualTo(encoded(file, "--as-chip"));
        assertThat(encoded(file, "--no-mirror")).isNotEqualTo(encoded(file));
    }

    @Test
    void aFolderIsADataSetInTheOrderOfItsLabels() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("recordings"));
        Files.move(wave(16, false, sound(900)), folder.resolve("short.wav"));
        Files.move(wave(24, false, sound(5000)), folder.resolve("long.wav"));
        Path labels = Files.writeString(directory.resolve("labels.csv"), "file,label\nshort.wav,yes\nlong.wav,no\n");
        Path out = directory.resolve("data.npz");

        Cli cli = Cli.run("encode", "audio3", folder, "--labels", labels, "-o", out, "--threads", 2);

        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("class 0: no", "class 1: yes", "2 recordings");
        DataSet data = DataSets.read(out);
        assertThat(data.samples()).hasSize(2);
        assertThat(data.samples().get(0).steps())
                .isLessThan(data.samples().get(1).steps());
        assertThat(Cli.read(out).get("label").toLongs()).containsExactly(1, 0);
    }

    @Test
    void motionInGNeedsTheQuantizer() throws IOException {
        Path csv = Files.writeString(directory.resolve("walk.csv"), "x,y,z\n0.1,0.2,0.9\n0.2,0.2,0.8\n");
        Path out = directory.resolve("out.npz");
        Cli refused = Cli.run("encode", "imu", csv, "-o", out);
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .contains("sample 0, channel 0", "--quantize SCALE")
                .hasLineCount(1);
        assertThat(Cli.run("encode", "imu", csv, "--quantize", "0.49", "-o", out)
                        .status())
                .isZero();
    }

    @Test
    void aFlatFirstSampleIsWarnedOf() throws IOException {
        Path csv = Files.writeString(directory.resolve("flat.csv"), "0,0,8000\n10,20,8000\n30,-20,8000\n");
        Path out = directory.resolve("out.npz");
        assertThat(Cli.run("encode", "imu", csv, "-o", out).err()).contains("warning: dead-output: ", "[0, 2]");
        assertThat(Cli.run("encode", "imu", csv, "-o", out, "--as-chip").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1,2\\n3\\n            | line 2 has 1 columns; the first line has 2
            1\\nx\\n              | line 2, column 1 is 'x'
            1\\nNaN\\n            | line 2, column 1 is 'NaN'
            a,b\\n                | holds no sample
            ''                    | is empty
            """)
    void aWrongTableIsNamed(String text, String reason) throws IOException {
        Path csv = Files.writeString(directory.resolve("wrong.csv"), text.replace("\\n", "\n"));
        Cli cli = Cli.run("encode", "audio3", csv, "--rate", RATE, "-o", directory.resolve("out.npz"));
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains(reason).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedWaveIsALine(long seed) throws IOException {
        Random random = new Random(seed);
        Path whole = wave(16, false, sound(300));
        for (int i = 0; i < 60; i++) {
            byte[] bytes = Files.readAllBytes(whole);
            for (int n = 0; n <= random.nextInt(4); n++) {
                bytes[random.nextInt(60)] = (byte) random.nextInt(256);
            }
            int length = random.nextBoolean() ? bytes.length : random.nextInt(bytes.length);
            Path file = directory.resolve("damaged.wav");
            Files.write(file, java.util.Arrays.copyOf(bytes, length));
            Cli cli = Cli.run("encode", "audio3", file, "-o", directory.resolve("out.npz"), "--as-chip");
            assertThat(cli.status()).as(cli.err()).isIn(0, 2);
            assertThat(cli.err().lines().count()).as(cli.err()).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            audio3 signal.npy             | does not state its sampling rate
            imu signal.npy                | the IMU interface takes 3
            audio3 signal.npy --rate -1   | --rate -1.0
            audio3 signal.npy --iaf       | --iaf says nothing to audio3
            audio3 signal.npy --dt 0.0003456 --rate 16000 | is not within 1 us of a whole number of samples
            audio2 signal.npy --no-mirror | always runs over the mirrored signal
            radio signal.npy              | 'radio' is no interface
            audio3                        | a recording is missing
            """)
    void aWrongChoiceIsALine(String words, String reason) throws IOException {
        Path npy = directory.resolve("signal.npy");
        Npy.write(Files.newOutputStream(npy), NdArray.ofDoubles(sound(100), 100));
        Object[] args = Stream.concat(
                        Stream.of("encode", "-o", directory.resolve("out.npz")),
                        Stream.of(words.strip().split(" ")).map(word -> word.equals("signal.npy") ? npy : word))
                .toArray();
        Cli cli = Cli.run(args);
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err()).contains(reason).hasLineCount(1);
    }

    private NdArray encoded(Path file, Object... options) throws IOException {
        Path out = directory.resolve("encoded.npz");
        Object[] args = Stream.concat(Stream.of("encode", "audio3", file, "-o", out), Stream.of(options))
                .toArray();
        Cli cli = Cli.run(args);
        assertThat(cli.status()).as(cli.err()).isZero();
        return Cli.read(out).get("input");
    }

    private static double[] sound(int length) {
        Random random = new Random(5);
        double[] sound = new double[length];
        for (int t = 0; t < length; t++) {
            sound[t] = Math.rint((0.5 * Math.sin(0.2 * t) + 0.2 * random.nextDouble()) * 32768) / 32768;
        }
        return sound;
    }

    /** A file written by hand: 44 bytes of header, little-endian samples. */
    private Path wave(int bits, boolean isFloat, double[] sound) throws IOException {
        int size = bits / 8;
        ByteBuffer bytes = ByteBuffer.allocate(44 + sound.length * size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + sound.length * size);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) (isFloat ? 3 : 1))
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * size);
        bytes.putShort((short) size).putShort((short) bits);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(sound.length * size);
        for (double value : sound) {
            if (isFloat) {
                bytes.putFloat((float) value);
            } else {
                long raw = (long) (value * (1L << (bits - 1)));
                for (int b = 0; b < size; b++) {
                    bytes.put((byte) (raw >> (8 * b)));
                }
            }
        }
        Path file = directory.resolve("sound" + bits + (isFloat ? "f" : "") + ".wav");
        Files.write(file, bytes.array());
        return file;
    }
}
