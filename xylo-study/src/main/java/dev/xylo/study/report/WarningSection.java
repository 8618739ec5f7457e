package dev.xylo.study.report;

import dev.xylo.study.results.WarningGroup;
import java.util.List;
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
        List<WarningGroup> groups = WarningGroup.of(Rows.configurations(results));
        if (groups.isEmpty()) {
            return "<p>None: no quantizer reported a known loss.</p>";
        }
        StringBuilder html = new StringBuilder("<ul class=\"warnings\">\n");
        groups.forEach(group -> html.append("<li><strong>")
                .append(Html.escape(words(group.kind())))
                .append("</strong> <span class=\"quiet\">(")
                .append(Html.escape(String.join(", ", group.names())))
                .append(")</span><br>")
                .append(Html.escape(group.message()))
                .append("</li>\n"));
        return html.append("</ul>").toString();
    }

    /** {@code BIAS_NOT_SCALED} becomes "Bias not scaled". */
    private static String words(String kind) {
        String text = kind.replace('_', ' ').toLowerCase(java.util.Locale.ROOT);
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
