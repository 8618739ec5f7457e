package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where every float parameter went: totals of each configuration, and its parameters one by one. */
final class ParameterSection implements Section {
    private static final JsonMapper JSON = new JsonMapper();

    /** Key, heading, meaning. */
    private static final List<List<String>> FATES = List.of(
            List.of("kept", "kept", "exactly the float value times its scale"),
            List.of("rounded", "rounded", "within one integer step of it"),
            List.of("clipped", "clipped", "cut at the end of the range"),
            List.of("rescaled", "rescaled", "on another scale than the rest of its neuron"),
            List.of("moved", "moved", "found at another index"),
            List.of("compensated", "compensated", "chosen otherwise, together with its neuron's other values"),
            List.of("lost", "lost", "not 0 in float, and without counterpart"),
            List.of("sign_flipped", "sign flipped", "of the opposite sign"),
            List.of("wrapped", "wrapped", "off by a whole turn of 8 or 16 bits"),
            List.of("changed", "changed", "more than one step away"),
            List.of("added", "added", "0 in float, and not on the chip"));

    @Override
    public String id() {
        return "parameters";
    }

    @Override
    public String title() {
        return "Where every parameter went";
    }

    @Override
    public String introduction() {
        return "Every value of the float network has one fate. The scale of each neuron is inferred from the integers alone, so"
                + " this checks the methods from outside; 'optimal' and 'calibrated' choose some values other than by rounding,"
                + " which shows as compensated.";
    }

    @Override
    public String html(JsonNode results) {
        List<JsonNode> configurations = Rows.configurations(results).stream()
                .filter(configuration -> configuration.path("parameters").isArray())
                .toList();
        if (configurations.isEmpty()) {
            return "<p>Not recorded in these results.</p>";
        }
        HtmlTable totals = table("Fates of all values, by configuration");
        StringBuilder html = new StringBuilder(
                totals.html(configurations.stream().map(ParameterSection::total).toList()));
        for (JsonNode configuration : configurations) {
            String name = configuration.path("name").asString("?");
            html.append("<details><summary>")
                    .append(Html.escape(name))
                    .append(" by parameter</summary>")
                    .append(detail(name).html(rows(configuration)))
                    .append("</details>");
        }
        return html.append(totals.legend()).toString();
    }

    private static HtmlTable table(String caption) {
        HtmlTable table = new HtmlTable(caption)
                .column("values", "values of the float network, and any that were added", "values", Numbers::count);
        for (List<String> fate : FATES) {
            table.column(
                    fate.get(1),
                    fate.get(2),
                    row -> row.path(fate.get(0)).asLong(0) == 0 ? Numbers.NONE : Numbers.count(row.path(fate.get(0))),
                    row -> row.path(fate.get(0)));
        }
        return table;
    }

    private static HtmlTable detail(String name) {
        return table("Fates of the values of " + name)
                .rowsAre("parameter")
                .column(
                        "worst rounding (steps)",
                        "largest distance of a kept or rounded value, in integer steps",
                        "worst_rounding_steps",
                        value -> Numbers.decimal(value, 3))
                .column(
                        "smallest scale",
                        "integer steps per float unit",
                        "scale_min",
                        value -> Numbers.decimal(value, 3))
                .column(
                        "largest scale",
                        "integer steps per float unit",
                        "scale_max",
                        value -> Numbers.decimal(value, 3));
    }

    private static List<JsonNode> rows(JsonNode configuration) {
        return Rows.list(configuration.path("parameters")).stream()
                .map(account -> {
                    ObjectNode row = JSON.createObjectNode();
                    row.put("name", account.path("parameter").asString("?"));
                    account.properties().forEach(entry -> row.set(entry.getKey(), entry.getValue()));
                    return (JsonNode) row;
                })
                .toList();
    }

    private static JsonNode total(JsonNode configuration) {
        ObjectNode row = JSON.createObjectNode();
        row.put("name", configuration.path("name").asString("?"));
        row.put("values", sum(configuration, "values"));
        FATES.forEach(fate -> row.put(fate.get(0), sum(configuration, fate.get(0))));
        return row;
    }

    private static long sum(JsonNode configuration, String key) {
        return Rows.list(configuration.path("parameters")).stream()
                .mapToLong(account -> account.path(key).asLong(0))
                .sum();
    }
}
