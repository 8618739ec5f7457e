package dev.xylo.testkit.golden;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The golden cases by kind, as their index lists them. */
public final class GoldenCases {
    private GoldenCases() {}

    /**
     * Integer networks and rasters with every state of xylosim.
     *
     * @return 48 cases
     */
    public static List<GoldenCase> simulate() {
        return of("simulate");
    }

    /**
     * Float specifications and what Rockpool made of them.
     *
     * @return 108 cases
     */
    public static List<GoldenCase> quantize() {
        return of("quantize");
    }

    /**
     * From the float specification to the states of the chip.
     *
     * @return 16 cases
     */
    public static List<GoldenCase> pipeline() {
        return of("pipeline");
    }

    /**
     * Rockpool's torch neurons in double.
     *
     * @return 8 cases
     */
    public static List<GoldenCase> floatTwin() {
        return of("float");
    }

    /**
     * Signals through the input front-ends, every stage as Rockpool 3.1.0 computes it.
     *
     * @return 81 cases with the attributes {@code kind} and {@code note}
     */
    public static List<GoldenCase> frontEnds() {
        return read("frontends/index.json", "cases", "frontends/");
    }

    private static List<GoldenCase> of(String kind) {
        return read("index.json", kind, "");
    }

    private static List<GoldenCase> read(String file, String kind, String folder) {
        try (InputStream in = GoldenCases.class.getResourceAsStream(file)) {
            Map<String, Object> index = new JsonMapper().readValue(in, new TypeReference<>() {});
            List<Map<String, Object>> entries =
                    new JsonMapper().convertValue(index.get(kind), new TypeReference<>() {});
            List<GoldenCase> cases = new ArrayList<>();
            for (Map<String, Object> entry : entries) {
                Map<String, Object> attributes = new LinkedHashMap<>(entry);
                cases.add(new GoldenCase(folder + attributes.remove("file"), attributes));
            }
            return List.copyOf(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
