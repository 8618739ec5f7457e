package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private static String written(String failure, int expectedStatus) {
        StandardOutput stdout = new StandardOutput(new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                if (failure != null) {
                    throw new IOException(failure);
                }
            }
        });
        PrintWriter out = new PrintWriter(stdout);
        out.print("result");
        out.flush();
        StringWriter err = new StringWriter();
        assertThat(stdout.status(1, new PrintWriter(err, true))).isEqualTo(expectedStatus);
        return err.toString();
    }

    @Test
    void aFullDiskIsSaidAReaderThatLeftIsNot() {
        assertThat(written(null, 1)).isEmpty();
        assertThat(written("No space left on device", StandardOutput.NOT_WRITTEN))
                .isEqualTo("xylo: the output could not be written: No space left on device" + System.lineSeparator());
        assertThat(written("Broken pipe", StandardOutput.CLOSED_PIPE)).isEmpty();
    }
}
