package dev.xylo.study.report;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A part of the page with a heading of its own. */
interface Section {
    /** Anchor in the page, and key of its script: lower case letters and hyphens. */
    String id();

    /** Heading, as plain text. */
    String title();

    /** One or two sentences under the heading: what is shown and how to read it. Plain text; may be empty. */
    String introduction();

    /**
     * The body, as HTML; text from the data is escaped.
     *
     * @param results root of {@code results.json}
     */
    String html(JsonNode results);

    /** Scripts that draw into the body, as resource names relative to this package. */
    default List<String> scripts() {
        return List.of();
    }
}
