package dev.xylo.faults;

import dev.xylo.formats.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a campaign: {@code faults.json} with every trial, {@code faults.html} with drawings. */
public final class CampaignFiles {
    /** Every trial, for programs. */
    public static final String JSON_FILE = "faults.json";

    /** The campaign for people. */
    public static final String PAGE = "faults.html";

    private static final int LISTED_FAULTS = 64;
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private CampaignFiles() {}

    /**
     * Writes both files, each as a whole or not at all.
     *
     * @param title what was attacked
     * @param result the campaign
     * @param directory an existing folder
     * @throws IOException if one cannot be written
     */
    public static void write(String title, CampaignResult result, Path directory) throws IOException {
        AtomicFile.replace(directory.resolve(JSON_FILE), json(title, result));
        AtomicFile.replace(directory.resolve(PAGE), CampaignPage.html(title, result));
    }

    static String json(String title, CampaignResult result) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", title);
        root.put("measure", result.labelled() ? "accuracy" : "agreement with the sound chip");
        root.put("samples", result.samples());
        root.put("sound", result.soundAccuracy());
        root.put("seed", result.plan().seed());
        Map<String, Object> bits = new LinkedHashMap<>();
        result.space()
                .memories()
                .forEach(memory -> bits.put(memory.key(), result.space().bits(memory)));
        root.put("bits", bits);
        root.put("by_count", groups(result.byCount()));
        root.put("by_memory", groups(result.byMemory()));
        root.put("by_bit", groups(result.byBit()));
        root.put("by_neuron", groups(result.byNeuron()));
        List<Map<String, Object>> trials = new ArrayList<>();
        for (Trial trial : result.trials()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("count", trial.faults().size());
            row.put(
                    "faults",
                    trial.faults().stream()
                            .limit(LISTED_FAULTS)
                            .map(fault -> fault.text(result.shape()))
                            .toList());
            row.put("correct", trial.correct());
            row.put("changed", trial.changed());
            trials.add(row);
        }
        root.put("trials", trials);
        return JSON.writeValueAsString(root) + "\n";
    }

    private static List<Map<String, Object>> groups(List<Group> groups) {
        return groups.stream().map(Group::toMap).toList();
    }
}
