package dev.xylo.study.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The verdict in words, and the few numbers that carry it. */
final class SummarySection implements Section {
    @Override
    public String id() {
        return "summary";
    }

    @Override
    public String title() {
        return "Summary";
    }

    @Override
    public String introduction() {
        return "";
    }

    @Override
    public String html(JsonNode results) {
        StringBuilder html = new StringBuilder("<div class=\"verdict\">");
        for (JsonNode sentence : Rows.list(results.path("verdict"))) {
            html.append("<p>").append(Html.escape(sentence.asString(""))).append("</p>");
        }
        return html.append("</div>\n")
                .append(results.path("undecided").isString() ? "" : tiles(results))
                .append(method(results))
                .toString();
    }

    private static String tiles(JsonNode results) {
        List<JsonNode> configurations = Rows.configurations(results);
        boolean labelled = results.path("data").path("labelled").asBoolean(false);
        String measure = labelled ? "accuracy" : "agreement";
        Comparator<JsonNode> order =
                Comparator.comparingDouble(row -> row.path(measure).asDouble(0));
        Optional<JsonNode> best = configurations.stream().max(order);
        Optional<JsonNode> worst = configurations.stream().min(order);
        StringBuilder html = new StringBuilder("<dl class=\"tiles\">");
        if (labelled) {
            Rows.reference(results).ifPresent(row -> html.append(tile("Float network", row, measure)));
        }
        best.ifPresent(row -> html.append(tile("Best on the chip", row, measure)));
        if (configurations.size() > 1) {
            worst.ifPresent(row -> html.append(tile("Worst on the chip", row, measure)));
        }
        return html.append("</dl>").toString();
    }

    private static String tile(String what, JsonNode row, String measure) {
        String range = Numbers.interval(row.path(measure + "_lower_95"), row.path(measure + "_upper_95"));
        String unit = measure.equals("agreement") ? " agree with float" : "";
        return "<div><dt>" + what + "</dt><dd><strong>" + Numbers.percent(row.path(measure)) + "</strong>" + unit
                + "<span>" + Html.escape(row.path("name").asString("?"))
                + (range.equals(Numbers.NONE) ? "" : ", 95 % interval " + range) + "</span></dd></div>";
    }

    /** How the numbers came about: decoding and statistics, in a sentence each. */
    private static String method(JsonNode results) {
        JsonNode statistics = results.path("statistics");
        StringBuilder text = new StringBuilder();
        if (results.path("decoding").isString()) {
            text.append("A sample is decoded as the ")
                    .append(results.path("decoding").asString())
                    .append(". ");
        }
        if (statistics.isObject()) {
            text.append(Numbers.format(
                    "Intervals: %.0f %% %s. Difference to float: %s test on the same samples, %s correction over the"
                            + " configurations; its interval is %s, two-sided. ",
                    100 * statistics.path("confidence").asDouble(0.95),
                    capital(statistics.path("interval").asString("interval")),
                    named(statistics.path("paired_test").asString("paired")),
                    capital(statistics.path("correction").asString("no")),
                    capital(statistics.path("paired_interval").asString("an interval"))
                            .replace("Tango", "Tango's")
                            .replace(", two-sided", "")));
        }
        return "<p class=\"quiet\">" + Html.escape(text.toString().strip()) + "</p>";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String named(String test) {
        return test.replace("mcnemar", "McNemar");
    }
}
