package dev.xylo.study.results;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.faults.CampaignResult;
import dev.xylo.formats.FormatException;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.study.calibration.MixedWidths;
import dev.xylo.study.cost.EnergyModel;
import dev.xylo.study.engine.Baseline;
import dev.xylo.study.engine.ChipTotals;
import dev.xylo.study.engine.Firing;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.StudyTotals;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.statistics.Classification;
import dev.xylo.study.statistics.Groups;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.Proportion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Computes the results document from the totals of a study. No host, time or thread gets into it. */
public final class ResultsWriter {
    private static final String OVER_GROUPS = "student t over groups, two-sided";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String title;
    private final StudyProgram program;
    private final StudyTotals totals;
    private final Rasters rasters;
    private final int[] labels;
    private final int[] groups;
    private final int[] reference;
    private final Optional<MixedWidths> widths;
    private final List<CampaignResult> faults;
    private final EnergyModel energy = EnergyModel.published();

    private ResultsWriter(
            String title,
            StudyProgram program,
            StudyTotals totals,
            Optional<MixedWidths> widths,
            List<CampaignResult> faults) {
        this.widths = widths;
        this.faults = faults;
        this.title = title;
        this.program = program;
        this.totals = totals;
        this.rasters = new Rasters(program, totals);
        this.labels = program.labels();
        this.groups = program.data().annotations().groups();
        this.reference = totals.decidedReference(program);
    }

    /**
     * The document.
     *
     * @param title what was studied, for people
     * @param program what was run
     * @param totals what came out
     * @param widths a search for mixed widths, if there was one
     * @param faults a fault campaign for each configuration, or none at all
     * @return the results
     * @throws FormatException if a chosen sample cannot be read again
     */
    public static StudyResults results(
            String title,
            StudyProgram program,
            StudyTotals totals,
            Optional<MixedWidths> widths,
            List<CampaignResult> faults)
            throws FormatException {
        Map<String, Object> root = new ResultsWriter(title, program, totals, widths, faults).root();
        ObjectNode tree = JSON.valueToTree(root);
        Undecided.reason(tree).ifPresent(reason -> tree.put("undecided", reason));
        Verdict.sentences(tree).forEach(tree.putArray("verdict")::add);
        return new StudyResults(tree);
    }

    private Map<String, Object> root() throws FormatException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", StudyResults.FORMAT);
        root.put("format_version", StudyResults.FORMAT_VERSION);
        root.put("title", title);
        root.put("verdict", List.of());
        root.put("undecided", null);
        root.put("network", network(program.shape()));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("samples", program.data().samples());
        data.put("steps", program.data().steps());
        data.put("labelled", labels.length > 0);
        data.put(
                "groups",
                groups.length == 0
                        ? null
                        : (int) Arrays.stream(groups).distinct().count());
        root.put("data", data);
        root.put("decoding", decoding());
        root.put("answers", program.classes());
        root.put("statistics", statistics());
        root.put("energy_model", Cost.model(energy));
        root.put("baselines", baselines());
        root.put("configurations", configurations());
        root.put(
                "mixed_widths",
                widths.map(found -> MixedWidthsTable.of(found, labels, reference))
                        .orElse(null));
        return root;
    }

    private String decoding() {
        if (program.decoding().detection().isPresent()) {
            return "positive by " + program.decoding();
        }
        boolean standard = program.decoding().equals(Decoding.DEFAULT);
        return "largest " + (standard ? "output spike count" : program.decoding()) + ", ties to the lowest index";
    }

    private static Map<String, Object> network(NetworkShape shape) {
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("inputs", shape.inputs());
        network.put("hidden", shape.hidden());
        network.put("outputs", shape.outputs());
        network.put("synapses", shape.synapses());
        return network;
    }

    private Map<String, Object> statistics() {
        boolean grouped = groups.length > 0;
        Map<String, Object> statistics = new LinkedHashMap<>();
        statistics.put("confidence", Significance.CONFIDENCE);
        statistics.put("interval", grouped ? OVER_GROUPS : "wilson");
        statistics.put("paired_test", grouped ? "exact, signs of groups" : "exact mcnemar");
        statistics.put("correction", "holm");
        statistics.put("paired_interval", grouped ? OVER_GROUPS : "tango score, two-sided");
        statistics.put("always_on_share", Fidelity.ALWAYS_ON_SHARE);
        return statistics;
    }

    private List<Map<String, Object>> baselines() {
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean own = program.own().length > 0;
        if (own) {
            rows.add(own());
        }
        for (int i = 0; i < totals.baselines().size(); i++) {
            Firing firing = totals.baselines().get(i);
            Baseline baseline = program.baselines().get(i);
            Row row = row(baseline.name(), firing);
            row.put("method", "float")
                    .put("decay", baseline.twin().decay().key())
                    .put("caps", baseline.caps())
                    .put("timing", baseline.twin().timing().key());
            Map<String, Object> map = row.toMap();
            map.put("reference", baseline.reference() && !own);
            map.put("classification", classification(firing.decoded()));
            map.put("detection", detection(firing.decoded(), firing.scores()));
            rows.add(map);
        }
        return rows;
    }

    /** What the user's own model answered, as the data say. */
    private Map<String, Object> own() {
        int[] decided = program.own();
        Row row = answers(StudyProgram.OWN, decided).put("method", StudyProgram.OWN);
        double[][] scores = program.data().annotations().scores();
        if (scores.length > 0 && program.decoding().detection().isEmpty()) {
            row.put("tied", (int) Arrays.stream(scores).filter(Scores::tied).count());
        }
        Map<String, Object> map = row.toMap();
        map.put("reference", true);
        map.put("classification", classification(decided));
        map.put("detection", detection(decided, program.ownScores()));
        return map;
    }

    private List<Map<String, Object>> configurations() throws FormatException {
        List<int[]> decoded =
                totals.chips().stream().map(chip -> chip.firing().decoded()).toList();
        List<Significance> significance =
                labels.length == 0 ? List.of() : Significance.of(labels, reference, decoded, groups);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int cell = 0; cell < decoded.size(); cell++) {
            rows.add(configuration(cell, significance.isEmpty() ? null : significance.get(cell)));
        }
        return rows;
    }

    private Map<String, Object> configuration(int index, Significance significance) throws FormatException {
        StudyPlan.Cell cell = program.cells().get(index);
        ChipTotals chip = totals.chips().get(index);
        Row row = row(cell.name(), chip.firing());
        row.put("method", cell.method())
                .put("compat", cell.options().compat().key())
                .put("bits_per_weight", cell.options().bitsPerWeight())
                .put("bits_per_threshold", cell.options().bitsPerThreshold())
                .put("fuzzy_scaling", cell.options().fuzzyScaling())
                .put("core", cell.core().number());
        if (significance != null) {
            put(row, significance);
        }
        Fidelity.putSqnr(row, chip);
        Health health = Health.of(program.quantized(index), chip);
        health.putInto(row);
        Optional<Cost> cost = cost(index, chip);
        cost.ifPresent(c -> c.putInto(row));
        Map<String, Object> map = row.toMap();
        map.put("classification", classification(chip.firing().decoded()));
        map.put("detection", detection(chip.firing().decoded(), chip.firing().scores()));
        map.put("cost", cost.map(Cost::toMap).orElse(null));
        map.put("fidelity", fidelity(chip.firing()).toMap());
        map.put("health", health.toMap());
        map.put("attribution", program.plan().questions().attribution() ? Attribution.of(chip, program, totals) : null);
        rasters.putInto(map, index);
        map.put("faults", faults.isEmpty() ? null : FaultTable.of(faults.get(index)));
        map.put("parameters", ParameterFates.of(program.network(), program.quantized(index)));
        map.put(
                "warnings",
                program.quantized(index).warnings().stream()
                        .map(warning -> {
                            Map<String, Object> entry = new LinkedHashMap<>();
                            entry.put("kind", warning.kind().name().toLowerCase(java.util.Locale.ROOT));
                            entry.put("message", warning.message());
                            return entry;
                        })
                        .toList());
        return map;
    }

    private Optional<Cost> cost(int index, ChipTotals chip) {
        return program.chipOf(index)
                .map(known -> new Cost(
                        program.quantized(index).network(),
                        known,
                        program.plan().sources().timeStep(),
                        energy,
                        chip.cost()));
    }

    private static void put(Row row, Significance significance) {
        row.put("difference", significance.difference())
                .put(
                        "difference_lower_95",
                        significance.interval().map(Interval::lower).orElse(null))
                .put(
                        "difference_upper_95",
                        significance.interval().map(Interval::upper).orElse(null))
                .put("only_float_right", significance.onlyFloatRight())
                .put("only_chip_right", significance.onlyChipRight())
                .put("mcnemar_p", significance.tests().p())
                .put("mcnemar_p_holm", significance.tests().holm());
        significance.tests().differingGroups().ifPresent(differing -> row.put("differing_groups", differing));
    }

    /** What every variant has. */
    private Row row(String name, Firing firing) {
        Row row = answers(name, firing.decoded()).put("silent", firing.silent()).put("tied", firing.tied());
        fidelity(firing).putInto(row);
        return row;
    }

    private Row answers(String name, int[] decoded) {
        Row row = new Row().put("name", name).put("samples", decoded.length);
        int agree = equal(decoded, reference);
        row.put("agree_with_float", agree).put("agreement", (double) agree / decoded.length);
        if (labels.length > 0) {
            Proportion accuracy = new Proportion(equal(decoded, labels), decoded.length);
            Optional<Interval> interval = interval(decoded, accuracy);
            row.put("correct", accuracy.successes())
                    .put("accuracy", accuracy.value())
                    .put("accuracy_lower_95", interval.map(Interval::lower).orElse(null))
                    .put("accuracy_upper_95", interval.map(Interval::upper).orElse(null))
                    .put("balanced_accuracy", confusion(decoded).balancedAccuracy())
                    // of whole numbers, so that a loss of nothing is 0 and not -0 or a rounding error
                    .put("loss_points", 100.0 * (equal(reference, labels) - accuracy.successes()) / decoded.length);
        }
        return row;
    }

    /** Of the accuracy: over samples, or over groups where samples come in groups and there are enough. */
    private Optional<Interval> interval(int[] decoded, Proportion accuracy) {
        return groups.length == 0
                ? Optional.of(new Interval(accuracy.value(), accuracy.lower(), accuracy.upper()))
                : Groups.of(Significance.right(decoded, labels), new boolean[labels.length], groups)
                        .interval()
                        .map(wide -> new Interval(wide.value(), Math.max(0, wide.lower()), wide.upper()));
    }

    private Fidelity fidelity(Firing firing) {
        return new Fidelity(program.data().steps(), totals.reference(program), firing);
    }

    private Map<String, Object> classification(int[] decoded) {
        if (labels.length == 0) {
            return null;
        }
        Classification classes = confusion(decoded);
        Map<String, Object> map = new LinkedHashMap<>();
        List<Double> recall = new ArrayList<>();
        for (OptionalDouble share : classes.recall()) {
            recall.add(share.isPresent() ? share.getAsDouble() : null);
        }
        map.put("recall", recall);
        map.put("confusion", classes.confusion());
        return map;
    }

    private Map<String, Object> detection(int[] decided, double[] scores) {
        return labels.length == 0 || program.decoding().detection().isEmpty()
                ? null
                : new DetectionTable(program).of(decided, scores);
    }

    private Classification confusion(int[] decoded) {
        return Classification.of(decoded, labels, program.classes());
    }

    private static int equal(int[] a, int[] b) {
        int equal = 0;
        for (int i = 0; i < a.length; i++) {
            equal += a[i] == b[i] ? 1 : 0;
        }
        return equal;
    }
}
