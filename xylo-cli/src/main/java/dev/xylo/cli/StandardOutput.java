package dev.xylo.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/** Remembers why the output could not be written, which {@link PrintWriter} forgets: a full disk must not pass for success. */
final class StandardOutput extends FilterOutputStream {
    /** Output that could not be written (EX_IOERR). */
    static final int NOT_WRITTEN = 74;

    /** The reader went away, as {@code head} does: what a program killed by SIGPIPE would give. */
    static final int CLOSED_PIPE = 141;

    private IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    /** The exit status of a command whose output went here; a reader that went away is no reason for a message. */
    int status(int ofCommand, PrintWriter err) {
        if (failure == null) {
            return ofCommand;
        }
        String reason = String.valueOf(failure.getMessage());
        if (reason.contains("Broken pipe")) {
            return CLOSED_PIPE;
        }
        err.println("xylo: the output could not be written: " + reason);
        return NOT_WRITTEN;
    }
}
