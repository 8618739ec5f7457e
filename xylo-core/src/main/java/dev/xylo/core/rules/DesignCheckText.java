package dev.xylo.core.rules;

import dev.xylo.core.chip.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A design check for people and for machines. */
public final class DesignCheckText {
    private DesignCheckText() {}

    /**
     * Headroom, then errors, then warnings, each with what would fix it, then the verdict.
     *
     * @param check the check
     * @return lines; the last one is the verdict
     */
    public static List<String> lines(DesignCheck check) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%-20s %8s %8s %8s  %s", "amount", "used", "of", "share", "unit (where most)"));
        for (Usage usage : check.usages()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-20s %8d %8d %6.1f %%  %s (%s)",
                    usage.rule(),
                    usage.used(),
                    usage.limit().max(),
                    100 * usage.share(),
                    usage.limit().resource().unit(),
                    usage.where()));
        }
        for (List<Violation> violations : List.of(check.errors(), check.warnings())) {
            for (Violation violation : violations) {
                lines.add(violation.severity().key() + ": " + violation.text() + "; fix: " + violation.fix());
            }
        }
        if (!check.integer()) {
            lines.add("note: ranges of weights, thresholds and biases are checked after quantization (--method)");
        }
        lines.add(verdict(check));
        return lines;
    }

    /**
     * The verdict.
     *
     * @param check the check
     * @return one line
     */
    public static String verdict(DesignCheck check) {
        return (check.fits() ? "fits " : "does not fit ") + check.chip() + ": "
                + counted(check.errors().size(), "error") + ", "
                + counted(check.warnings().size(), "warning");
    }

    /**
     * For JSON: {@code chip}, {@code part}, {@code core}, {@code fits}, {@code errors}, {@code warnings}, {@code headroom}.
     *
     * @param check the check
     * @return maps, lists, strings and numbers, in the order of the text
     */
    public static Map<String, Object> map(DesignCheck check) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("chip", check.chip().key());
        map.put("part", check.chip().part());
        map.put("core", check.chip().core().number());
        map.put("integer", check.integer());
        map.put("fits", check.fits());
        map.put("errors", check.errors().stream().map(DesignCheckText::map).toList());
        map.put("warnings", check.warnings().stream().map(DesignCheckText::map).toList());
        map.put("headroom", check.usages().stream().map(DesignCheckText::map).toList());
        return map;
    }

    private static Map<String, Object> map(Violation violation) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", violation.rule());
        map.put("found", violation.found());
        map.put("allowed_min", violation.allowedMin());
        map.put("allowed_max", violation.allowedMax());
        map.put("unit", violation.unit());
        map.put("offenders", violation.offenders());
        map.put(
                "worst",
                violation.worst().stream()
                        .map(offender -> Map.of("where", offender.where(), "number", offender.number()))
                        .toList());
        map.put("fix", violation.fix());
        return map;
    }

    private static Map<String, Object> map(Usage usage) {
        Limit limit = usage.limit();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rule", usage.rule());
        map.put("used", usage.used());
        map.put("max", limit.max());
        map.put("free", usage.free());
        map.put("unit", limit.resource().unit());
        map.put("where", usage.where());
        map.put("evidence", limit.evidence().words());
        map.put("source", limit.source());
        return map;
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
