package dev.xylo.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A campaign as tables for a terminal. */
public final class CampaignText {
    private static final int LISTED = 8;

    private CampaignText() {}

    /**
     * All tables.
     *
     * @param result the campaign
     * @return several lines
     */
    public static String of(CampaignResult result) {
        StringBuilder text = new StringBuilder();
        String what = result.labelled() ? "accuracy" : "agreement";
        text.append(String.format(
                Locale.ROOT,
                "%,d bits can be faulty; the sound chip's %s is %s on %,d samples%n%n",
                result.space().bits(),
                what,
                percent(result.soundAccuracy()),
                result.samples()));
        if (!result.byCount().isEmpty()) {
            text.append(table("faults", what, result.byCount())).append('\n');
        }
        if (!result.byMemory().isEmpty()) {
            text.append("one fault, by memory\n")
                    .append(table("memory", what, result.byMemory()))
                    .append('\n');
            text.append("by bit\n")
                    .append(table("bit", what, first(result.byBit())))
                    .append('\n');
            text.append("by neuron\n")
                    .append(table("neuron", what, first(result.byNeuron())))
                    .append('\n');
            text.append("the worst single faults\n");
            for (Trial trial : result.worst(LISTED)) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %-44s %s %s, %d decisions changed%n",
                        trial.faults().get(0).text(result.shape()),
                        what,
                        percent((double) trial.correct() / result.samples()),
                        trial.changed()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static List<Group> first(List<Group> groups) {
        return groups.subList(0, Math.min(LISTED, groups.size()));
    }

    private static String table(String name, String what, List<Group> groups) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(name, "chips", what, "95 % interval", "worst", "harmful", "95 % interval", "changed"));
        for (Group group : groups) {
            rows.add(List.of(
                    group.name(),
                    Integer.toString(group.trials()),
                    percent(group.accuracy()),
                    range(group.accuracyInterval()),
                    percent(group.worst()),
                    percent((double) group.harmful() / group.trials()),
                    range(group.harmInterval()),
                    percent((double) group.changed() / group.samples())));
        }
        return aligned(rows);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String range(double[] interval) {
        return String.format(Locale.ROOT, "%.1f-%.1f", 100 * interval[0], 100 * interval[1]);
    }

    private static String aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String pad = " ".repeat(widths[c] - row.get(c).length());
                line.append("  ").append(c == 0 ? row.get(c) + pad : pad + row.get(c));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
