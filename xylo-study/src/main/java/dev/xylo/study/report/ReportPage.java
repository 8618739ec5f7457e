package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns {@code results.json} into a page. */
public final class ReportPage {
    private static final JsonMapper JSON = new JsonMapper();

    private ReportPage() {}

    /**
     * The page of a study.
     *
     * @param resultsJson the text of a {@code results.json}
     * @return a whole HTML document that needs no other file and no network; the same text for the same results
     * @throws IllegalArgumentException if the text is not the results of a study
     */
    public static String html(String resultsJson) {
        return html(JSON.readTree(resultsJson));
    }

    /**
     * The page of a study.
     *
     * @param results the root of a {@code results.json}
     * @return as above
     * @throws IllegalArgumentException if this is not the results of a study
     */
    public static String html(JsonNode results) {
        String format = results.path("format").asString("");
        if (!format.equals("xylo-study-results")) {
            throw new IllegalArgumentException(
                    "not the results of a study: \"format\" is \"" + format + "\", not \"xylo-study-results\"");
        }
        Script echarts = Script.echarts();
        Script page = Script.page();
        String title = Html.escape(results.path("title").asString("study"));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src %s %s; style-src 'unsafe-inline'; \
                img-src data:; base-uri 'none'; form-action 'none'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="generator" content="xylo study">
                <meta name="color-scheme" content="light dark">
                <title>%s: float against chip</title>
                <style>
                """.formatted(echarts.policy(), page.policy(), title)
                + Resource.text("page.css")
                + "</style>\n</head>\n<body>\n"
                + header(title, results)
                + "<main id=\"main\">\n"
                + sections(Sections.OVERVIEW, results)
                + chooser(results)
                + sections(Sections.DETAIL, results)
                + "</main>\n"
                + footer()
                + "<script type=\"application/json\" id=\"results\">"
                + Html.json(results)
                + "</script>\n"
                + echarts.html()
                + page.html()
                + "</body>\n</html>\n";
    }

    private static String header(String title, JsonNode results) {
        StringBuilder links = new StringBuilder();
        Sections.all()
                .forEach(section -> links.append("<li><a href=\"#")
                        .append(section.id())
                        .append("\">")
                        .append(Html.escape(section.title()))
                        .append("</a></li>"));
        return "<a class=\"skip\" href=\"#main\">Skip to the results</a>\n<header><h1>" + title
                + " <span>float against chip</span></h1>\n<p class=\"quiet\">" + Html.escape(facts(results))
                + "</p>\n<noscript><p class=\"absent\">Scripts are off: tables and warnings are complete, figures are not"
                + " drawn; their numbers are in results.json.</p></noscript></header>\n<nav aria-label=\"Sections\"><ul>"
                + links + "</ul></nav>\n";
    }

    /** What was studied, in one line. */
    private static String facts(JsonNode results) {
        JsonNode network = results.path("network");
        JsonNode data = results.path("data");
        long synapses = network.path("synapses").asLong(1);
        return Numbers.format(
                "Network: %s inputs, %s hidden neurons with %d synapse%s each, %s readouts. Data: %s samples, %s steps.",
                Numbers.count(network.path("inputs")),
                Numbers.count(network.path("hidden")),
                synapses,
                synapses == 1 ? "" : "s",
                Numbers.count(network.path("outputs")),
                Numbers.count(data.path("samples")),
                Numbers.count(data.path("steps")));
    }

    private static String sections(List<Section> sections, JsonNode results) {
        StringBuilder html = new StringBuilder();
        for (Section section : sections) {
            String introduction = Html.escape(section.introduction());
            html.append("<section id=\"")
                    .append(section.id())
                    .append("\" aria-labelledby=\"")
                    .append(section.id())
                    .append("-title\">\n<h2 id=\"")
                    .append(section.id())
                    .append("-title\">")
                    .append(Html.escape(section.title()))
                    .append("</h2>\n")
                    .append(introduction.isEmpty() ? "" : "<p class=\"introduction\">" + introduction + "</p>\n")
                    .append(section.html(results))
                    .append("\n</section>\n");
        }
        return html.toString();
    }

    /** Chooses the configuration of the sections below it; filled by {@code choice.js}. */
    private static String chooser(JsonNode results) {
        return Rows.configurations(results).isEmpty()
                ? ""
                : "<div class=\"chooser\" id=\"chooser\" hidden><label for=\"configuration\">Configuration in detail</label>"
                        + " <select id=\"configuration\"></select> <output id=\"configuration-facts\""
                        + " for=\"configuration\"></output></div>\n";
    }

    private static String footer() {
        return "<footer><p>Every number of this page is in <code>results.json</code> beside it; the flat ones also in"
                + " <code>results.csv</code>. Made by <code>xylo study</code>. Figures are drawn by Apache ECharts"
                + " (Apache License 2.0), which this page carries inside; it loads nothing from a network.</p></footer>\n";
    }
}
