package dev.xylo.formats.network;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** Files of one value in hexadecimal on a line, in two's complement, with {@code //} before comments. */
final class HexFile {
    /** Far above the largest memory of a chip. */
    private static final int MAX_BYTES = 1 << 26;

    private HexFile() {}

    /** A value in lower case, its lowest digits. */
    static StringBuilder line(StringBuilder text, int value, int digits) {
        return text.append(HexFormat.of().toHexDigits(value, digits)).append('\n');
    }

    /** The values of a file, without empty lines and comments. */
    static int[] values(Path file, int digits, boolean signed) throws FormatException {
        int[] values = new int[64];
        int size = 0;
        int line = 0;
        for (String text : text(file).split("\n", -1)) {
            line++;
            String value = text.strip();
            if (value.isEmpty() || value.startsWith("//")) {
                continue;
            }
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value(file, digits, signed, value, line);
        }
        return Arrays.copyOf(values, size);
    }

    private static int value(Path file, int digits, boolean signed, String text, int line) throws FormatException {
        int value = 0;
        boolean valid = text.length() == digits;
        for (int i = 0; valid && i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
            valid = digit >= 0;
            value = value << 4 | digit;
        }
        if (!valid) {
            throw new Origin(file, null)
                    .error("line " + line + " is " + Text.name(text) + "; needed are " + digits
                            + " hexadecimal digits, or a comment");
        }
        int unused = Integer.SIZE - 4 * digits;
        return signed ? value << unused >> unused : value;
    }

    /** All of a file as text. */
    static String text(Path file) throws FormatException {
        Origin origin = new Origin(file, null);
        try (InputStream in = InputFile.open(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw origin.error("is larger than " + (MAX_BYTES >> 20) + " MiB, more than any memory of a chip");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
    }
}
