package dev.xylo.formats.pickle;

import dev.xylo.formats.FormatException;

/** Texts of protocol 0, which are written in the letters of Python's source. */
final class PickleText {
    private PickleText() {}

    /** As repr() of Python 2 wrote bytes: in quotes, with backslashes; one letter a byte. */
    static String quoted(String line, Unpickler unpickler) throws FormatException {
        String text = line.strip();
        boolean quotes = text.length() >= 2
                && (text.charAt(0) == '\'' || text.charAt(0) == '"')
                && text.charAt(text.length() - 1) == text.charAt(0);
        if (!quotes) {
            throw unpickler.refuse("is a damaged pickle: a text without quotes");
        }
        StringBuilder plain = new StringBuilder();
        int end = text.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = text.charAt(i);
            if (c != '\\' || i + 1 >= end) {
                plain.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'x' -> {
                    plain.append((char) hex(text, i + 1, 2, end));
                    i += 2;
                }
                default -> plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    /** Latin-1, and \\uXXXX or \\UXXXXXXXX for the rest. */
    static String rawUnicode(String line) {
        if (line.indexOf('\\') < 0) {
            return line;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char next = i + 1 < line.length() ? line.charAt(i + 1) : ' ';
            int digits = next == 'u' ? 4 : 8;
            int code = line.charAt(i) == '\\' && (next == 'u' || next == 'U')
                    ? hex(line, i + 2, digits, line.length())
                    : -1;
            if (code >= 0 && Character.isValidCodePoint(code)) {
                plain.appendCodePoint(code);
                i += 1 + digits;
            } else {
                plain.append(line.charAt(i));
            }
        }
        return plain.toString();
    }

    /** -1 where there are not that many digits. */
    private static int hex(String text, int from, int digits, int end) {
        if (from + digits > end) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
