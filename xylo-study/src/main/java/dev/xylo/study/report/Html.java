package dev.xylo.study.report;

import tools.jackson.databind.JsonNode;

/** Makes text safe inside a page. */
final class Html {
    private Html() {}

    /** Text for element content and quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * JSON for a {@code <script type="application/json">}: the same value, spelt so that it can neither end the element nor open a
     * comment, and holds no line separator that old scripts stumble over.
     */
    static String json(JsonNode value) {
        return value.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
