package dev.xylo.study.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The table that a person reads on the terminal: one row per variant, percent with one decimal. */
public final class ResultTable {

    private static final List<String> HEADER = List.of(
            "configuration",
            "accuracy",
            "95 % interval",
            "loss",
            "p (Holm)",
            "agree with float",
            "silent",
            "tied",
            "saturations",
            "cap hits",
            "to 0",
            "clipped");

    private ResultTable() {}

    /**
     * The table as text.
     *
     * @param results the study
     * @return lines, with line ends
     */
    public static String text(StudyResults results) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEADER);
        results.baselines().forEach(row -> lines.add(cells(row)));
        results.configurations().forEach(row -> lines.add(cells(row)));
        int[] widths = new int[HEADER.size()];
        lines.forEach(line -> {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], line.get(c).length());
            }
        });
        String rule = Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  "));
        StringBuilder text = new StringBuilder();
        for (int l = 0; l < lines.size(); l++) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = lines.get(l).get(c);
                String padding = " ".repeat(widths[c] - cell.length());
                line.append(c == 0 ? cell + padding : "  " + padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
            if (l == 0) {
                text.append(rule).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * The quantizers' warnings, each once: the configurations that have it, and what it says of the first of them.
     *
     * @param results the study
     * @return one line each
     */
    public static List<String> warnings(StudyResults results) {
        return WarningGroup.of(results.configurations()).stream()
                // No loss, and another sentence for every configuration: the report has them.
                .filter(group -> !group.kind().equals(WarningGroup.CHOSEN))
                .map(group -> Words.list(group.names()) + ": " + group.message())
                .toList();
    }

    private static List<String> cells(JsonNode row) {
        boolean reference = row.has("reference") && row.get("reference").asBoolean();
        return List.of(
                row.get("name").asString(),
                cell(row, "accuracy", accuracy -> percent(accuracy) + " %"),
                cell(
                        row,
                        "accuracy_lower_95",
                        lower -> percent(lower) + "-"
                                + percent(row.get("accuracy_upper_95").asDouble())),
                reference ? "-" : cell(row, "loss_points", points -> String.format(Locale.ROOT, "%.1f", points)),
                cell(row, "mcnemar_p_holm", p -> p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p)),
                reference ? "-" : cell(row, "agreement", share -> percent(share) + " %"),
                samples(row, "silent"),
                samples(row, "tied"),
                sum(
                        row,
                        "i_syn_saturations",
                        "i_syn_2_saturations",
                        "v_mem_saturations",
                        "i_syn_out_saturations",
                        "v_mem_out_saturations"),
                sum(row, "spike_cap_hits", "spike_cap_out_hits"),
                sum(row, "values_rounded_to_zero"),
                sum(row, "values_clipped"));
    }

    private static String cell(JsonNode row, String column, java.util.function.DoubleFunction<String> text) {
        return row.get(column).isNull() ? "-" : text.apply(row.get(column).asDouble());
    }

    private static String sum(JsonNode row, String... columns) {
        return row.get(columns[0]).isNull()
                ? "-"
                : Long.toString(Stream.of(columns)
                        .mapToLong(column -> row.get(column).asLong())
                        .sum());
    }

    /** A number of samples, or the word for all of them. */
    private static String samples(JsonNode row, String column) {
        int count = row.get(column).asInt();
        return count > 0 && count == row.get("samples").asInt() ? "all" : Integer.toString(count);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }
}
