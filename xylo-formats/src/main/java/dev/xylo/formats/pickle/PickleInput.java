package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes of a pickle, as its instructions take their arguments: little-endian, by count, or up to the end of a line. */
final class PickleInput {
    /** Taken at once, on the word of the file. */
    private static final int TRUSTED = 1 << 16;

    private final InputStream in;
    private final Origin origin;
    private final Budget budget;

    PickleInput(InputStream in, Origin origin, Budget budget) {
        this.in = in;
        this.origin = origin;
        this.budget = budget;
    }

    /** Next byte, 0..255. */
    int next() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw truncated();
        }
        return value;
    }

    /** Unsigned number of some bytes. */
    long unsigned(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) next() << 8 * i;
        }
        return value;
    }

    /** As many bytes; memory is taken as they really come. */
    byte[] bytes(long count) throws IOException {
        if (count < 0 || count > Integer.MAX_VALUE - 8) {
            throw origin.error("is damaged: " + Long.toUnsignedString(count) + " bytes are announced in one piece");
        }
        budget.take(count);
        byte[] bytes = count <= TRUSTED ? new byte[(int) count] : in.readNBytes((int) count);
        int got = count <= TRUSTED ? in.readNBytes(bytes, 0, bytes.length) : bytes.length;
        if (got < count) {
            throw truncated();
        }
        return bytes;
    }

    /** UTF-8 of so many bytes. */
    String text(long count) throws IOException {
        return new String(bytes(count), StandardCharsets.UTF_8);
    }

    /** Up to a line feed, as bytes one to one. */
    String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next != '\n'; next = next()) {
            if (line.size() % TRUSTED == 0) {
                budget.take(4L * TRUSTED);
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private FormatException truncated() {
        return origin.error("is truncated: the pickle ends within an instruction");
    }
}
