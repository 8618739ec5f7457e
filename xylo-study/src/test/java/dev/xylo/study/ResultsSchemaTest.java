package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.xylo.quantize.lint.Fate;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.FaultPlan;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code results.json} is what its published schema says. */
class ResultsSchemaTest {
    private static Schema schema() throws IOException {
        try (InputStream in = StudyResults.class.getResourceAsStream("results.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static StudyResults results(int... labels) throws IOException {
        return new Study("wires", Wires.plan("global", "channel"), Wires.network(), Wires.data(4, labels))
                .run(2, Progress.NONE)
                .results();
    }

    @Test
    void resultsAreValid() throws IOException {
        assertThat(schema().validate(results(0, 1, 0, 0).json(), InputFormat.JSON))
                .isEmpty();
        assertThat(schema().validate(results().json(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void everyValueOfTheNetworkHasOneFate() throws IOException {
        StudyResults results = results(0, 1, 0, 0);
        for (JsonNode configuration : results.tree().get("configurations")) {
            for (JsonNode account : configuration.get("parameters")) {
                long fates = 0;
                for (Fate fate : Fate.values()) {
                    fates += account.get(fate.key().replace('-', '_')).asLong();
                }
                assertThat(account.get("values").asLong()).isPositive().isEqualTo(fates);
            }
            assertThat(configuration.get("parameters").findValuesAsString("parameter"))
                    .contains("weights_in", "weights_out", "threshold", "dash_mem");
        }
    }

    @Test
    void mixedWidthsAreValid() throws IOException {
        StudyPlan plan = Wires.plan("calibrated");
        for (int[] labels : new int[][] {{0, 1, 0, 0}, {}}) {
            StudyResults results = new Study(
                            "wires",
                            plan,
                            Wires.network(),
                            Wires.data(4, labels),
                            List.of(Wires.data(6).read(4, 5).get(0)))
                    .run(1, Progress.NONE)
                    .results();
            assertThat(schema().validate(results.json(), InputFormat.JSON)).isEmpty();
            JsonNode points = results.tree().get("mixed_widths").get("points");
            assertThat(points.get(0).get("bits_input").asInt()).isEqualTo(8);
            assertThat(points.get(points.size() - 1).get("bits_output").asInt()).isEqualTo(2);
            assertThat(points.valueStream().filter(p -> p.get("on_front").asBoolean()))
                    .isNotEmpty();
        }
    }

    @Test
    void faultsAreValid() throws IOException {
        StudyPlan plan = Wires.plan(Path.of(""), new FaultPlan(List.of(1, 8), 3, 2, 3), "global", "channel");
        for (int[] labels : new int[][] {{0, 1, 0, 0}, {}}) {
            StudyResults results = new Study("wires", plan, Wires.network(), Wires.data(4, labels))
                    .run(1, Progress.NONE)
                    .results();
            assertThat(schema().validate(results.json(), InputFormat.JSON)).isEmpty();
            ObjectNode tree = results.tree();
            JsonNode faults = tree.get("configurations").get(1).get("faults");
            assertThat(faults.get("samples").asInt()).isEqualTo(3);
            assertThat(faults.get("measure").asString()).isEqualTo(labels.length > 0 ? "accuracy" : "agreement");
            assertThat(faults.get("by_count").get(1).get("faults").asInt()).isEqualTo(8);
            assertThat(faults.get("by_count").get(1).get("chips").asInt()).isEqualTo(3);
            assertThat(faults.get("by_memory").get(0).get("chips").asInt()).isEqualTo(2);
            ((ObjectNode) faults.get("by_count").get(0)).put("worst", 1.5);
            assertThat(schema().validate(tree.toString(), InputFormat.JSON)).hasSize(1);
        }
        assertThat(results(0, 1, 0, 0)
                        .tree()
                        .get("configurations")
                        .get(0)
                        .get("faults")
                        .isNull())
                .isTrue();
    }

    /** A schema that takes everything would be worth nothing. */
    @Test
    void otherDocumentsAreNot() throws IOException {
        ObjectNode tree = results(0, 1, 0, 0).tree();
        tree.put("more", 1);
        assertThat(schema().validate(tree.toString(), InputFormat.JSON)).hasSize(1);
        tree.remove("more");
        ((ObjectNode) tree.get("configurations").get(0)).put("accuracy", 1.5);
        ((ObjectNode) tree.get("configurations").get(1)).remove("health");
        assertThat(schema().validate(tree.toString(), InputFormat.JSON)).hasSize(2);
    }
}
