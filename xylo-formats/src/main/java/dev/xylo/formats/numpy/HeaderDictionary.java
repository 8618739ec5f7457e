package dev.xylo.formats.numpy;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parser of the Python dictionary in an NPY header: {@code {'descr': '<i4', 'fortran_order': False, 'shape': (3, 4), }}.
 *
 * <p>Exactly these three keys, in any order; white space, a trailing comma and Python 2's {@code 3L} are tolerated, as NumPy does.
 */
final class HeaderDictionary {
    private static final int LONGEST_TOKEN = 40;
    private static final char END = '\0';

    private final String text;
    private final Origin origin;
    private int at;

    private String descr;
    private boolean fortranOrder;
    private int[] shape;

    private HeaderDictionary(String text, Origin origin) {
        this.text = text;
        this.origin = origin;
    }

    static HeaderDictionary parse(String text, Origin origin) throws FormatException {
        HeaderDictionary dictionary = new HeaderDictionary(text, origin);
        dictionary.parse();
        return dictionary;
    }

    /** The type as written: without quotes, or the whole list of a record type. */
    String descr() {
        return descr;
    }

    boolean fortranOrder() {
        return fortranOrder;
    }

    int[] shape() {
        return shape;
    }

    private void parse() throws FormatException {
        Set<String> seen = new HashSet<>();
        expect('{');
        while (!accept('}')) {
            String name = string();
            if (!seen.add(name)) {
                throw error("key '" + Text.name(name) + "' stands twice");
            }
            expect(':');
            switch (name) {
                case "descr" -> descr = peek() == '[' ? list() : string();
                case "fortran_order" -> fortranOrder = bool();
                case "shape" -> shape = tuple();
                default -> throw error("key '" + Text.name(name) + "' is none of descr, fortran_order, shape");
            }
            if (!accept(',')) {
                expect('}');
                break;
            }
        }
        peek();
        if (at < text.length()) {
            throw error("text follows the dictionary");
        }
        for (String name : List.of("descr", "fortran_order", "shape")) {
            if (!seen.contains(name)) {
                throw error("key '" + name + "' is missing");
            }
        }
    }

    private String string() throws FormatException {
        char quote = peek();
        if (quote != '\'' && quote != '"') {
            throw expected("a quoted text");
        }
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw error("a quoted text does not end");
        }
        String content = text.substring(at + 1, end);
        if (content.indexOf('\\') >= 0) {
            throw error("a quoted text has a backslash");
        }
        at = end + 1;
        return content;
    }

    private boolean bool() throws FormatException {
        peek();
        for (String word : List.of("True", "False")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("True");
            }
        }
        throw expected("True or False");
    }

    private int[] tuple() throws FormatException {
        List<Integer> dimensions = new ArrayList<>();
        expect('(');
        boolean comma = true;
        while (!accept(')')) {
            if (!comma) {
                throw expected("a comma");
            }
            if (dimensions.size() == NdArray.MAX_RANK) {
                throw error("the shape has more than " + NdArray.MAX_RANK + " dimensions");
            }
            dimensions.add(dimension());
            comma = accept(',');
        }
        if (dimensions.size() == 1 && !comma) {
            throw error("the shape is a number, not a tuple; (3,) has a comma");
        }
        return dimensions.stream().mapToInt(Integer::intValue).toArray();
    }

    private int dimension() throws FormatException {
        peek();
        int start = at;
        long value = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
            if (value > Integer.MAX_VALUE) {
                throw error("a dimension of the shape is larger than " + Integer.MAX_VALUE);
            }
        }
        if (at == start) {
            throw expected("a dimension, a whole number not below 0");
        }
        if (at < text.length() && text.charAt(at) == 'L') {
            at++;
        }
        return (int) value;
    }

    /** The text of a list, brackets balanced; what is in it does not matter, record types are refused anyway. */
    private String list() throws FormatException {
        int start = at;
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                skipString(c);
                continue;
            }
            at++;
            if (c == '[' || c == '(') {
                depth++;
            } else if ((c == ']' || c == ')') && --depth == 0) {
                return text.substring(start, at);
            }
        }
        throw error("a list does not end");
    }

    private void skipString(char quote) throws FormatException {
        for (at++; at < text.length(); at++) {
            if (text.charAt(at) == '\\') {
                at++;
            } else if (text.charAt(at) == quote) {
                at++;
                return;
            }
        }
        throw error("a quoted text does not end");
    }

    /** The next character that is not white space, without taking it. */
    private char peek() {
        while (at < text.length() && " \t\n\r\f".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : END;
    }

    private boolean accept(char wanted) {
        if (peek() == wanted && at < text.length()) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char wanted) throws FormatException {
        if (!accept(wanted)) {
            throw expected("'" + wanted + "'");
        }
    }

    private FormatException expected(String what) {
        String found = at >= text.length()
                ? "its end"
                : "'" + Text.clean(text.substring(at, Math.min(text.length(), at + LONGEST_TOKEN)), LONGEST_TOKEN)
                        + "'";
        return error("at character " + at + " " + what + " is needed, not " + found);
    }

    private FormatException error(String reason) {
        return origin.error("damaged NPY header: " + reason);
    }
}
