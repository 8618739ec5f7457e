package dev.xylo.study;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One self-contained HTML page: verdict, accuracy against bits, the table, the warnings. Opens without a network. */
final class Report {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 280;
    private static final int MARGIN = 48;
    private static final List<String> COLOURS = List.of("#0b6e99", "#c4541b", "#4b7f3a", "#7a4b9a");

    private Report() {}

    static String html(StudyResult result) {
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
                .wide { overflow-x: auto; }
                table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
                th, td { padding: .3rem .8rem; text-align: right; border-bottom: 1px solid #8886; white-space: nowrap; }
                th:first-child, td:first-child { text-align: left; }
                svg { max-width: 100%%; height: auto; }
                svg text { font-size: 12px; fill: currentColor; }
                </style>
                </head>
                <body>
                <h1>%1$s: float against chip</h1>
                <p>%2$s</p>
                %3$s
                <h2>Configurations</h2>
                <div class="wide">
                %4$s
                </div>
                <p>Accuracy: share of samples whose largest output spike count (ties to the lowest index) is their label, with the
                95 %% Wilson score interval. Loss: percentage points below the float network. p (Holm): exact
                McNemar test against the float network on the same samples, corrected for the number of configurations; below 0.05 the
                difference is more than chance. Saturations and cap hits: events over all
                samples and neurons. To 0: non-zero parameters that became 0. Clipped: parameters cut to the chip's range.</p>
                %5$s
                </body>
                </html>
                """.formatted(
                escape(result.title()), escape(verdict(result)), chart(result), table(result), warnings(result));
    }

    /** The study in one or two sentences. */
    static String verdict(StudyResult result) {
        String what = "Network " + result.shape() + "; " + result.samples() + " samples, " + result.steps()
                + " time steps; core "
                + result.options().core().number() + ", float decay "
                + result.options().baseline().decay().key() + ". ";
        if (result.baseline().accuracy().isEmpty()) {
            return what + "No labels: agreement with the float network only.";
        }
        ConfigurationOutcome best = null;
        for (ConfigurationOutcome c : result.configurations()) {
            if (best == null || correct(c.outcome()) > correct(best.outcome())) {
                best = c;
            }
        }
        String baseline = what + "The float network is right on " + share(result.baseline()) + " of the samples";
        return best == null
                ? baseline + "."
                : baseline + "; on the chip the best is " + best.outcome().name() + " with " + share(best.outcome())
                        + ".";
    }

    private static int correct(Outcome outcome) {
        return outcome.accuracy().map(Proportion::successes).orElse(0);
    }

    private static String share(Outcome outcome) {
        return outcome.accuracy()
                .map(a -> String.format(Locale.ROOT, "%.1f %%", 100 * a.value()))
                .orElse("-");
    }

    private static String table(StudyResult result) {
        return ResultTable.rows(result).stream()
                .map(row -> cells("td", row))
                .collect(
                        Collectors.joining("\n", "<table>\n" + cells("th", ResultTable.header()) + "\n", "\n</table>"));
    }

    private static String cells(String tag, List<String> row) {
        return row.stream()
                .map(cell -> "<" + tag + ">" + escape(cell) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String warnings(StudyResult result) {
        List<String> lines = ResultTable.warnings(result).stream()
                .map(line -> "<li>" + escape(line) + "</li>")
                .toList();
        return lines.isEmpty() ? "" : "<h2>Known losses</h2>\n<ul>\n" + String.join("\n", lines) + "\n</ul>";
    }

    /** Accuracy against bits per weight, one line per method with its intervals, the float network as a dashed line. */
    private static String chart(StudyResult result) {
        if (result.baseline().accuracy().isEmpty() || result.configurations().isEmpty()) {
            return "";
        }
        List<ConfigurationOutcome> all = result.configurations();
        int minBits = all.stream().mapToInt(Report::bits).min().orElse(0);
        int maxBits = all.stream().mapToInt(Report::bits).max().orElse(0);
        double floor = all.stream()
                .mapToDouble(c -> c.outcome().accuracy().orElseThrow().lower())
                .min()
                .orElse(0);
        floor = Math.floor(Math.min(
                                floor,
                                result.baseline().accuracy().orElseThrow().lower())
                        * 10)
                / 10;
        Scale x = new Scale(minBits - 0.5, maxBits + 0.5, MARGIN, WIDTH - MARGIN);
        Scale y = new Scale(floor, 1, HEIGHT - MARGIN, 16);
        StringBuilder svg = new StringBuilder();
        svg.append(String.format(
                Locale.ROOT,
                "<svg viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"Accuracy against bits per weight\">%n",
                WIDTH,
                HEIGHT,
                WIDTH));
        double tick = 1 - floor > 0.35 ? 0.1 : 1 - floor > 0.15 ? 0.05 : 0.02;
        for (double a = 1; a > floor - 1e-9; a -= tick) {
            svg.append(line(x.from(), y.at(a), x.to(), y.at(a), "currentColor", "stroke-opacity=\".15\""));
            svg.append(text(x.from() - 8, y.at(a) + 4, "end", String.format(Locale.ROOT, "%.0f %%", 100 * a)));
        }
        for (int bits = minBits; bits <= maxBits; bits++) {
            svg.append(text(x.at(bits), HEIGHT - MARGIN + 20, "middle", bits + " bits"));
        }
        double reference = y.at(result.baseline().accuracy().orElseThrow().value());
        svg.append(line(x.from(), reference, x.to(), reference, "currentColor", "stroke-dasharray=\"6 4\""));
        svg.append(text(x.to() + 4, reference + 4, "start", "float"));
        List<String> methods =
                all.stream().map(c -> c.configuration().method()).distinct().toList();
        for (int m = 0; m < methods.size(); m++) {
            String method = methods.get(m);
            String colour = COLOURS.get(m % COLOURS.size());
            double shift = 6.0 * (m - (methods.size() - 1) / 2.0);
            List<ConfigurationOutcome> points = all.stream()
                    .filter(c -> c.configuration().method().equals(method))
                    .sorted(java.util.Comparator.comparingInt(Report::bits))
                    .toList();
            StringBuilder path = new StringBuilder();
            for (ConfigurationOutcome point : points) {
                Proportion accuracy = point.outcome().accuracy().orElseThrow();
                double px = x.at(bits(point)) + shift;
                path.append(String.format(Locale.ROOT, "%.1f,%.1f ", px, y.at(accuracy.value())));
                svg.append(
                        line(px, y.at(accuracy.lower()), px, y.at(accuracy.upper()), colour, "stroke-width=\"1.5\""));
                svg.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"><title>%s: %s</title></circle>%n",
                        px,
                        y.at(accuracy.value()),
                        colour,
                        escape(point.outcome().name()),
                        share(point.outcome())));
            }
            svg.append(
                    "<polyline fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" points=\"" + path + "\"/>\n");
            svg.append(line(
                    MARGIN + 120.0 * m,
                    HEIGHT - 10,
                    MARGIN + 120.0 * m + 20,
                    HEIGHT - 10,
                    colour,
                    "stroke-width=\"3\""));
            svg.append(text(MARGIN + 120.0 * m + 26, HEIGHT - 6, "start", method));
        }
        return svg.append("</svg>").toString();
    }

    private static int bits(ConfigurationOutcome configuration) {
        return configuration.configuration().options().bitsPerWeight();
    }

    /** Maps values to pixels. */
    private record Scale(double min, double max, double from, double to) {
        double at(double value) {
            return from + (value - min) / (max - min) * (to - from);
        }
    }

    private static String line(double x1, double y1, double x2, double y2, String colour, String more) {
        return String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" %s/>%n",
                x1,
                y1,
                x2,
                y2,
                colour,
                more);
    }

    private static String text(double x, double y, String anchor, String text) {
        return String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, escape(text));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
