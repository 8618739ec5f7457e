package dev.xylo.formats.internal;

import java.util.Collection;
import java.util.stream.Collectors;

/** Text for messages. */
public final class Text {
    private static final int MAX_NAMES = 20;
    private static final int MAX_NAME = 80;

    private Text() {}

    /**
     * Makes text from a file harmless: escapes what is not visible (control and formatting characters, line breaks, stray surrogates)
     * and shortens.
     *
     * @param text anything
     * @param max most characters to keep
     * @return one line
     */
    public static String clean(String text, int max) {
        StringBuilder clean = new StringBuilder();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (i + width > max) {
                return clean.append("...").toString();
            }
            if (visible(c)) {
                clean.appendCodePoint(c);
            } else {
                clean.append(String.format("\\u%04x", c));
            }
            i += width;
        }
        return clean.toString();
    }

    /**
     * A key from a file, for messages.
     *
     * @param name anything
     * @return one short line
     */
    public static String name(String name) {
        return clean(name, MAX_NAME);
    }

    /**
     * Names from a file, for messages.
     *
     * @param names anything
     * @return comma-separated, the first ones if there are many; {@code nothing} for none
     */
    public static String names(Collection<String> names) {
        if (names.isEmpty()) {
            return "nothing";
        }
        String list = names.stream().limit(MAX_NAMES).map(Text::name).collect(Collectors.joining(", "));
        return names.size() <= MAX_NAMES ? list : list + " and " + (names.size() - MAX_NAMES) + " more";
    }

    /**
     * Array dimensions as Python writes them.
     *
     * @param shape dimensions
     * @return such as {@code (5, 14, 2)}, {@code (14,)}, {@code ()}
     */
    public static String shape(int... shape) {
        StringBuilder text = new StringBuilder("(");
        for (int d = 0; d < shape.length; d++) {
            text.append(d == 0 ? "" : ", ").append(shape[d]);
        }
        return text.append(shape.length == 1 ? ",)" : ")").toString();
    }

    /**
     * Writes an index as users do.
     *
     * @param key array
     * @param shape its dimensions
     * @param flat index into the flat, row-major values
     * @return such as {@code weights_in[3, 4, 0]}; the key alone for a scalar
     */
    public static String element(String key, int[] shape, int flat) {
        if (shape.length == 0) {
            return key;
        }
        String[] index = new String[shape.length];
        int rest = flat;
        for (int d = shape.length - 1; d >= 0; d--) {
            index[d] = Integer.toString(rest % shape[d]);
            rest /= shape[d];
        }
        return key + "[" + String.join(", ", index) + "]";
    }

    private static boolean visible(int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.SURROGATE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
            case Character.UNASSIGNED:
                return false;
            default:
                return true;
        }
    }
}
