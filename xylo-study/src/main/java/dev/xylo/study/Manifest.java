package dev.xylo.study;

import dev.xylo.study.plan.PlanWriter;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an output directory holds: {@code study}, everything that decides the results, down to the SHA-256 of the inputs; {@code made_with},
 * by whom; {@code outputs}, once the study is complete, the SHA-256 of what it wrote.
 */
final class Manifest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root;

    private Manifest(ObjectNode root) {
        this.root = root;
    }

    /**
     * Of a study that is to be run; reads the inputs once.
     *
     * @param title what is studied
     * @param plan what to compare
     * @param samples how many samples
     */
    static Manifest of(String title, StudyPlan plan, int samples) throws IOException {
        Map<String, Object> study = new LinkedHashMap<>();
        study.put("version", version());
        study.put("title", title);
        study.put("network_sha256", StudyFiles.sha256(plan.sources().network()));
        study.put("data_sha256", StudyFiles.sha256(plan.sources().data()));
        if (plan.sources().calibrate().isPresent()) {
            study.put(
                    "calibration_sha256",
                    StudyFiles.sha256(plan.sources().calibrate().get()));
        }
        study.put("samples", samples);
        study.putAll(PlanWriter.decisive(plan));
        Map<String, Object> madeWith = new LinkedHashMap<>();
        madeWith.put("java", Runtime.version().toString());
        madeWith.put("vm", System.getProperty("java.vm.name"));
        madeWith.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        madeWith.put("network", plan.sources().network().toString());
        madeWith.put("data", plan.sources().data().toString());
        madeWith.put("overrides_study_file", plan.sources().overridden());
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", "xylo-study-manifest");
        root.put("format_version", 1);
        root.put("study", study);
        root.put("made_with", madeWith);
        root.put("outputs", null);
        // Once as text, so that numbers have the types that reading gives them.
        return new Manifest((ObjectNode) JSON.readTree(JSON.writeValueAsString(root)));
    }

    /** The manifest in a file, or empty if there is none. */
    static Optional<Manifest> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)) instanceof ObjectNode object
                    && object.path("study").isObject()) {
                return Optional.of(new Manifest(object));
            }
        } catch (JacksonException e) {
            throw new IOException(file + ": is damaged; --fresh begins anew", e);
        }
        throw new IOException(file + ": is not the manifest of a study; choose another folder with -o DIR");
    }

    String text() {
        return JSON.writeValueAsString(root) + "\n";
    }

    /** Identifies the study: SHA-256 of what decides the results. */
    byte[] id() {
        return StudyFiles.digest().digest(root.get("study").toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What another study has differently, each as {@code key there (here)}; empty if it is the same study. */
    List<String> differences(Manifest other) {
        List<String> differences = new ArrayList<>();
        for (String key : root.get("study").propertyNames()) {
            JsonNode here = root.get("study").get(key);
            JsonNode there = other.root.get("study").path(key);
            if (!here.equals(there)) {
                differences.add(
                        key.endsWith("_sha256")
                                ? "another " + key.replace("_sha256", " file")
                                : key + " is " + plain(there) + " there, " + plain(here) + " here");
            }
        }
        return differences;
    }

    /** Adds what was written; the study is complete. */
    void complete(Path directory, List<String> files) throws IOException {
        ObjectNode outputs = root.putObject("outputs");
        for (String file : files) {
            outputs.put(file, StudyFiles.sha256(directory.resolve(file)));
        }
    }

    /** Whether every output is there as it was written. */
    boolean isComplete(Path directory) throws IOException {
        JsonNode outputs = root.get("outputs");
        if (outputs == null || !outputs.isObject()) {
            return false;
        }
        for (String file : outputs.propertyNames()) {
            Path path = directory.resolve(file);
            if (!Files.exists(path)
                    || !StudyFiles.sha256(path).equals(outputs.get(file).asString())) {
                return false;
            }
        }
        return true;
    }

    private static String plain(JsonNode node) {
        return node.isMissingNode()
                ? "not given"
                : node.toString().replace("\"", "").replace(",", ", ");
    }

    private static String version() {
        String version = Manifest.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
