package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.study.StudyDirectory;
import dev.xylo.study.plan.PlanKey;
import dev.xylo.study.plan.PlanWriter;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.plan.StudyPlanReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every key of a study: in a file, as an option, as an option beside a file that says otherwise, and in the manifest. */
class EveryKeyTest {
    /** By key: a value as in a file, its option's value, another as in a file. */
    private static final Map<String, List<String>> VALUES = Map.ofEntries(
            Map.entry("data", List.of("\"other.npz\"", "other.npz", "\"another.npz\"")),
            Map.entry("calibrate", List.of("\"train.npz\"", "train.npz", "\"train2.npz\"")),
            Map.entry("input_key", List.of("\"X\"", "X", "\"x\"")),
            Map.entry("label_key", List.of("\"y\"", "y", "\"labels\"")),
            Map.entry("labels", List.of("\"other.npz\"", "other.npz", "\"another.npz\"")),
            Map.entry("channels", List.of("16", "16", "12")),
            Map.entry("steps", List.of("80", "80", "90")),
            Map.entry("dt", List.of("0.002", "2e-3", "0.25")),
            Map.entry("reset", List.of("\"zero\"", "ZERO", "\"subtract\"")),
            Map.entry("methods", List.of("[\"channel\",\"optimal\"]", "channel,optimal", "\"global\"")),
            Map.entry("compat", List.of("\"corrected\"", "corrected", "\"rockpool-3.1.0\"")),
            Map.entry("bits_per_weight", List.of("[5,3]", "5,3", "7")),
            Map.entry("bits_per_threshold", List.of("12", "12", "[15,14]")),
            Map.entry("fuzzy_scaling", List.of("true", "true", "[true,false]")),
            Map.entry("cores", List.of("1", "1", "[2,1]")),
            Map.entry("chip", List.of("\"imu\"", "imu", "\"audio3\"")),
            Map.entry("decay", List.of("\"euler\"", "euler", "\"bitshift\"")),
            Map.entry("caps", List.of("\"none,31,1\"", "none,31,1", "7")),
            Map.entry("timing", List.of("\"torch\"", "torch", "\"rockpool\"")),
            Map.entry("decode", List.of("\"vmem-mean\"", "vmem-mean", "\"isyn-last\"")),
            Map.entry("from", List.of("3", "3", "5")),
            Map.entry("hidden_readouts", List.of("[2,0]", "2,0", "1")),
            Map.entry("detect", List.of("1.5", "1.5", "-2")),
            Map.entry("positive", List.of("1", "1", "0")),
            Map.entry("attribution", List.of("false", "", "true")),
            Map.entry("chosen_samples", List.of("[3,1]", "3,1", "0")),
            Map.entry("mixed_widths", List.of("true", "", "false")),
            Map.entry("faults", List.of("true", "", "false")),
            Map.entry("fault_counts", List.of("[2,9]", "2,9", "1")),
            Map.entry("fault_chips", List.of("3", "3", "4")),
            Map.entry("fault_singles", List.of("3", "3", "4")),
            Map.entry("fault_samples", List.of("3", "3", "4")),
            Map.entry("seed", List.of("-5", "-5", "6")));

    @TempDir
    Path folder;

    private Path network;

    static List<PlanKey<?>> keys() {
        return StudyOptions.keys();
    }

    @BeforeEach
    void files() throws IOException {
        network = Files.writeString(folder.resolve("net.npz"), "a network");
        for (String data : List.of("data.npz", "other.npz", "another.npz", "train.npz", "train2.npz")) {
            Files.writeString(folder.resolve(data), data);
        }
    }

    @Test
    void everyKeyIsTried() {
        assertThat(VALUES.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        keys().stream().map(PlanKey::name).toList());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void optionAndFileSayTheSame(PlanKey<?> key) throws IOException {
        StudyPlan byFile = StudyPlanReader.read(file(key, VALUES.get(key.name()).get(0)));
        StudyPlan byOption = plan(network, options(key, true));
        assertThat(key.in(byFile)).isNotNull().isEqualTo(key.in(byOption));
        assertThat(byOption).isEqualTo(byFile);
        assertThat(key.in(byFile)).isNotEqualTo(key.in(StudyPlan.of(network, folder.resolve("data.npz"))));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void anOptionOverridesTheFileAndTheManifestSaysSo(PlanKey<?> key) throws IOException {
        StudyPlan wanted = StudyPlanReader.read(file(key, VALUES.get(key.name()).get(0)));
        Path file = file(key, VALUES.get(key.name()).get(2));
        StudyPlan plan = plan(file, options(key, false));
        assertThat(key.in(plan)).isEqualTo(key.in(wanted));
        assertThat(plan.sources().overridden()).containsExactly(key.name());

        StudyDirectory.open(folder.resolve("out"), "a", plan, 4, false);
        JsonNode manifest = JsonMapper.shared().readTree(Files.readString(folder.resolve("out/manifest.json")));
        assertThat(manifest.at("/made_with/overrides_study_file").get(0).asString())
                .isEqualTo(key.name());
        Object written = key.written(plan);
        if (key.needed().startsWith("a path")) {
            assertThat(manifest.get("study").toString())
                    .isNotEqualTo(
                            manifestOf(StudyPlanReader.read(file)).get("study").toString());
        } else {
            assertThat(manifest.at("/study/" + key.name()))
                    .isEqualTo(JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(written)));
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void handedToAnotherMachineItIsTheSame(PlanKey<?> key) throws IOException {
        StudyPlan plan = StudyPlanReader.read(file(key, VALUES.get(key.name()).get(0)));
        assertThat(StudyPlanReader.builder(Path.of("study.json"), PlanWriter.json(plan))
                        .build())
                .isEqualTo(plan);
    }

    /** The smallest plan in which a key has its say. */
    private static Map<String, String> needs(PlanKey<?> key) {
        if (key.name().startsWith("fault_")) {
            return Map.of("faults", "true");
        }
        if (key.name().equals("positive")) {
            return Map.of("detect", "2.5");
        }
        if (key.name().equals("hidden_readouts")) {
            return Map.of("decode", "\"hidden-count\"");
        }
        return key.name().equals("mixed_widths") ? Map.of("calibrate", "\"train.npz\"") : Map.of();
    }

    private Path file(PlanKey<?> key, String value) throws IOException {
        List<String> lines = new ArrayList<>(List.of("\"network\": \"net.npz\""));
        if (!key.name().equals("data")) {
            lines.add("\"data\": \"data.npz\"");
        }
        needs(key).forEach((name, needed) -> lines.add("\"" + name + "\": " + needed));
        lines.add("\"" + key.name() + "\": " + value);
        return Files.writeString(folder.resolve("study.json"), "{" + String.join(", ", lines) + "}");
    }

    private List<String> options(PlanKey<?> key, boolean whole) {
        List<String> words = new ArrayList<>();
        if (whole) {
            if (!key.name().equals("data")) {
                words.addAll(List.of("--data", folder.resolve("data.npz").toString()));
            }
            needs(key).forEach((name, value) -> {
                words.add("--" + name);
                if (!value.equals("true")) {
                    String text = value.replace("\"", "");
                    words.add(text.endsWith(".npz") ? folder.resolve(text).toString() : text);
                }
            });
        }
        String value = VALUES.get(key.name()).get(1);
        boolean off = key.isFlag() && VALUES.get(key.name()).get(0).equals("false");
        words.add(off ? key.option().replace("--", "--no-") : key.option());
        if (!value.isEmpty()) {
            words.add(key.needed().startsWith("a path") ? folder.resolve(value).toString() : value);
        }
        return words;
    }

    private static StudyPlan plan(Path argument, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(options);
        words.add(argument.toString());
        CommandLine command = new CommandLine(new StudyCommand());
        CommandLine.ParseResult parsed = command.parseArgs(words.toArray(String[]::new));
        return new StudyInput(argument, StudyOptions.given(parsed), command).plan();
    }

    private JsonNode manifestOf(StudyPlan plan) throws IOException {
        StudyDirectory.open(folder.resolve("file-alone"), "a", plan, 4, true);
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("file-alone/manifest.json")));
    }
}
