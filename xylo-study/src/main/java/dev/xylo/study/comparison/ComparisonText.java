package dev.xylo.study.comparison;

import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.StudentT;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** A comparison for people: tables, tests, and what they say. */
public final class ComparisonText {
    private static final double CONFIDENCE = 0.95;
    private static final int NAME = 28;
    private static final int CELL = 13;

    private final Compared compared;
    private final List<String> lines = new ArrayList<>();

    private ComparisonText(Compared compared) {
        this.compared = compared;
    }

    /**
     * Everything.
     *
     * @param compared the outcomes
     * @return lines; the last ones sum up
     */
    public static List<String> lines(Compared compared) {
        ComparisonText text = new ComparisonText(compared);
        boolean several = compared.networks() > 1;
        text.table(
                (compared.labelled() ? "loss in points" : "other answer in %") + (several ? ", mean" : ""),
                (v, b) -> mean(compared.loss(v, b)));
        if (several) {
            text.table(
                    "loss in points, worst",
                    (v, b) -> decimal(Arrays.stream(compared.loss(v, b)).max().orElse(0)));
        }
        text.table("shared spikes in %" + (several ? ", mean" : ""), (v, b) -> mean(compared.spikeAgreement(v, b)));
        text.caption();
        if (compared.variants().stream().anyMatch(Variant::published)) {
            text.rivalry(new Rivalry(compared));
        }
        return text.lines;
    }

    private interface Cell {
        String of(int variant, int width);
    }

    private void table(String title, Cell cell) {
        add(title, b -> compared.bits().get(b) + " bits");
        for (int v = 0; v < compared.variants().size(); v++) {
            int variant = v;
            add(compared.variants().get(v).name(), b -> cell.of(variant, b));
        }
        lines.add("");
    }

    private void add(String name, IntFunction<String> cell) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-" + NAME + "s", name));
        for (int b = 0; b < compared.bits().size(); b++) {
            line.append(String.format(Locale.ROOT, " %" + CELL + "s", cell.apply(b)));
        }
        lines.add(line.toString());
    }

    /** Mean and half the width of its interval. */
    private static String mean(double[] values) {
        if (values.length < 2) {
            return decimal(values[0]);
        }
        Interval interval = StudentT.mean(values, CONFIDENCE);
        return decimal(interval.value()) + String.format(Locale.ROOT, " +-%5.2f", interval.upper() - interval.value());
    }

    private static String decimal(double value) {
        // no minus before a zero
        return String.format(Locale.ROOT, "%.2f", Math.rint(100 * value) == 0 ? 0 : value);
    }

    private void caption() {
        String measured = compared.labelled()
                ? String.format(
                        Locale.ROOT,
                        "float %.1f %% right%s",
                        compared.floatPercent(),
                        compared.networks() > 1 ? " on average" : "")
                : "no labels: another answer than the float network's is a loss";
        lines.add(String.format(
                Locale.ROOT,
                "%d network%s, %,d samples each; %s%s",
                compared.networks(),
                compared.networks() > 1 ? "s" : "",
                compared.samples(),
                measured,
                compared.networks() > 1 ? "; +- is the 95 % t interval of the mean over the networks" : ""));
    }

    private void rivalry(Rivalry rivalry) {
        List<Rivalry.Test> single = rivalry.byNetwork();
        List<Rivalry.Test> mean = rivalry.overNetworks();
        String best = "the best of "
                + compared.variants().stream()
                        .filter(Variant::published)
                        .map(Variant::name)
                        .collect(Collectors.joining(", "));
        lines.add("");
        if (!mean.isEmpty()) {
            add("points above the best rival", b -> compared.bits().get(b) + " bits");
            for (int v : rivalry.own()) {
                add(compared.variants().get(v).name(), b -> mean(rivalry.differences(v, b)));
                add(
                        "  p (paired t, Holm)",
                        b -> p(mean.stream()
                                .filter(test -> test.variant() == v && test.width() == b)
                                .findFirst()
                                .orElseThrow()
                                .holm()));
            }
            lines.add("");
        }
        for (int v : rivalry.own()) {
            List<Rivalry.Test> own =
                    single.stream().filter(test -> test.variant() == v).toList();
            List<Rivalry.Test> over =
                    mean.stream().filter(test -> test.variant() == v).toList();
            lines.add(String.format(
                    Locale.ROOT,
                    "%s against %s, each network and width by itself (exact McNemar, Holm over %d tests): %d significantly worse,"
                            + " %d better, %d neither%s",
                    compared.variants().get(v).name(),
                    best,
                    single.size(),
                    own.stream().filter(Rivalry.Test::worse).count(),
                    own.stream().filter(Rivalry.Test::better).count(),
                    own.stream().filter(test -> !test.worse() && !test.better()).count(),
                    nearest(own)));
            lines.add(verdict(v, own, over));
        }
    }

    /** The test that comes nearest to a defeat. */
    private String nearest(List<Rivalry.Test> tests) {
        Optional<Rivalry.Test> nearest =
                tests.stream().filter(test -> test.points() < 0).min(Comparator.comparingDouble(Rivalry.Test::p));
        return nearest.map(test -> String.format(
                        Locale.ROOT,
                        "; nearest to worse: network %d at %d bits, %.2f points below %s, p %s before and %s after correction",
                        test.network() + 1,
                        compared.bits().get(test.width()),
                        -test.points(),
                        compared.variants().get(test.rival()).name(),
                        p(test.p()),
                        p(test.holm())))
                .orElse("; never below");
    }

    private String verdict(int variant, List<Rivalry.Test> single, List<Rivalry.Test> mean) {
        List<String> lost = new ArrayList<>();
        single.stream()
                .filter(Rivalry.Test::worse)
                .forEach(test -> lost.add("network " + (test.network() + 1) + " at "
                        + compared.bits().get(test.width()) + " bits"));
        mean.stream()
                .filter(Rivalry.Test::worse)
                .forEach(test -> lost.add("on average at " + compared.bits().get(test.width()) + " bits"));
        String name = compared.variants().get(variant).name();
        return lost.isEmpty()
                ? name + " is never significantly worse"
                : name + " is significantly worse: " + String.join(", ", lost);
    }

    private static String p(double p) {
        return p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p);
    }
}
