package dev.xylo.study.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
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
 * What an output folder holds: {@code study}, everything that decides the results, down to the SHA-256 of the inputs; {@code made_with},
 * by whom; {@code outputs}, once the work is complete, the SHA-256 of what it wrote.
 */
public final class Manifest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ObjectNode root;

    private Manifest(ObjectNode root) {
        this.root = root;
    }

    /**
     * Of work that is to be done.
     *
     * @param kind what it is
     * @param study everything that decides the results; the program's version is added
     * @param inputs files it reads by role, and whatever else people may want to know
     * @return its manifest, without outputs
     */
    public static Manifest of(WorkKind kind, Map<String, Object> study, Map<String, Object> inputs) {
        Map<String, Object> decisive = new LinkedHashMap<>();
        decisive.put("version", version());
        decisive.putAll(study);
        Map<String, Object> madeWith = new LinkedHashMap<>();
        madeWith.put("java", Runtime.version().toString());
        madeWith.put("vm", System.getProperty("java.vm.name"));
        madeWith.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        inputs.forEach((role, file) -> madeWith.put(role, file instanceof Path path ? path.toString() : file));
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("format", kind.format());
        root.put("format_version", 1);
        root.put("study", decisive);
        root.put("made_with", madeWith);
        root.put("outputs", null);
        // Once as text, so that numbers have the types that reading gives them.
        return new Manifest((ObjectNode) JSON.readTree(JSON.writeValueAsString(root)));
    }

    /**
     * The manifest in a file, or empty if there is none.
     *
     * @throws IOException if the file is something else, or cannot be read
     */
    static Optional<Manifest> read(Path file, WorkKind kind) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(file + ": is no regular file; choose another folder with -o DIR");
        }
        // Damage leaves bytes that are no text; they are looked at, not refused.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        try {
            if (JSON.readTree(text) instanceof ObjectNode object
                    && object.path("study").isObject()
                    && object.path("format").asString("").equals(kind.format())) {
                return Optional.of(new Manifest(object));
            }
        } catch (JacksonException e) {
            if (text.contains(kind.format())) {
                throw new DamagedException(file + ": is damaged; --fresh begins anew", e);
            }
        }
        throw new IOException(
                file + ": is not the manifest of a " + kind.noun() + "; choose another folder with -o DIR");
    }

    /** It was a manifest, and so the folder is ours. */
    static final class DamagedException extends IOException {
        private static final long serialVersionUID = 1L;

        private DamagedException(String message, Exception cause) {
            super(message, cause);
        }
    }

    String text() {
        return JSON.writeValueAsString(root) + "\n";
    }

    /** Identifies the study: SHA-256 of what decides the results. */
    byte[] id() {
        return Digests.sha256(root.get("study").toString().getBytes(StandardCharsets.UTF_8));
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
            outputs.put(file, Digests.sha256(directory.resolve(file)));
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
                    || !Digests.sha256(path).equals(outputs.get(file).asString())) {
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
