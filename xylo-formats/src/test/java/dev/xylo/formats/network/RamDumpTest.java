package dev.xylo.formats.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.Axis;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.Mutations;
import dev.xylo.formats.Tame;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dumps of a test bench; that they equal the reference's is tested with the golden networks. */
class RamDumpTest {
    private static final int STEPS = 4;
    private static final int SEED = 3;

    @TempDir
    Path directory;

    private Path folder;
    private Specification network;
    private RamDump dump;

    @BeforeEach
    void write() throws IOException {
        folder = directory.resolve("run.ram");
        Random random = new Random(SEED);
        NetworkFormat ram = NetworkFormats.ofKey("ram").orElseThrow().forChip(Chip.SYNS61201);
        network = ram.fit(Specification.of(Networks.integers(1, random))).specification();
        NetworkShape shape = network.shape();
        Map<String, NdArray> states = new LinkedHashMap<>();
        for (String key : List.of("spikes", "i_syn", "i_syn_2", "v_mem")) {
            states.put(key, random(random, !key.equals("spikes"), shape.length(Axis.HIDDEN)));
        }
        for (String key : List.of("spikes_out", "i_syn_out", "v_mem_out")) {
            states.put(key, random(random, !key.equals("spikes_out"), shape.length(Axis.OUTPUT)));
        }
        short[] counts = new short[STEPS * shape.inputs()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (short) random.nextInt(i < shape.inputs() ? 1 : 3);
        }
        counts[counts.length - 1] = 1;
        dump = new RamDump(Optional.of(SpikeRaster.of(STEPS, shape.inputs(), counts)), states);
        dump.write(folder, network, Chip.SYNS61201);
    }

    private static NdArray random(Random random, boolean signed, int width) {
        short[] values = new short[STEPS * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) (signed ? random.nextInt(-32768, 32768) : random.nextInt(32));
        }
        return NdArray.ofShorts(signed ? DType.INT16 : DType.UINT8, values, STEPS, width);
    }

    @Test
    void whatIsWrittenIsReadWithAndWithoutTheConfiguration() throws IOException {
        assertThat(RamDump.read(folder)).isEqualTo(dump);
        assertThat(NetworkFormats.read(folder).toArrays()).isEqualTo(network.toArrays());
        Files.delete(folder.resolve("basic_config.json"));
        assertThat(RamDump.read(folder).states()).isEqualTo(dump.states());
        try (Stream<Path> files = Files.walk(folder.resolve("spk_res"))) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        assertThat(RamDump.read(folder).states())
                .containsEntry("v_mem", dump.states().get("v_mem"));
    }

    @Test
    void hibernatingStepsAreLeftOut() throws IOException {
        Map<String, NdArray> states = new LinkedHashMap<>(dump.states());
        states.put(RamDump.HIBERNATION, NdArray.ofShorts(DType.UINT8, new short[] {0, 1, 1, 0}, STEPS));
        new RamDump(dump.input(), states).write(folder, network, Chip.SYNS61201);
        NdArray membranes = RamDump.read(folder).states().get("v_mem");
        int width = membranes.shape()[1];
        assertThat(membranes.shape()).containsExactly(2, width);
        NdArray all = dump.states().get("v_mem");
        for (int i = 0; i < width; i++) {
            assertThat(membranes.longAt(i)).isEqualTo(all.longAt(i));
            assertThat(membranes.longAt(width + i)).isEqualTo(all.longAt(3 * width + i));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vmem/nmpram_1.txt | | holds no nmpram_1.txt, but nmpram_3.txt",
                "vmem/nmpram_3.txt | | has 3 steps in vmem, but 4 in spk_res",
                "vmem/nmpram_0.txt | 12g4 | line 1 is 12g4; needed are 4 hexadecimal digits, or a comment",
                "spk_in/inp_spks.txt | wr INg | line 1 is wr INg; needed is 'idle STEPS', 'wr INCHANNEL' with a hexadecimal"
                        + " digit, or a comment",
                "spk_in/inp_spks.txt | idle 99999999 | goes on to step 99999999; at most 1048576 steps are read",
                "spk_in/inp_spks.txt | wr INf | sends a spike to channel 15; basic_config.json says that there are",
                "isyn2/nsc2ram_2.txt | 0000 | has 1 values; step 0 has",
            })
    void saysWhatIsWrong(String name, String content, String message) throws IOException {
        if (content == null) {
            Files.delete(folder.resolve(name));
        } else {
            Files.writeString(folder.resolve(name), content);
        }
        assertThatThrownBy(() -> RamDump.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void survivesRandomDamage() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".txt") || file.endsWith("basic_config.json"))
                    .sorted()
                    .toList();
        }
        Random random = new Random(SEED);
        int complaints = 0;
        for (int i = 0; i < 10_000; i++) {
            Path file = files.get(random.nextInt(files.size()));
            byte[] original = Files.readAllBytes(file);
            byte[] damaged = Mutations.mutate(original, random);
            Tame.write(file, damaged);
            complaints += Tame.complains(damaged, file + ", case " + i, () -> RamDump.read(folder)) ? 1 : 0;
            Tame.write(file, original);
        }
        assertThat(complaints).isGreaterThan(5_000);
    }
}
