package dev.xylo.study.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the quantizers warned of: every message once, with the configurations that it belongs to. */
final class WarningSection implements Section {
    @Override
    public String id() {
        return "warnings";
    }

    @Override
    public String title() {
        return "Warnings";
    }

    @Override
    public String introduction() {
        return "";
    }

    @Override
    public String html(JsonNode results) {
        // By kind: the messages of one kind differ in their numbers only, so the first stands for all.
        Map<String, String> messages = new LinkedHashMap<>();
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (JsonNode configuration : Rows.configurations(results)) {
            for (JsonNode warning : Rows.list(configuration.path("warnings"))) {
                String kind = warning.path("kind").asString("");
                messages.putIfAbsent(kind, warning.path("message").asString(""));
                List<String> known = names.computeIfAbsent(kind, k -> new ArrayList<>());
                String name = configuration.path("name").asString("?");
                if (!known.contains(name)) {
                    known.add(name);
                }
            }
        }
        if (messages.isEmpty()) {
            return "<p>None: no quantizer reported a known loss.</p>";
        }
        StringBuilder html = new StringBuilder("<ul class=\"warnings\">\n");
        messages.forEach((kind, message) -> html.append("<li><strong>")
                .append(Html.escape(words(kind)))
                .append("</strong> <span class=\"quiet\">(")
                .append(Html.escape(String.join(", ", names.get(kind))))
                .append(")</span><br>")
                .append(Html.escape(message))
                .append("</li>\n"));
        return html.append("</ul>").toString();
    }

    /** {@code BIAS_NOT_SCALED} becomes "Bias not scaled". */
    private static String words(String kind) {
        String text = kind.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
