package dev.xylo.study.results;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Numbers and lists as sentences have them: English, whatever the locale. */
final class Words {
    /** Most names that a sentence lists. */
    private static final int LISTED = 5;

    private Words() {}

    /** A share 0..1, such as {@code 97.1 %}. */
    static String percent(double share) {
        return format("%.1f %%", 100 * share);
    }

    /** A number of things, such as {@code 1 sample} and {@code 2,000 samples}. */
    static String count(long number, String thing) {
        return format("%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** Percentage points, such as {@code 1.1 points}; always with one decimal. */
    static String points(double points) {
        String number = format("%.1f", points);
        return number + (number.equals("1.0") ? " point" : " points");
    }

    /** A p-value. */
    static String p(double p) {
        return p < 0.001 ? "p below 0.001" : format("p = %.3f", p);
    }

    /** Names one after the other; a long list is cut, and says how many are left out. */
    static String list(List<String> names) {
        int shown = names.size() <= LISTED ? names.size() : LISTED;
        String text = String.join(", ", names.subList(0, shown));
        return shown == names.size() ? text : text + " and " + format("%,d", names.size() - shown) + " more";
    }

    /** Names in a sentence: {@code a}, {@code a and b}, {@code a, b and c}; a long list is cut. */
    static String both(List<String> names) {
        int last = names.size() - 1;
        return names.size() > LISTED || last < 1
                ? list(names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }

    /** An effect's key as words, such as {@code bit-shift decay}. */
    static String effect(String key) {
        return switch (key) {
            case "own_to_twin" -> "the way from your own model to its float twin";
            case "timing" -> "the chip's delay of a step between layers";
            default -> key.replace('_', ' ').replace("bitshift", "bit-shift");
        };
    }

    static String name(JsonNode row) {
        return row.get("name").asString();
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
