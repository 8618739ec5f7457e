package dev.xylo.study;

import dev.xylo.study.results.ResultTable;
import dev.xylo.study.results.StudyResults;
import java.util.List;
import java.util.stream.Collectors;

/** One self-contained HTML page: verdict, table, warnings. Opens without a network. */
final class Report {
    private Report() {}

    static String html(StudyResults results) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s: float against chip</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                pre { overflow-x: auto; }
                </style>
                </head>
                <body>
                <h1>%1$s: float against chip</h1>
                %2$s
                <pre>%3$s</pre>
                %4$s
                </body>
                </html>
                """.formatted(
                        escape(results.title()),
                        list("p", results.verdict()),
                        escape(ResultTable.text(results)),
                        list("p", ResultTable.warnings(results)));
    }

    private static String list(String tag, List<String> texts) {
        return texts.stream()
                .map(text -> "<" + tag + ">" + escape(text) + "</" + tag + ">")
                .collect(Collectors.joining("\n"));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
