package dev.xylo.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatExceptionTest {
    @Test
    void oneLineOfFileKeyAndReason() {
        FormatException e = new FormatException(Path.of("net.npz"), "weights_in", "is missing");
        assertThat(e).hasMessage("net.npz: weights_in: is missing");
        assertThat(e.file()).isEqualTo(Path.of("net.npz"));
        assertThat(e.key()).isEqualTo("weights_in");
        assertThat(e.reason()).isEqualTo("is missing");
        assertThat(new FormatException(Path.of("net.npz"), null, "no such file"))
                .hasMessage("net.npz: no such file");
        assertThat(new FormatException(null, "dt", "is missing")).hasMessage("dt: is missing");
        assertThat(new FormatException(null, null, "is missing")).hasMessage("is missing");
    }

    @Test
    void escapesWhatATerminalWouldObey() {
        assertThat(new FormatException(Path.of("a\u001b[2Jb"), "k\ney", "x\ty\u202ez\u2028\ud800"))
                .hasMessage("a\\u001b[2Jb: k\\u000aey: x\\u0009y\\u202ez\\u2028\\ud800");
        assertThat(new FormatException(null, "\u03c4\u5b57\ud83d\ude00", "ok"))
                .hasMessage("\u03c4\u5b57\ud83d\ude00: ok");
    }

    @Test
    void shortensWhatIsTooLong() {
        FormatException e = new FormatException(null, "k".repeat(1000), "r".repeat(100_000));
        assertThat(e.getMessage())
                .hasSize(80 + 3 + 2 + 600 + 3)
                .startsWith("kkkk")
                .endsWith("rrr...");
    }
}
