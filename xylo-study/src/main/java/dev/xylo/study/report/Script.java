package dev.xylo.study.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A script inside the page. The content policy allows a script by its hash, so nothing that a file of results says can ever run.
 *
 * @param source the whole text between the tags
 */
record Script(String source) {
    /** What every section's script stands on, in order. */
    private static final List<String> BASE = List.of(
            "xylo.js",
            "format.js",
            "element.js",
            "theme.js",
            "tooltip.js",
            "axes.js",
            "numbers.js",
            "figure.js",
            "choice.js",
            "sort.js");

    /** Refuses what would end the element early. */
    Script {
        if (source.contains("</script") || source.contains("<!--")) {
            throw new IllegalArgumentException("a script inside a page must not contain </script or <!--");
        }
    }

    /** Apache ECharts. */
    static Script echarts() {
        return new Script(Resource.text("echarts.min.js"));
    }

    /** The page's own scripts as one: each file in a block of its own, so their local names do not meet. */
    static Script page() {
        Stream<String> sections = Sections.all().flatMap(section -> section.scripts().stream());
        return new Script(Stream.of(BASE.stream(), sections, Stream.of("start.js"))
                .flatMap(names -> names)
                .map(name -> "// " + name + "\n{\n" + Resource.text(name) + "}\n")
                .collect(Collectors.joining("", "\n\"use strict\";\n", "")));
    }

    /** Its source expression in a content policy. */
    String policy() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(source.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    String html() {
        return "<script>" + source + "</script>\n";
    }
}
