package dev.xylo.faults;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One self-contained HTML page: accuracy against the number of faults, and what is vulnerable. Opens without a network. */
final class CampaignPage {
    private static final int LISTED = 20;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 280;
    private static final int MARGIN = 48;
    private static final int ROW = 22;
    private static final int NAME = 200;

    private CampaignPage() {}

    static String html(String title, CampaignResult result) {
        String what = result.labelled() ? "accuracy" : "agreement with the sound chip";
        StringBuilder body = new StringBuilder();
        if (!result.byCount().isEmpty()) {
            body.append(section("More and more faulty bits, anywhere", curve(result)));
        }
        if (!result.byMemory().isEmpty()) {
            body.append(section("One faulty bit: which memory", bars(result, result.byMemory())));
            body.append(section("One faulty bit: which bit", bars(result, result.byBit())));
            body.append(section("One faulty bit: which neuron", bars(result, result.byNeuron())));
            body.append(section("The worst single faults", worst(result)));
        }
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s: faults</title>
                <style>
                :root { color-scheme: light dark; }
                body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
                svg { max-width: 100%%; height: auto; }
                svg text { font-size: 12px; fill: currentColor; }
                </style>
                </head>
                <body>
                <h1>%1$s: faults</h1>
                <p>%2$,d bits can be faulty, %3$,d chips were tried on %4$,d samples. The sound chip's %5$s is %6$s. Whiskers are 95 %%
                Wilson intervals of the mean over all samples of all chips; samples of one chip share its faults.</p>
                %7$s
                </body>
                </html>
                """.formatted(
                        escape(title),
                        result.space().bits(),
                        result.trials().size(),
                        result.samples(),
                        what,
                        CampaignText.percent(result.soundAccuracy()),
                        body);
    }

    private static String section(String heading, String content) {
        return "<h2>" + escape(heading) + "</h2>\n" + content + "\n";
    }

    /** Mean with interval, and the worst chip, against the number of faults on a logarithmic axis. */
    private static String curve(CampaignResult result) {
        List<Group> groups = result.byCount();
        double largest = Math.log(
                Math.max(2, Integer.parseInt(groups.get(groups.size() - 1).name())));
        StringBuilder svg = new StringBuilder(open(WIDTH, HEIGHT, "Accuracy against the number of faults"));
        for (int tick = 0; tick <= 100; tick += 25) {
            int y = y(tick / 100.0);
            svg.append(line(MARGIN, y, WIDTH - MARGIN, y, "#8884"));
            svg.append(text(MARGIN - 6, y + 4, "end", tick + " %"));
        }
        int sound = y(result.soundAccuracy());
        svg.append(line(MARGIN, sound, WIDTH - MARGIN, sound, "#4b7f3a"));
        svg.append(text(WIDTH - MARGIN + 4, sound + 4, "start", "sound"));
        StringBuilder path = new StringBuilder();
        for (Group group : groups) {
            double at = Math.log(Integer.parseInt(group.name())) / largest;
            int x = MARGIN + 20 + (int) Math.round(at * (WIDTH - 2 * MARGIN - 40));
            path.append(path.isEmpty() ? "M" : "L").append(x).append(' ').append(y(group.accuracy()));
            svg.append(line(x, y(group.accuracyInterval()[0]), x, y(group.accuracyInterval()[1]), "#0b6e99"));
            svg.append(circle(
                    x,
                    y(group.accuracy()),
                    "#0b6e99",
                    group.name() + " faults: mean " + CampaignText.percent(group.accuracy())));
            svg.append(circle(
                    x,
                    y(group.worst()),
                    "#c4541b",
                    group.name() + " faults: worst chip " + CampaignText.percent(group.worst())));
            svg.append(text(x, HEIGHT - MARGIN + 18, "middle", group.name()));
        }
        svg.append("<path fill=\"none\" stroke=\"#0b6e99\" stroke-width=\"2\" d=\"")
                .append(path)
                .append("\"/>\n");
        svg.append(
                text(WIDTH / 2, HEIGHT - 8, "middle", "faulty bits (blue: mean of the chips, orange: the worst chip)"));
        return svg.append("</svg>").toString();
    }

    /** Mean loss in percentage points, the most vulnerable first. */
    private static String bars(CampaignResult result, List<Group> groups) {
        List<Group> shown = groups.subList(0, Math.min(LISTED, groups.size()));
        double largest = Math.max(
                0.001,
                shown.stream()
                        .mapToDouble(group -> loss(result, group.accuracyInterval()[0]))
                        .max()
                        .orElse(0));
        int height = ROW * shown.size() + 30;
        StringBuilder svg = new StringBuilder(open(WIDTH, height, "Mean loss by group"));
        for (int i = 0; i < shown.size(); i++) {
            Group group = shown.get(i);
            int y = i * ROW + 4;
            double loss = Math.max(0, loss(result, group.accuracy()));
            svg.append(text(NAME - 8, y + 13, "end", group.name()));
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#0b6e99\"><title>%s</title></rect>%n",
                    NAME,
                    y,
                    width(loss, largest),
                    ROW - 6,
                    escape(String.format(
                            Locale.ROOT,
                            "%s: %d chips, mean loss %.2f points, %d lose more than 1",
                            group.name(),
                            group.trials(),
                            100 * loss,
                            group.harmful()))));
            int from = NAME + width(loss(result, group.accuracyInterval()[1]), largest);
            int to = NAME + width(loss(result, group.accuracyInterval()[0]), largest);
            svg.append(line(from, y + ROW / 2 - 3, to, y + ROW / 2 - 3, "#c4541b"));
            svg.append(text(to + 6, y + 13, "start", String.format(Locale.ROOT, "%.2f", 100 * loss)));
        }
        svg.append(text(NAME, height - 6, "start", "mean loss in percentage points, 95 % interval"));
        return svg.append("</svg>").toString();
    }

    private static String worst(CampaignResult result) {
        return result.worst(LISTED).stream()
                .map(trial -> "<li>" + escape(trial.faults().get(0).text(result.shape())) + ": "
                        + CampaignText.percent((double) trial.correct() / result.samples()) + ", "
                        + trial.changed() + " decisions changed</li>")
                .collect(Collectors.joining("\n", "<ol>\n", "\n</ol>"));
    }

    private static double loss(CampaignResult result, double accuracy) {
        return result.soundAccuracy() - accuracy;
    }

    private static int width(double loss, double largest) {
        return (int) Math.round(Math.max(0, loss) / largest * (WIDTH - NAME - 60));
    }

    private static int y(double share) {
        return MARGIN / 2 + (int) Math.round((1 - share) * (HEIGHT - MARGIN * 3 / 2 - 10));
    }

    private static String open(int width, int height, String label) {
        return "<svg role=\"img\" aria-label=\"" + escape(label) + "\" viewBox=\"0 0 " + width + " " + height
                + "\" width=\"" + width + "\">\n";
    }

    private static String line(int x1, int y1, int x2, int y2, String colour) {
        return "<line x1=\"" + x1 + "\" y1=\"" + y1 + "\" x2=\"" + x2 + "\" y2=\"" + y2 + "\" stroke=\"" + colour
                + "\" stroke-width=\"2\"/>\n";
    }

    private static String circle(int x, int y, String colour, String title) {
        return "<circle cx=\"" + x + "\" cy=\"" + y + "\" r=\"4\" fill=\"" + colour + "\"><title>" + escape(title)
                + "</title></circle>\n";
    }

    private static String text(int x, int y, String anchor, String text) {
        return "<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + escape(text) + "</text>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
