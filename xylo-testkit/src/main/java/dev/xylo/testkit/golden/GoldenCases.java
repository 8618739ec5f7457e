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

    private static List<GoldenCase> of(String kind) {
        try (InputStream in = GoldenCases.class.getResourceAsStream("index.json")) {
            Map<String, List<Map<String, Object>>> index = new JsonMapper().readValue(in, new TypeReference<>() {});
            List<GoldenCase> cases = new ArrayList<>();
            for (Map<String, Object> entry : index.get(kind)) {
                Map<String, Object> attributes = new LinkedHashMap<>(entry);
                cases.add(new GoldenCase((String) attributes.remove("file"), attributes));
            }
            return List.copyOf(cases);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
