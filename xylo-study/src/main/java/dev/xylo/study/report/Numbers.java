package dev.xylo.study.report;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Numbers as a reader wants them; {@code -} where there is none. */
final class Numbers {
    static final String NONE = "-";

    private Numbers() {}

    /** A share 0..1 in percent with one decimal. */
    static String percent(JsonNode share) {
        return share.isNumber() ? format("%.1f %%", 100 * share.doubleValue()) : NONE;
    }

    /** An interval of shares, in percent. */
    static String interval(JsonNode lower, JsonNode upper) {
        return lower.isNumber() && upper.isNumber()
                ? format("%.1f–%.1f %%", 100 * lower.doubleValue(), 100 * upper.doubleValue())
                : NONE;
    }

    /** A signed interval of differences, in percentage points. */
    static String differences(JsonNode lower, JsonNode upper) {
        return lower.isNumber() && upper.isNumber()
                ? minus(format("%+.1f to %+.1f", 100 * lower.doubleValue(), 100 * upper.doubleValue()))
                : NONE;
    }

    /** A plain number with so many decimals. */
    static String decimal(JsonNode value, int decimals) {
        return value.isNumber() ? minus(format("%." + decimals + "f", value.doubleValue())) : NONE;
    }

    /** A whole number, thousands apart. */
    static String count(JsonNode value) {
        return value.isNumber() ? format("%,d", value.longValue()) : NONE;
    }

    /** A p value. */
    static String p(JsonNode value) {
        if (!value.isNumber()) {
            return NONE;
        }
        return value.doubleValue() < 0.001 ? "< 0.001" : format("%.3f", value.doubleValue());
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** A minus sign as wide as a plus sign; none before a zero. */
    private static String minus(String text) {
        return text.replaceAll("-(?=0(?:\\.0+)?(?![0-9.]))", "").replace('-', '−');
    }
}
