package dev.xylo.formats.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.raster.SpikeRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The layout of 3.1 is that of libcaer's headers. */
class AedatTest {
    private static final DataOptions OPTIONS =
            DataOptions.NONE.withTimeStep(0.001).withChannels(4);
    private static final String HEADER = "#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 1: test\r\n#!END-HEADER\r\n";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    private void packet(int type, int overflow, int... dataAndTimes) {
        int events = dataAndTimes.length / 2;
        ByteBuffer packet = ByteBuffer.allocate(28 + 8 * events).order(ByteOrder.LITTLE_ENDIAN);
        packet.putShort((short) type).putShort((short) 1).putInt(8).putInt(4).putInt(overflow);
        packet.putInt(events).putInt(events).putInt(events);
        for (int value : dataAndTimes) {
            packet.putInt(value);
        }
        file.writeBytes(packet.array());
    }

    private DataSet read() throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(HEADER.getBytes(StandardCharsets.US_ASCII));
        whole.writeBytes(file.toByteArray());
        return DataSets.read(Files.write(folder.resolve("rec.aedat"), whole.toByteArray()), OPTIONS);
    }

    @Test
    void polarityEarAndSpikeEvents() throws IOException {
        packet(1, 0, 1 | 3 << 17, 0, 1 | 2 | 3 << 17, 999, 3 << 17, 5); // x 3 twice; the third is not valid
        packet(6, 0, 1 | 2 << 5, 1000);
        packet(12, 0, 1 | 1 << 12, 2999);
        packet(0, 0, 1, 5, 1, 6);
        DataSet data = read();
        assertThat(data.samples())
                .containsExactly(SpikeRaster.of(3, 4, new int[] {0, 0, 0, 2, 0, 0, 1, 0, 0, 1, 0, 0}));
        assertThat(data.remarks().warnings()).singleElement().asString().contains("2 events of other types");
    }

    @Test
    void timeOverflows() throws IOException {
        packet(1, 1, 1, 0);
        assertThat(read().samples().get(0).steps()).isEqualTo(2_147_484);
    }

    @Test
    void refused() {
        packet(1, 0, 1 | 7 << 2, 0);
        assertThatThrownBy(this::read).hasMessageContaining("a sensor with two axes (y is 7)");
        file.reset();
        packet(12, 0, 1 | 1 << 1, 0);
        assertThatThrownBy(this::read).hasMessageContaining("spikes of chip 0, core 1");
        file.reset();
        packet(1, 0, 1, 0);
        file.write(1);
        assertThatThrownBy(this::read).hasMessageContaining("is truncated: it ends inside packet 1");
    }

    @Test
    void otherVersions() throws IOException {
        Path four = Files.writeString(folder.resolve("four.aedat"), "#!AER-DAT4.0\r\n");
        assertThatThrownBy(() -> DataSets.read(four, OPTIONS)).hasMessageContaining("is AEDAT of version 4.0");
        Path endless = Files.writeString(folder.resolve("endless.aedat"), "#!AER-DAT2.0");
        assertThatThrownBy(() -> DataSets.read(endless, OPTIONS))
                .hasMessageContaining("a line of its header does not end");
        Path half = Files.writeString(folder.resolve("half.aedat"), "#!AER-DAT2.0\r\n# x\r\n\0\0\0\1\0\0");
        assertThatThrownBy(() -> DataSets.read(half, OPTIONS)).hasMessageContaining("event 0 has 6 of 8 bytes");
    }
}
