package dev.xylo.study.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A table of results rows: a caption, column headings that sort when clicked, a row heading per line. Columns without any value are
 * left out.
 */
final class HtmlTable {
    /**
     * A column.
     *
     * @param title heading
     * @param note what it means, in a few words
     * @param text the cell of a row
     * @param order what the column sorts by; not a number: last
     */
    record Column(String title, String note, Function<JsonNode, String> text, Function<JsonNode, JsonNode> order) {}

    private final String caption;
    private final List<Column> columns = new ArrayList<>();
    private String rowNoun = "configuration";

    HtmlTable(String caption) {
        this.caption = caption;
    }

    /** Says what a row is, where it is not a configuration. */
    HtmlTable rowsAre(String what) {
        rowNoun = what;
        return this;
    }

    /** Adds a column that shows and sorts by one key of the row. */
    HtmlTable column(String title, String note, String key, Function<JsonNode, String> text) {
        return column(title, note, row -> text.apply(row.path(key)), row -> row.path(key));
    }

    /** Adds a column. */
    HtmlTable column(String title, String note, Function<JsonNode, String> text, Function<JsonNode, JsonNode> order) {
        columns.add(new Column(title, note, text, order));
        return this;
    }

    /** The table as HTML, in a box that scrolls sideways by itself; the first column is {@code name}. */
    String html(List<JsonNode> rows) {
        List<Column> shown = columns.stream()
                .filter(column ->
                        rows.stream().anyMatch(row -> !column.text.apply(row).equals(Numbers.NONE)))
                .toList();
        StringBuilder html = new StringBuilder();
        html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(Html.escape(caption))
                .append("\"><table data-sortable><caption>")
                .append(Html.escape(caption))
                .append("</caption>\n<thead><tr><th scope=\"col\">")
                .append(Html.escape(rowNoun))
                .append("</th>");
        for (Column column : shown) {
            html.append("<th scope=\"col\" title=\"")
                    .append(Html.escape(column.note))
                    .append("\">")
                    .append(Html.escape(column.title))
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (JsonNode row : rows) {
            html.append("<tr")
                    .append(isReference(row) ? " class=\"reference\"" : "")
                    .append("><th scope=\"row\">")
                    .append(Html.escape(row.path("name").asString("?")))
                    .append("</th>");
            for (Column column : shown) {
                JsonNode order = column.order.apply(row);
                html.append("<td data-order=\"")
                        .append(order.isNumber() ? order.toString() : "")
                        .append("\">")
                        .append(Html.escape(column.text.apply(row)))
                        .append("</td>");
            }
            html.append("</tr>\n");
        }
        return html.append("</tbody></table></div>").toString();
    }

    /** What the shown columns mean, as a list. */
    String legend() {
        StringBuilder html =
                new StringBuilder("<details class=\"legend\"><summary>What the columns mean</summary><dl>");
        for (Column column : columns) {
            html.append("<dt>")
                    .append(Html.escape(column.title))
                    .append("</dt><dd>")
                    .append(Html.escape(column.note))
                    .append("</dd>");
        }
        return html.append("</dl></details>").toString();
    }

    private static boolean isReference(JsonNode row) {
        return row.path("reference").asBoolean(false);
    }
}
