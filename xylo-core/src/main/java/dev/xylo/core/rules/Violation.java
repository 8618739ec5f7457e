package dev.xylo.core.rules;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A violated rule.
 *
 * @param rule key of the rule
 * @param severity whether the chip cannot hold it, or it is only advised against
 * @param found the worst number
 * @param allowedMin smallest number that is allowed, or advised
 * @param allowedMax largest number that is allowed, or advised
 * @param unit what the numbers count
 * @param offenders how many things violate the rule
 * @param worst the worst of them, worst first
 * @param fix what would help
 */
public record Violation(
        String rule,
        Severity severity,
        double found,
        int allowedMin,
        int allowedMax,
        String unit,
        int offenders,
        List<Offender> worst,
        String fix) {
    /** How many offenders are kept by index. */
    public static final int MAX_WORST = 10;

    private static final int MAX_IN_TEXT = 4;

    /** Copies the offenders. */
    public Violation {
        worst = List.copyOf(worst);
    }

    /**
     * What is wrong, on one line: rule, number found, number allowed, worst offenders.
     *
     * @return without severity and fix
     */
    public String text() {
        String places = worst.stream()
                .limit(MAX_IN_TEXT)
                .map(offender -> offender.where() + " (" + number(offender.number()) + ")")
                .collect(Collectors.joining(", "));
        int more = offenders - Math.min(MAX_IN_TEXT, worst.size());
        return rule + ": " + number(found) + " " + unit + ", "
                + (severity == Severity.ERROR ? "allowed " : "advised ")
                + allowed() + ": " + places + (more > 0 ? " and " + more + " more" : "");
    }

    /**
     * The allowed numbers.
     *
     * @return {@code at most 63}, or {@code -128..127}
     */
    public String allowed() {
        return allowedMin == 0 && allowedMax > 0 ? "at most " + allowedMax : allowedMin + ".." + allowedMax;
    }

    static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.4g", value);
    }
}
