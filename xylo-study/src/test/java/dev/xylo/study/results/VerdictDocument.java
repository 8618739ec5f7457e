package dev.xylo.study.results;

import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.Interval;
import dev.xylo.study.statistics.McNemar;
import dev.xylo.study.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A document with what verdicts are made of, and nothing else: a float network that is right on so many samples, and configurations. */
final class VerdictDocument {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ObjectNode root = JSON.createObjectNode();
    private final int samples;
    private final int right;
    private final List<ObjectNode> rows = new ArrayList<>();

    /** Labelled samples, of which the float network gets some right. */
    VerdictDocument(int samples, int right) {
        this.samples = samples;
        this.right = right;
        root.putObject("network").put("outputs", 10);
        root.putObject("data").put("labelled", true);
        ArrayNode baselines = root.putArray("baselines");
        baseline(baselines.addObject(), "float_uncapped", "none", false);
        baseline(baselines.addObject(), "float_exponential", "chip", true);
        root.putArray("configurations");
    }

    private void baseline(ObjectNode row, String name, String caps, boolean reference) {
        row.put("name", name)
                .put("decay", "exponential")
                .put("caps", caps)
                .put("timing", "chip")
                .put("reference", reference);
        row.put("samples", samples).put("silent", 0).put("tied", 0).put("agree_with_float", samples);
        row.put("correct", right).put("accuracy", (double) right / samples);
    }

    ObjectNode uncapped() {
        return (ObjectNode) root.get("baselines").get(0);
    }

    ObjectNode reference() {
        return (ObjectNode) root.get("baselines").get(1);
    }

    /** A configuration that differs from the float network in so many samples. */
    ObjectNode configuration(String name, int onlyFloat, int onlyChip) {
        ObjectNode row = ((ArrayNode) root.get("configurations")).addObject();
        int correct = right - onlyFloat + onlyChip;
        Interval difference = PairedDifference.of(samples, onlyChip, onlyFloat, 0.95);
        row.put("name", name).put("samples", samples).put("silent", 0).put("tied", 0);
        row.put("correct", correct).put("accuracy", (double) correct / samples);
        row.put("agree_with_float", samples - onlyFloat - onlyChip);
        row.put("agreement", (double) (samples - onlyFloat - onlyChip) / samples);
        row.put("loss_points", 100.0 * (onlyFloat - onlyChip) / samples);
        row.put("difference", difference.value());
        row.put("difference_lower_95", difference.lower());
        row.put("difference_upper_95", difference.upper());
        row.put("only_float_right", onlyFloat).put("only_chip_right", onlyChip);
        row.put("mcnemar_p", McNemar.exact(onlyFloat, onlyChip));
        row.put("input_clips", 0).put("spike_cap_hits", 0).put("spike_cap_out_hits", 0);
        row.putNull("attribution").putNull("faults").putArray("warnings");
        rows.add(row);
        return row;
    }

    /** Effects with the samples that their stage loses and that switching them off gives back, such as {@code bitshift_decay 15 0}. */
    static void attribute(ObjectNode row, int lost, String... effects) {
        ObjectNode attribution =
                row.putObject("attribution").put("start", "float_uncapped").put("total_lost_samples", lost);
        ArrayNode stages = attribution.putArray("stages");
        ArrayNode off = attribution.putArray("leave_one_out");
        double each = 100 / row.get("samples").asDouble();
        for (String effect : effects) {
            String[] words = effect.split(" ");
            int stage = Integer.parseInt(words[1]);
            int recovered = Integer.parseInt(words[2]);
            stages.addObject()
                    .put("effect", words[0])
                    .put("lost_samples", stage)
                    .put("loss_points", each * stage);
            off.addObject()
                    .put("effect", words[0])
                    .put("recovered_samples", recovered)
                    .put("recovered_points", each * recovered);
        }
    }

    /** A warning of the quantizer. */
    static void warn(ObjectNode row, String kind, String message) {
        ((ArrayNode) row.get("warnings")).addObject().put("kind", kind).put("message", message);
    }

    /** Takes the labels away. */
    VerdictDocument unlabelled() {
        ((ObjectNode) root.get("data")).put("labelled", false);
        List.of(uncapped(), reference()).forEach(row -> row.putNull("correct").putNull("accuracy"));
        rows.forEach(row -> row.putNull("correct").putNull("accuracy"));
        return this;
    }

    ObjectNode root() {
        double[] holm = Holm.adjust(rows.stream()
                .mapToDouble(row -> row.get("mcnemar_p").asDouble())
                .toArray());
        for (int c = 0; c < holm.length; c++) {
            rows.get(c).put("mcnemar_p_holm", holm[c]);
        }
        return root;
    }

    List<String> verdict() {
        return Verdict.sentences(root());
    }

    /** As one text. */
    String text() {
        return String.join(" ", verdict());
    }
}
