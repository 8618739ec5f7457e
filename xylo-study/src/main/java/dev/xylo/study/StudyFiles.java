package dev.xylo.study;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.quantize.QuantizationResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes a study: {@code results.json}, {@code results.csv}, {@code counts.npz}, {@code report.html}. */
public final class StudyFiles {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private StudyFiles() {}

    /**
     * Writes all files; each appears under its name only when it is whole.
     *
     * @param result the study
     * @param directory made if it is missing
     * @throws IOException if a file cannot be written
     */
    public static void write(StudyResult result, Path directory) throws IOException {
        Files.createDirectories(directory);
        writeText(directory.resolve("results.json"), json(result));
        writeText(directory.resolve("results.csv"), csv(result));
        Npz.write(directory.resolve("counts.npz"), counts(result));
        writeText(directory.resolve("report.html"), Report.html(result));
    }

    static String json(StudyResult result) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("title", result.title());
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("inputs", result.shape().inputs());
        network.put("hidden", result.shape().hidden());
        network.put("outputs", result.shape().outputs());
        network.put("synapses", result.shape().synapses());
        root.put("network", network);
        root.put("core", result.options().core().number());
        root.put("decay", result.options().baseline().decay().key());
        root.put("samples", result.samples());
        root.put("steps", result.steps());
        root.put("bootstrap_resamples", Significance.RESAMPLES);
        root.put("bootstrap_seed", Significance.SEED);
        root.put("float", ResultRow.ofBaseline(result));
        List<Map<String, Object>> rows = ResultRow.ofConfigurations(result);
        for (int c = 0; c < rows.size(); c++) {
            QuantizationResult quantization = result.configurations().get(c).quantization();
            rows.get(c).put("warnings", quantization.warnings());
            rows.get(c).put("losses", quantization.losses());
        }
        root.put("configurations", rows);
        return JSON.writeValueAsString(root) + "\n";
    }

    static String csv(StudyResult result) {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(ResultRow.ofBaseline(result));
        rows.addAll(ResultRow.ofConfigurations(result));
        String header = String.join(",", rows.get(0).keySet());
        return header + "\n"
                + rows.stream()
                        .map(row -> row.values().stream()
                                .map(value -> value == null ? "" : value.toString())
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Output spike counts {@code (samples, Nout)} by outcome, {@code float} first. */
    static Map<String, NdArray> counts(StudyResult result) {
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        arrays.put(result.baseline().name(), counts(result.baseline()));
        for (ConfigurationOutcome configuration : result.configurations()) {
            arrays.put(configuration.outcome().name(), counts(configuration.outcome()));
        }
        return arrays;
    }

    private static NdArray counts(Outcome outcome) {
        long[][] counts = outcome.counts();
        long[] flat = java.util.Arrays.stream(counts)
                .flatMapToLong(java.util.Arrays::stream)
                .toArray();
        return NdArray.ofLongs(DType.INT64, flat, counts.length, counts[0].length);
    }

    private static void writeText(Path file, String text) throws IOException {
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".tmp");
        try {
            Files.write(temporary, text.getBytes(StandardCharsets.UTF_8));
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
