package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Type of an array of texts: {@code <U5} has five code points of 32 bits, {@code |S5} five bytes; both filled up with zeros.
 *
 * @param unicode whether a character has 32 bits
 * @param bigEndian whether these are swapped
 * @param itemSize bytes of one text
 */
record TextType(boolean unicode, boolean bigEndian, int itemSize) {
    private static final int MAX_LENGTH = 1 << 16;
    private static final int MAX_TEXTS = 1 << 20;

    static TextType parse(String descr, Origin origin) throws FormatException {
        String digits = descr.replaceFirst("^[<>|=]?[USa]", "");
        if (!digits.matches("\\d{1,5}") || Integer.parseInt(digits) > MAX_LENGTH) {
            throw origin.error(
                    "has texts of type " + Text.name(descr) + "; at most " + MAX_LENGTH + " characters are read");
        }
        boolean unicode = descr.contains("U");
        return new TextType(unicode, descr.startsWith(">"), Integer.parseInt(digits) * (unicode ? Integer.BYTES : 1));
    }

    /** A type that holds all of these. */
    static TextType of(List<String> texts) {
        int longest = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        return new TextType(true, false, Math.max(1, longest) * Integer.BYTES);
    }

    /** As a header states it. */
    String descr() {
        return unicode ? "<U" + itemSize / Integer.BYTES : "|S" + itemSize;
    }

    /** The bytes of a text in a type of {@link #of}. */
    byte[] encode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(itemSize).order(ByteOrder.LITTLE_ENDIAN);
        text.codePoints().forEach(bytes::putInt);
        return bytes.array();
    }

    List<String> decode(byte[] data, int elements, Origin origin) throws FormatException {
        // Texts of no characters take no bytes, so their number is not bounded by the file.
        if (elements > MAX_TEXTS) {
            throw origin.error("has " + elements + " texts; at most " + MAX_TEXTS + " are read");
        }
        List<String> texts = new ArrayList<>(elements);
        for (int i = 0; i < elements; i++) {
            texts.add(unicode ? codePoints(data, i * itemSize, origin) : bytes(data, i * itemSize));
        }
        return texts;
    }

    private String codePoints(byte[] data, int from, Origin origin) throws FormatException {
        StringBuilder text = new StringBuilder();
        StringBuilder zeros = new StringBuilder();
        for (int at = from; at < from + itemSize; at += Integer.BYTES) {
            int c = 0;
            for (int b = 0; b < Integer.BYTES; b++) {
                c = c << 8 | data[bigEndian ? at + b : at + Integer.BYTES - 1 - b] & 0xFF;
            }
            if (c == 0) {
                zeros.append('\0');
                continue;
            }
            if (!Character.isValidCodePoint(c)) {
                throw origin.error("is damaged: a text has a character that is none");
            }
            text.append(zeros).appendCodePoint(c);
            zeros.setLength(0);
        }
        return text.toString();
    }

    private String bytes(byte[] data, int from) {
        int length = itemSize;
        while (length > 0 && data[from + length - 1] == 0) {
            length--;
        }
        return new String(data, from, length, StandardCharsets.UTF_8);
    }
}
