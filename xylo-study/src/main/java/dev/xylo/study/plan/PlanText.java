package dev.xylo.study.plan;

import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a study file. */
final class PlanText {
    private static final int MAX_BYTES = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private PlanText() {}

    /**
     * Reads it, without a byte order mark.
     *
     * @throws FormatException if it cannot be read, is longer than 1 MiB or is not UTF-8
     */
    static String read(Path file) throws FormatException {
        if (Files.isDirectory(file)) {
            throw new FormatException(file, null, "is a directory, not a file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw new FormatException(file, null, "no such file", e);
        } catch (AccessDeniedException e) {
            throw new FormatException(file, null, "permission denied", e);
        } catch (IOException e) {
            throw new FormatException(file, null, "cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new FormatException(file, null, "is longer than 1 MiB; that is no study file");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new FormatException(file, null, "is not UTF-8 text; a study file is YAML or JSON", e);
        }
    }
}
