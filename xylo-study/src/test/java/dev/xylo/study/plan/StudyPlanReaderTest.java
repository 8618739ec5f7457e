package dev.xylo.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.nir.NirOptions;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.twin.Decay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyPlanReaderTest {
    private static final String YAML = """
            # what to compare
            network: nets/network.npz
            data: ../test.npz
            methods: [channel, global]
            compat:
              - rockpool-2.7
              - corrected
            bits_per_weight: [8, 4]
            bits_per_threshold: 12
            fuzzy_scaling: [false, true]
            cores: [1, 2]
            decay: bitshift
            attribution: false
            seed: -9223372036854775808
            chosen_samples: [0, 17]
            calibrate: train.npz
            mixed_widths: true
            faults: true
            fault_counts: [1, 100]
            fault_chips: 5
            fault_singles: 6
            fault_samples: 7
            chip: imu
            dt: 1.0e-4
            reset: zero
            """;
    private static final String JSON = """
            {"network": "nets/network.npz", "data": "../test.npz", "methods": ["channel", "global"],
             "compat": ["rockpool-2.7", "corrected"], "bits_per_weight": [8, 4], "bits_per_threshold": 12,
             "fuzzy_scaling": [false, true], "cores": [1, 2], "decay": "bitshift", "attribution": false,
             "seed": -9223372036854775808, "chosen_samples": [0, 17],
             "calibrate": "train.npz", "mixed_widths": true, "faults": true,
             "fault_counts": [1, 100], "fault_chips": 5, "fault_singles": 6, "fault_samples": 7, "chip": "imu", "dt": 1e-4, "reset": "zero"}
            """;
    private static final String LEAST = "network: a.npz\ndata: b.npz\n";

    @TempDir
    Path folder;

    private StudyPlan full() {
        return StudyPlan.builder(folder.resolve("nets/network.npz"), folder.resolveSibling("test.npz"))
                .set(PlanKeys.CALIBRATE, folder.resolve("train.npz"))
                .set(PlanKeys.DT, 1e-4)
                .set(PlanKeys.RESET, NirOptions.Reset.ZERO)
                .set(PlanKeys.METHODS, List.of("channel", "global"))
                .set(PlanKeys.COMPAT, List.of(Compat.ROCKPOOL_2_7, Compat.CORRECTED))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8, 4))
                .set(PlanKeys.BITS_PER_THRESHOLD, List.of(12))
                .set(PlanKeys.FUZZY_SCALING, List.of(false, true))
                .set(PlanKeys.CORES, List.of(1, 2))
                .set(PlanKeys.CHIP, Chip.SYNS63300)
                .set(PlanKeys.DECAY, Decay.BITSHIFT)
                .set(PlanKeys.ATTRIBUTION, false)
                .set(PlanKeys.CHOSEN_SAMPLES, List.of(0, 17))
                .set(PlanKeys.MIXED_WIDTHS, true)
                .set(PlanKeys.FAULTS, true)
                .set(PlanKeys.FAULT_COUNTS, List.of(1, 100))
                .set(PlanKeys.FAULT_CHIPS, 5)
                .set(PlanKeys.FAULT_SINGLES, 6)
                .set(PlanKeys.FAULT_SAMPLES, 7)
                .set(PlanKeys.SEED, Long.MIN_VALUE)
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.yaml", "a.YML", "a.txt", "a"})
    void yaml(String name) throws IOException {
        assertThat(StudyPlanReader.read(write(name, YAML))).isEqualTo(full());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.json", "a.JSON", "a.txt", "a", "a.yaml"})
    void json(String name) throws IOException {
        assertThat(StudyPlanReader.read(write(name, JSON))).isEqualTo(full());
    }

    @Test
    void windows() throws IOException {
        assertThat(StudyPlanReader.read(write("a.yaml", "\uFEFF" + YAML.replace("\n", "\r\n"))))
                .isEqualTo(full());
        assertThat(StudyPlanReader.read(write("a.json", "\uFEFF" + JSON.replace("\n", "\r\n"))))
                .isEqualTo(full());
    }

    @Test
    void mixedWidthsNeedSamplesAndAStepItsLength() {
        assertThatThrownBy(() -> StudyPlanReader.read(write("a.yaml", LEAST + "mixed_widths: true\n")))
                .hasMessageContaining("calibrate: is missing; the search for mixed widths needs");
        assertThatThrownBy(() -> StudyPlanReader.read(write("b.yaml", LEAST + "dt: 0\n")))
                .hasMessageContaining("dt: is 0; it must be a positive number (s)");
        assertThatThrownBy(() -> StudyPlanReader.read(write("c.yaml", LEAST + "chip: audio9\n")))
                .hasMessageContaining("chip: is 'audio9'");
    }

    @Test
    void faultsAreOffUnlessAskedFor() throws IOException {
        assertThat(StudyPlanReader.read(write("a.yaml", LEAST + "faults: true\n"))
                        .questions()
                        .faults())
                .contains(FaultPlan.DEFAULT);
        assertThat(StudyPlanReader.read(write("b.yaml", LEAST + "faults: false\n"))
                        .questions()
                        .faults())
                .isEmpty();
        assertThat(StudyPlanReader.read(write("c.yaml", LEAST + "faults: true\nfault_counts: 8\n"))
                        .questions()
                        .faults())
                .get()
                .extracting(FaultPlan::counts)
                .isEqualTo(List.of(8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "faults: 3 | faults: is 3; it must be true or false",
                "fault_chips: 5 | fault_chips: says how faults are injected, but none are; add faults: true",
                "fault_counts: [0] | fault_counts[0]: is 0; it must be an integer 1..1000000",
                "fault_counts: [4, 4] | fault_counts[1]: is 4, as is fault_counts[0]",
                "fault_singles: -1 | fault_singles: is -1; it must be an integer 1..100000",
                "fault_samples: many | fault_samples: is 'many'; it must be an integer from 1 on",
                "fault_count: 1 | fault_count: unknown key (did you mean 'fault_counts'?)",
            })
    void faultsThatCannotBeMeant(String line, String message) {
        assertThatThrownBy(() -> StudyPlanReader.read(write("a.yaml", LEAST + line + "\n")))
                .hasMessageContaining(message);
    }

    @Test
    void defaults() throws IOException {
        assertThat(StudyPlanReader.read(write("a.yaml", LEAST)))
                .isEqualTo(StudyPlan.of(folder.resolve("a.npz"), folder.resolve("b.npz")));
    }

    @Test
    void oneValueIsAListOfOne() throws IOException {
        StudyPlan plan = StudyPlanReader.read(write(
                "a.yaml",
                LEAST + "methods: global\ncompat: corrected\nbits_per_weight: 5\nfuzzy_scaling: true\ncores: 1\n"
                        + "chosen_samples: 3\n"));
        assertThat(plan.choices().methods()).containsExactly("global");
        assertThat(plan.choices().compat()).containsExactly(Compat.CORRECTED);
        assertThat(plan.choices().widths().perWeight()).containsExactly(5);
        assertThat(plan.choices().fuzzyScaling()).containsExactly(true);
        assertThat(plan.choices().target().cores()).containsExactly(Core.CORE_1);
        assertThat(plan.questions().chosenSamples()).containsExactly(3);
    }

    @Test
    void paths() throws IOException {
        Path absolute = folder.resolve("elsewhere.npz").toAbsolutePath();
        StudyPlan plan = StudyPlanReader.read(write("a.yaml", "network: " + absolute + "\ndata: ./x/../b.npz\n"));
        assertThat(plan.sources().network()).isEqualTo(absolute);
        assertThat(plan.sources().data()).isEqualTo(folder.resolve("b.npz"));
    }

    /** Key, what stands there in YAML (` for a single quote), key in the message, part of the reason. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "method | global | method | unknown key (did you mean 'methods'?); there is: network, data, calibrate, input_key, label_key, labels, channels, steps, dt, reset, methods",
                "threads | 3 | threads | unknown key; there is",
                "bits | 8 | bits | did you mean 'bits_per_weight'?",
                "'<<' | {seed: 3} | << | unknown key",
                "methods | chanel | methods | is 'chanel' (did you mean 'channel'?); it must be one of global, channel, optimal, calibrated",
                "methods | [global, 7] | methods[1] | is 7; it must be one of",
                "methods | [] | methods | is an empty list; leave the key out",
                "methods | [global, channel, global] | methods[2] | is 'global', as is methods[0]",
                "methods | | methods | is without a value",
                "methods | {global: 1} | methods | is an object",
                "methods | [[global]] | methods[0] | is a list",
                "compat | 3.1.0 | compat | is '3.1.0'; it must be one of rockpool-2.7, rockpool-3.1.0, corrected",
                "compat | 2.7 | compat | is 2.7; it must be one of",
                "compat | rockpool_2.7 | compat | did you mean 'rockpool-2.7'?",
                "bits_per_weight | 17 | bits_per_weight | is 17; it must be an integer 2..16",
                "bits_per_weight | [8, 1] | bits_per_weight[1] | is 1; it must be an integer 2..16",
                "bits_per_weight | 8.0 | bits_per_weight | is 8.0; it must be an integer",
                "bits_per_weight | `8` | bits_per_weight | is '8'; it must be an integer",
                "bits_per_weight | 8, 6 | bits_per_weight | is '8, 6'; it must be an integer",
                "bits_per_weight | 99999999999999999999 | bits_per_weight | must be an integer 2..16",
                "bits_per_weight | 4294967304 | bits_per_weight | is 4294967304",
                "bits_per_threshold | true | bits_per_threshold | is true; it must be an integer",
                "fuzzy_scaling | 1 | fuzzy_scaling | is 1; it must be true or false",
                "fuzzy_scaling | `true` | fuzzy_scaling | is 'true'; it must be true or false",
                "cores | 3 | cores | is 3; it must be an integer 1..2",
                "decay | [euler] | decay | is a list; it must be one of exponential, euler, bitshift",
                "decay | Euler | decay | did you mean 'euler'?",
                "attribution | [true] | attribution | is a list; it must be true or false",
                "bootstrap_resamples | 500 | bootstrap_resamples | unknown key",
                "fault_chips | .nan | fault_chips | it must be an integer",
                "fault_chips | 1e400 | fault_chips | it must be an integer",
                "seed | 9223372036854775808 | seed | it must be an integer of at most 64 bits",
                "seed | 0.5 | seed | is 0.5",
                "chosen_samples | -1 | chosen_samples | is -1; it must be an integer from 0 on",
                "chosen_samples | [5, 6, 5] | chosen_samples[2] | is 5, as is chosen_samples[0]",
                "chosen_samples | [] | chosen_samples | is an empty list"
            })
    void refusesValues(String key, String value, String where, String reason) throws IOException {
        String yaml = LEAST + key + ": " + (value == null ? "" : value.replace('`', '\'')) + "\n";
        FormatException e = refused("a.yaml", yaml);
        assertThat(e.key()).isEqualTo(where);
        assertThat(e.reason()).contains(reason);
        assertThat(e.getMessage()).startsWith(folder.resolve("a.yaml") + ": " + where + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | network | is missing",
                "network: a | data | is missing",
                "{network: 12, data: b} | network | is 12; it must be a path (in quotes",
                "{network: '', data: b} | network | is ''; it must be a path",
                "{network: [a], data: b} | network | is a list",
                "{network: \"a\\0b\", data: b} | network | that is no path here"
            })
    void refusesPaths(String yaml, String key, String reason) throws IOException {
        FormatException e = refused("a.yaml", yaml);
        assertThat(e.key()).isEqualTo(key);
        assertThat(e.reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.yaml | '' | is empty",
                "a.yaml | '# nothing' | is empty",
                "a.json | '  ' | is empty",
                "a.yaml | network | is not a study file",
                "a.yaml | '- network: a' | is not a study file",
                "a.json | '[1]' | is not a study file",
                "a.json | null | is not a study file",
                "a.json | 'network: a' | is not valid JSON (line 1",
                "a.json | '{\"network\": \"a\"' | is not valid JSON (line 1",
                "a.json | '{\"seed\": 1, \"seed\": 1}' | is not valid JSON",
                "a.json | '{\"seed\": 1} {}' | holds more than one document",
                "a.json | '{\"seed\": NaN}' | is not valid JSON",
                "a.yaml | '{seed: 1, seed: 1}' | is not valid YAML",
                "a.yaml | '[[[[[[[[[[[[[[[[[[[[[[[[' | is not valid YAML",
                "a.yaml | '{network: [a' | is not valid YAML",
                "a.yaml | 'network: a: b' | is not valid YAML",
                "a.yaml | '{network: &a x, data: *a}' | anchors and aliases are not supported",
                "a.yaml | '{network: x, data: *a}' | anchors and aliases are not supported",
                "a.yaml | '&a {network: x, data: y}' | anchors and aliases are not supported",
                "a.yaml | '{network: !!java.io.File x, data: y}' | tags are not supported",
                "a.yaml | '!!java.net.URL {network: x, data: y}' | tags are not supported",
                "a.yaml | '{network: x, data: y, methods: !a [global]}' | tags are not supported"
            })
    void refusesDocuments(String name, String text, String reason) throws IOException {
        assertThat(refused(name, text).reason()).contains(reason);
    }

    @Test
    void saysWhereYamlStopped() throws IOException {
        assertThat(refused("a.yaml", "network: a\n\tdata: b\n").reason())
                .startsWith("is not valid YAML (line 2, column 1): while scanning for the next token, found character")
                .endsWith("(Do not use \\t(TAB) for indentation)");
        assertThat(refused("a.yaml", LEAST + "methods: [a").reason())
                .isEqualTo(
                        "is not valid YAML (line 3, column 12): while parsing a flow sequence, expected ',' or ']', but got"
                                + " <stream end>");
    }

    @Test
    void refusesASecondDocument() throws IOException {
        assertThat(refused("a.yaml", LEAST + "---\nseed: 1\n").reason()).contains("holds more than one document");
    }

    @Test
    void refusesFiles() throws IOException {
        assertThatThrownBy(() -> StudyPlanReader.read(folder))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("is a directory, not a file");
        assertThatThrownBy(() -> StudyPlanReader.read(folder.resolve("none.yaml")))
                .isInstanceOf(FormatException.class)
                .hasMessageEndingWith("no such file");
        assertThat(refused("a.yaml", LEAST + "#".repeat(1 << 20)).reason()).contains("longer than 1 MiB");
        Path latin = Files.write(folder.resolve("l.yaml"), "network: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> StudyPlanReader.read(latin))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void manySamples() throws IOException {
        StringBuilder list = new StringBuilder("0");
        for (int i = 1; i < 140_000; i++) {
            list.append(',').append(i);
        }
        assertThat(StudyPlanReader.read(write("a.yaml", LEAST + "chosen_samples: [" + list + "]\n"))
                        .questions()
                        .chosenSamples())
                .hasSize(140_000);
    }

    @ParameterizedTest
    @CsvSource({"a.yaml, 1", "a.json, 2"})
    void damagedFiles(String name, long seed) throws IOException {
        byte[] valid = (name.endsWith("json") ? JSON : YAML).getBytes(StandardCharsets.UTF_8);
        Random random = new Random(seed);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < 2000; i++) {
            Path file = Files.write(folder.resolve(name), Mutation.of(valid, random));
            try {
                StudyPlan plan = StudyPlanReader.read(file);
                assertThat(plan.configurations()).isNotEmpty();
                read++;
            } catch (FormatException e) {
                assertThat(e.getMessage())
                        .startsWith(file.toString())
                        .doesNotContain("\n")
                        .hasSizeLessThan(1000);
                refused++;
            }
        }
        assertThat(read).as("read").isGreaterThan(30);
        assertThat(refused).as("refused").isGreaterThan(1000);
    }

    private FormatException refused(String name, String text) throws IOException {
        Path file = write(name, text);
        FormatException e = catchThrowableOfType(FormatException.class, () -> StudyPlanReader.read(file));
        assertThat(e).as("read: " + text).isNotNull();
        assertThat(e.getMessage()).doesNotContain("\n");
        return e;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
