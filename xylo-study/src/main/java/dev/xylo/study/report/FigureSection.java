package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A section whose figures are drawn by {@code sections/<id>.js}.
 *
 * @param id anchor and name of the script
 * @param title heading
 * @param introduction what is shown
 */
record FigureSection(String id, String title, String introduction) implements Section {
    /** An empty place: the script finds it by the section's id. */
    @Override
    public String html(JsonNode results) {
        return "<div class=\"figures\" data-body=\"" + Html.escape(id) + "\"></div>";
    }

    @Override
    public List<String> scripts() {
        return List.of("sections/" + id + ".js");
    }
}
