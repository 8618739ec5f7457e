package dev.xylo.quantize.lint;

import dev.xylo.quantize.QuantizationWarning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A lint report for people and for machines. */
public final class LintText {
    private static final List<Fate> NEED_A_LOOK = Arrays.stream(Fate.values())
            .filter(fate -> fate != Fate.KEPT && fate != Fate.ROUNDED)
            .toList();

    private LintText() {}

    /**
     * A table of counts, then what needs a look with examples, then the verdict.
     *
     * @param report the report
     * @return lines; the last one is the verdict
     */
    public static List<String> lines(LintReport report) {
        List<String> lines = new ArrayList<>();
        List<Fate> columns = Arrays.stream(Fate.values())
                .filter(fate -> fate.ordinal() <= Fate.LOST.ordinal() || report.count(fate) > 0)
                .toList();
        lines.add(String.format(Locale.ROOT, "%-14s %9s", "parameter", "values")
                + columns.stream()
                        .map(fate -> String.format(Locale.ROOT, " %12s", fate.key()))
                        .collect(Collectors.joining())
                + "  worst rounding (steps)  scale");
        for (ParameterAccount account : report.accounts()) {
            lines.add(String.format(Locale.ROOT, "%-14s %9d", account.key(), account.values())
                    + columns.stream()
                            .map(fate -> String.format(Locale.ROOT, " %12d", account.count(fate)))
                            .collect(Collectors.joining())
                    + String.format(Locale.ROOT, "  %22.3f  %s", account.largestError(), scale(account)));
        }
        for (ParameterAccount account : report.accounts()) {
            for (Fate fate : NEED_A_LOOK) {
                if (account.count(fate) > 0) {
                    lines.add(finding(account, fate));
                }
            }
        }
        report.totalLosses().forEach(loss -> lines.add("error: " + loss.message()));
        lines.add(verdict(report));
        return lines;
    }

    /**
     * The verdict.
     *
     * @param report the report
     * @return one line
     */
    public static String verdict(LintReport report) {
        int values =
                report.accounts().stream().mapToInt(ParameterAccount::values).sum();
        if (report.isClean()) {
            return "every one of " + values + " values is accounted for: nothing is lost";
        }
        if (report.faulty().isEmpty()) {
            int losses = report.totalLosses().size();
            return "every one of " + values + " values is accounted for, and yet "
                    + (losses == 1 ? "there is a total loss" : "there are " + losses + " total losses");
        }
        int wrong = Arrays.stream(Fate.values())
                .filter(Fate::isError)
                .mapToInt(report::count)
                .sum();
        return wrong + " of " + values + " values are lost or wrong, in "
                + report.faulty().stream().map(ParameterAccount::key).collect(Collectors.joining(", "));
    }

    /**
     * For JSON: {@code clean}, {@code total_losses}, {@code parameters} with counts by fate, errors in steps, scales and examples.
     *
     * @param report the report
     * @return maps, lists, strings and numbers
     */
    public static Map<String, Object> map(LintReport report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("clean", report.isClean());
        map.put("verdict", verdict(report));
        map.put(
                "total_losses",
                report.totalLosses().stream().map(QuantizationWarning::message).toList());
        map.put("parameters", report.accounts().stream().map(LintText::map).toList());
        return map;
    }

    private static Map<String, Object> map(ParameterAccount account) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("parameter", account.key());
        map.put("values", account.values());
        for (Fate fate : Fate.values()) {
            map.put(fate.key().replace('-', '_'), account.count(fate));
        }
        map.put("worst_rounding_steps", account.largestError());
        map.put("scale_min", orNull(account.smallestScale()));
        map.put("scale_max", orNull(account.largestScale()));
        map.put("rescaled_by", orNull(account.factor()));
        List<Map<String, Object>> examples = new ArrayList<>();
        account.examples()
                .forEach((fate, list) -> list.forEach(example -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("fate", fate.key());
                    entry.put("where", example.where());
                    entry.put("float", example.value());
                    entry.put("expected", orNull(example.expected()));
                    entry.put("found", orNull(example.found()));
                    entry.put("note", example.note());
                    examples.add(entry);
                }));
        map.put("examples", examples);
        return map;
    }

    private static Double orNull(double value) {
        return Double.isFinite(value) ? value : null;
    }

    private static String finding(ParameterAccount account, Fate fate) {
        String by = fate == Fate.RESCALED && !Double.isNaN(account.factor())
                ? String.format(Locale.ROOT, " by %.4g", account.factor())
                : "";
        List<Example> examples = account.examples().get(fate);
        return (fate.isError() ? "error: " : "warning: ") + account.key() + ": " + account.count(fate) + " "
                + fate.key() + by + ": "
                + examples.stream().limit(2).map(LintText::example).collect(Collectors.joining("; "))
                + (account.count(fate) > 2 ? "; ..." : "");
    }

    private static String example(Example example) {
        if (Double.isNaN(example.found())) {
            return String.format(Locale.ROOT, "%s to %.0f", example.where(), example.value())
                    + (example.note().isEmpty() ? "" : " (" + example.note() + ")");
        }
        return example.toString();
    }

    private static String scale(ParameterAccount account) {
        if (Double.isNaN(account.smallestScale())) {
            return "-";
        }
        return account.smallestScale() == account.largestScale()
                ? String.format(Locale.ROOT, "%.5g", account.smallestScale())
                : String.format(Locale.ROOT, "%.5g..%.5g", account.smallestScale(), account.largestScale());
    }
}
