package dev.xylo.study.report;

import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Results with everything that a figure can show, made up but consistent: counts sum to the samples, losses to the total. Names hold
 * what breaks a careless page.
 */
final class SampleResults {
    static final String HOSTILE =
            "</script><script>document.title='hacked'</script><img src=x onerror=alert(1)>\u2028'\"&<!--";
    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] EFFECTS = {
        "spike_caps",
        "dash_rounding",
        "bitshift_decay",
        "weight_rounding",
        "threshold_and_bias_rounding",
        "integer_state",
        "saturation"
    };
    private static final int CLASSES = 5;
    private static final int HIDDEN = 24;
    private static final int PER_CLASS = 40;

    private final Random random = new Random(7);

    private SampleResults() {}

    /** Everything is there. */
    static ObjectNode full() {
        return new SampleResults().root("sample");
    }

    /** Everything is there, and every text is an attack. */
    static ObjectNode hostile() {
        ObjectNode root = new SampleResults().root(HOSTILE);
        root.withArray("verdict").removeAll().add(HOSTILE);
        for (int c = 0; c < root.withArray("configurations").size(); c++) {
            ObjectNode configuration =
                    (ObjectNode) root.withArray("configurations").get(c);
            configuration.put("name", HOSTILE + c).put("method", HOSTILE);
            ((ObjectNode) configuration.withArray("parameters").get(0)).put("parameter", HOSTILE);
            ObjectNode faults = (ObjectNode) configuration.get("faults");
            ((ObjectNode) faults.get("by_memory").get(0)).put("name", HOSTILE);
            ((ObjectNode) faults.get("worst").get(0)).put("fault", HOSTILE);
            configuration.withArray("warnings").addObject().put("kind", HOSTILE).put("message", HOSTILE);
        }
        return root;
    }

    /** A study without labels, attribution, divergence, rasters, ranges and events. */
    static ObjectNode bare() {
        ObjectNode root = new SampleResults().root("bare");
        ((ObjectNode) root.get("data")).put("labelled", false);
        root.putNull("mixed_widths");
        for (String rows : new String[] {"baselines", "configurations"}) {
            root.withArray(rows).forEach(row -> {
                ObjectNode object = (ObjectNode) row;
                for (String key : new String[] {
                    "correct",
                    "accuracy",
                    "accuracy_lower_95",
                    "accuracy_upper_95",
                    "balanced_accuracy",
                    "difference",
                    "loss_points",
                    "mcnemar_p_holm",
                    "cycles_per_step",
                    "energy_per_sample_estimate_j",
                    "attribution",
                    "divergence",
                    "classification",
                    "faults",
                    "fidelity"
                }) {
                    object.putNull(key);
                }
                object.putArray("rasters");
                object.putObject("health");
            });
        }
        return root;
    }

    private ObjectNode root(String title) {
        ObjectNode root = JSON.createObjectNode();
        root.put("format", "xylo-study-results").put("format_version", 2).put("title", title);
        root.putArray("verdict")
                .add("The float network is right on 96.0 % of the samples.")
                .add("Four bits lose 21 points.");
        root.putObject("network")
                .put("inputs", 8)
                .put("hidden", HIDDEN)
                .put("outputs", CLASSES)
                .put("synapses", 2);
        root.putObject("data")
                .put("samples", CLASSES * PER_CLASS)
                .put("steps", 6400)
                .put("labelled", true);
        root.putObject("energy_model")
                .put("margin", 0.2)
                .put("idle_w", 219e-6)
                .put("cycle_estimate_j", 18.6e-12)
                .put("cycle_low_j", 9.3e-12)
                .put("cycle_high_j", 46.6e-12);
        mixedWidths(root.putObject("mixed_widths").put("method", "calibrated").putArray("points"));
        root.put("decoding", "largest output spike count, ties to the lowest index");
        root.putObject("statistics")
                .put("confidence", 0.95)
                .put("interval", "wilson")
                .put("paired_test", "exact mcnemar")
                .put("correction", "holm")
                .put("paired_interval", "tango score, two-sided");
        ArrayNode baselines = root.putArray("baselines");
        for (String decay : new String[] {"exponential", "euler", "bitshift"}) {
            ObjectNode row = row(baselines.addObject(), "float " + decay, 192);
            row.put("method", "float").put("decay", decay).put("reference", decay.equals("exponential"));
        }
        ArrayNode configurations = root.putArray("configurations");
        configuration(configurations.addObject(), "global", 8, 190);
        configuration(configurations.addObject(), "global", 6, 181);
        configuration(configurations.addObject(), "global", 4, 150);
        configuration(configurations.addObject(), "channel", 8, 41);
        configuration(configurations.addObject(), "channel", 4, 170);
        return root;
    }

    private ObjectNode row(ObjectNode row, String name, int correct) {
        int samples = CLASSES * PER_CLASS;
        double accuracy = (double) correct / samples;
        double half = 1.96 * Math.sqrt(accuracy * (1 - accuracy) / samples);
        row.put("name", name)
                .put("samples", samples)
                .put("silent", 0)
                .put("tied", 5)
                .put("correct", correct)
                .put("accuracy", accuracy);
        row.put("accuracy_lower_95", accuracy - half).put("accuracy_upper_95", Math.min(1, accuracy + half));
        row.put("balanced_accuracy", accuracy).put("agreement", Math.min(1, accuracy + 0.01));
        ObjectNode classification = row.putObject("classification");
        ArrayNode confusion = classification.putArray("confusion");
        int wrong = samples - correct;
        for (int truth = 0; truth < CLASSES; truth++) {
            int[] counts = new int[CLASSES];
            int errors = wrong / CLASSES + (truth < wrong % CLASSES ? 1 : 0);
            for (int e = 0; e < errors; e++) {
                counts[(truth + 1 + random.nextInt(CLASSES - 1)) % CLASSES]++;
            }
            counts[truth] = PER_CLASS - errors;
            ArrayNode line = confusion.addArray();
            for (int count : counts) {
                line.add(count);
            }
        }
        return row;
    }

    private void configuration(ObjectNode row, String method, int bits, int correct) {
        row(row, method + "_" + bits, correct);
        row.put("method", method)
                .put("compat", "rockpool-2.7")
                .put("bits_per_weight", bits)
                .put("bits_per_threshold", 16);
        row.put("fuzzy_scaling", false).put("core", 2).put("loss_points", (192 - correct) / 2.0);
        row.put("difference_lower_95", (correct - 197) / 200.0).put("difference_upper_95", (correct - 187) / 200.0);
        row.put("mcnemar_p_holm", correct > 188 ? 0.31 : 0.0002);
        row.put("output_count_rmse", 0.4 + 2.0 / bits).put("hidden_rate_rmse", 0.1 / bits);
        row.put("earth_mover_distance", 0.05 / bits).put("dead_gained", 2).put("always_on_gained", 1);
        row.put("sqnr_db_v_mem", 3.0 * bits).putNull("sqnr_db_i_syn_2").put("sqnr_db_i_syn", 4.0 * bits - 20);
        row.put("values_rounded_to_zero", 400 / bits).put("values_clipped", 0);
        row.put("i_syn_saturations", 120)
                .put("v_mem_saturations", 7)
                .put("spike_cap_hits", 31)
                .put("spike_cap_out_hits", 0);
        cost(row, method.equals("channel") ? bits + 1 : bits);
        fidelity(row.putObject("fidelity"));
        health(row.putObject("health"), bits);
        attribution(row.putObject("attribution"), correct);
        faults(row.putObject("faults"), correct);
        divergence(row.putObject("divergence"));
        ArrayNode rasters = row.putArray("rasters");
        raster(rasters.addObject(), 3);
        raster(rasters.addObject(), 11);
        ObjectNode weights = row.putArray("parameters").addObject();
        weights.put("parameter", "weights_in").put("values", HIDDEN * 8).put("kept", 12);
        weights.put("rounded", HIDDEN * 8 - 15).put("lost", 3).put("worst_rounding_steps", 0.4987);
        weights.put("scale_min", 101.25).put("scale_max", 512.5);
        row.putArray("warnings")
                .addObject()
                .put("kind", "out_of_range")
                .put("message", "3 thresholds are beyond int16");
    }

    private static void cost(ObjectNode row, int bits) {
        row.put("chip", "audio2")
                .put("cycles_per_step", 3500 + 60.0 * bits)
                .put("clock_hz", 45e6)
                .put("clock_99_9_percent_hz", 11e6)
                .put("hibernating_share", 0)
                .put("synaptic_operations", 4_000_000 + 300_000 * bits)
                .put("power_estimate_w", 290e-6)
                .put("energy_per_sample_estimate_j", (9 + 0.06 * bits) * 1e-6)
                .put("energy_per_sample_low_j", (8 + 0.03 * bits) * 1e-6)
                .put("energy_per_sample_high_j", (12 + 0.15 * bits) * 1e-6);
    }

    private static void mixedWidths(ArrayNode points) {
        double[] accuracies = {0.96, 0.965, 0.955, 0.94, 0.945, 0.9, 0.7};
        for (int p = 0; p < accuracies.length; p++) {
            points.addObject()
                    .put("bits_input", 8 - p)
                    .put("bits_recurrent", Math.max(2, 7 - p))
                    .put("bits_output", 8 - p / 2)
                    .put("weight_bits", 84_000 - 9_000 * p)
                    .put("count_error", 0.7 + 0.1 * p)
                    .put("accuracy", accuracies[p])
                    .put("accuracy_lower_95", accuracies[p] - 0.02)
                    .put("accuracy_upper_95", accuracies[p] + 0.02)
                    .put("agreement", accuracies[p])
                    .put("on_front", p != 0 && p != 3);
        }
    }

    /** The accuracies of global_8 and global_6 with most faults are close. */
    private static void faults(ObjectNode faults, int correct) {
        double sound = correct / 200.0;
        faults.put("measure", "accuracy").put("samples", 50).put("chips", 80).put("bits", 9000);
        faults.put("seed", 1).put("sound", sound);
        ArrayNode counts = faults.putArray("by_count");
        for (int step = 0; step < 3; step++) {
            ObjectNode group = counts.addObject().put("faults", 1 << (3 * step));
            group(group, Math.max(0.1, Math.min(sound - 0.02 * step, sound - 0.15 * step)));
        }
        String[][] names = {
            {"weights_in", "v_mem", "dash_mem"},
            {"weights_in bit 7", "bias bit 15", "v_mem bit 15"},
            {"hidden 3", "readout 0", "hidden 23"}
        };
        String[] keys = {"by_memory", "by_bit", "by_neuron"};
        for (int k = 0; k < keys.length; k++) {
            ArrayNode groups = faults.putArray(keys[k]);
            for (int g = 0; g < names[k].length; g++) {
                group(groups.addObject().put("name", names[k][g]), Math.max(0.1, sound - 0.3 + 0.12 * g));
            }
        }
        ArrayNode worst = faults.putArray("worst");
        worst.addObject()
                .put("fault", "bias_out[1] bit 14 flip")
                .put("accuracy", 0.2)
                .put("changed", 31);
        worst.addObject()
                .put("fault", "v_mem[7] bit 15 flip before step 3")
                .put("accuracy", 0.1)
                .put("changed", 40);
    }

    private static void group(ObjectNode group, double accuracy) {
        group.put("chips", 20).put("accuracy", accuracy);
        group.putArray("accuracy_wilson_95").add(Math.max(0, accuracy - 0.03)).add(Math.min(1, accuracy + 0.03));
        group.put("worst", accuracy / 2).put("harmful", 0.4);
        group.putArray("harmful_wilson_95").add(0.2).add(0.6);
        group.put("changed", 0.3);
    }

    private void fidelity(ObjectNode fidelity) {
        ArrayNode twin = fidelity.putArray("hidden_rate_float");
        ArrayNode chip = fidelity.putArray("hidden_rate_chip");
        for (int i = 0; i < HIDDEN; i++) {
            double rate = 0.8 * random.nextDouble();
            twin.add(rate);
            chip.add(i == 4 || i == 9 ? 0 : i == 12 ? 1.4 : Math.max(0, rate + 0.08 * random.nextGaussian()));
        }
        fidelity.putArray("dead_gained").add(4).add(9);
        fidelity.putArray("always_on_gained").add(12);
    }

    private void health(ObjectNode health, int bits) {
        ObjectNode events = health.putObject("events");
        String[] hidden = {"i_syn", "i_syn_2", "v_mem", "spike_cap"};
        for (String key : hidden) {
            ArrayNode counts = events.putArray(key);
            for (int i = 0; i < HIDDEN; i++) {
                counts.add(key.equals("i_syn_2") || random.nextInt(3) > 0 ? 0 : random.nextInt(2000));
            }
        }
        ArrayNode readout = events.putArray("v_mem_out");
        for (int i = 0; i < CLASSES; i++) {
            readout.add(i * i);
        }
        events.putArray("input_clip")
                .add(0)
                .add(0)
                .add(3)
                .add(0)
                .add(0)
                .add(0)
                .add(0)
                .add(0);
        ArrayNode ranges = health.putArray("ranges");
        range(ranges, "weights_in", 8, bits, 0);
        range(ranges, "weights_rec", 8, bits - 0.7, 0);
        range(ranges, "threshold", 16, 9.6, 800);
        range(ranges, "bias", 16, 0, 0);
        range(ranges, "v_mem", 16, 16, 32767);
    }

    private static void range(ArrayNode ranges, String name, int available, double used, int max) {
        ranges.addObject()
                .put("name", name)
                .put("bits_available", available)
                .put("bits_used", used)
                .put("min", -max)
                .put("max", max);
    }

    private void attribution(ObjectNode attribution, int correct) {
        double total = (192 - correct) / 2.0;
        double[] shares = {0.02, 0.1, -0.06, 0.7, 0.14, 0.1, 0};
        attribution
                .put("start_accuracy", 0.96)
                .put("end_accuracy", correct / 200.0)
                .put("total_loss_points", total);
        attribution.put("largest", "weight_rounding");
        ArrayNode order = attribution.putArray("order");
        ArrayNode stages = attribution.putArray("stages");
        ArrayNode without = attribution.putArray("leave_one_out");
        double accuracy = 0.96;
        for (int e = 0; e < EFFECTS.length; e++) {
            order.add(EFFECTS[e]);
            accuracy -= shares[e] * total / 100;
            stages.addObject()
                    .put("effect", EFFECTS[e])
                    .put("accuracy", accuracy)
                    .put("loss_points", shares[e] * total)
                    .put("agreement", 0.97);
            without.addObject()
                    .put("effect", EFFECTS[e])
                    .put("accuracy", correct / 200.0 + 0.8 * shares[e] * total / 100)
                    .put("recovered_points", 0.8 * shares[e] * total);
        }
    }

    private void divergence(ObjectNode divergence) {
        divergence.put("against", "float network with the chip's decay, dashes and caps");
        divergence.put("samples_diverged", 180);
        ArrayNode neurons = divergence.putArray("neurons");
        for (int i = 0; i < 15; i++) {
            neurons.addObject()
                    .put("layer", i == 3 ? "readout" : "hidden")
                    .put("neuron", 23 - i)
                    .put("state", i % 2 == 0 ? "v_mem" : "i_syn")
                    .put("first_in_samples", 40 - 2 * i)
                    .put("median_step", 3.5 + i)
                    .put("earliest_step", 1 + i);
        }
        ArrayNode traces = divergence.putArray("traces");
        for (int sample = 3; sample < 5; sample++) {
            ObjectNode trace = traces.addObject();
            trace.put("sample", sample)
                    .put("step", 14)
                    .put("layer", "hidden")
                    .put("neuron", 23)
                    .put("state", "v_mem");
            trace.put("float", 0.61)
                    .put("chip", 0.82)
                    .put("allowed", 0.05)
                    .put("from_step", 4)
                    .put("threshold", 1.0);
            ArrayNode twin = trace.putArray("float_trace");
            ArrayNode chip = trace.putArray("chip_trace");
            for (int t = 4; t < 28; t++) {
                double value = 0.7 * Math.sin(t / 5.0) + 0.2;
                twin.add(value);
                chip.add(value + (t < 14 ? 0.01 * (t % 3) : 0.02 * (t - 5)));
            }
        }
    }

    private void raster(ObjectNode raster, int sample) {
        raster.put("sample", sample)
                .put("label", 2)
                .put("steps", 32)
                .put("decoded_float", 2)
                .put("decoded_chip", 4);
        events(raster.putArray("hidden_float"), raster.putArray("hidden_chip"), HIDDEN);
        events(raster.putArray("out_float"), raster.putArray("out_chip"), CLASSES);
    }

    /** Most events are in both runs; some are in one only, some have another count. */
    private void events(ArrayNode twin, ArrayNode chip, int neurons) {
        for (int step = 0; step < 32; step++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                int kind = random.nextInt(40);
                if (kind < 8 || kind == 9) {
                    twin.addArray().add(step).add(neuron).add(1 + kind % 3);
                }
                if (kind < 7 || kind == 10) {
                    chip.addArray().add(step).add(neuron).add(kind == 6 ? 5 : 1 + kind % 3);
                }
            }
        }
    }
}
