package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio2.AnalogFrontEnd;
import dev.xylo.frontend.audio2.AnalogParameters;
import dev.xylo.frontend.audio2.Audio2FrontEnd;
import dev.xylo.frontend.audio2.Mismatch;
import dev.xylo.frontend.audio3.Specifications;
import dev.xylo.regress.frontend.CaseKind;
import dev.xylo.regress.frontend.FrontEndCase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every stage of every front-end equals the reference's; doubles of Audio 3 too, those of Audio 2's analog model within 1e-6. */
class GoldenFrontEndTest {
    private static final double RELATIVE = 1e-6;
    private static final String DIGEST = "_sha256";
    private static final String LAST = "_last";

    @Test
    void allCasesAreThere() {
        assertThat(GoldenCases.frontEnds()).hasSize(81);
    }

    /** All but the one that holds no signal. */
    static List<GoldenCase> cases() {
        return GoldenCases.frontEnds().stream()
                .filter(golden -> !golden.text("kind").equals("audio3-spec"))
                .toList();
    }

    static List<GoldenCase> analogCases() {
        return GoldenCases.frontEnds().stream()
                .filter(golden -> golden.text("kind").equals("audio2-float"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsRockpool(GoldenCase golden) throws IOException {
        Path file = golden.copy();
        try {
            if (golden.text("kind").endsWith("-error")) {
                assertThatThrownBy(() -> FrontEndCase.run(file, Optional.empty()))
                        .isInstanceOf(FrontEndException.class)
                        .hasMessageContaining("sample ");
                return;
            }
            FrontEndCase run = FrontEndCase.run(file, Optional.empty());
            assertThat(run.kind()).isEqualTo(CaseKind.of(golden.text("kind")).orElseThrow());
            Map<String, NdArray> expected = Npz.read(file, key -> key.matches("s\\d\\d_.*"));
            assertThat(expected).isNotEmpty();
            for (Map.Entry<String, NdArray> stage : expected.entrySet()) {
                compare(stage.getKey(), stage.getValue(), run.stages(), golden.text("kind"));
            }
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void specificationsFollowTheReference() {
        Map<String, NdArray> arrays = GoldenCases.frontEnds().stream()
                .filter(golden -> golden.text("kind").equals("audio3-spec"))
                .findFirst()
                .orElseThrow()
                .arrays();
        double[] rates = arrays.get("s01_rate").toDoubles();
        for (int i = 0; i < rates.length; i += 3) {
            var found = Specifications.rate((int) rates[i]).orElse(new Specifications.Rate(-1, -1));
            assertThat(new double[] {found.b1(), found.b2()})
                    .as("rate factor " + rates[i])
                    .isEqualTo(new double[] {rates[i + 1], rates[i + 2]});
        }
        double[] windows = arrays.get("s02_low_pass").toDoubles();
        double[] steps = arrays.get("s03_down").toDoubles();
        for (int i = 0; i < windows.length; i += 3) {
            assertThat(Specifications.lowPass(windows[i], windows[i + 1]).orElse(-1))
                    .as("window " + windows[i] + " s at " + windows[i + 1] + " Hz")
                    .isEqualTo((int) windows[i + 2]);
        }
        for (int i = 0; i < steps.length; i += 3) {
            assertThat(Specifications.samplesPerStep(steps[i], steps[i + 1]).orElse(-1))
                    .as("dt " + steps[i] + " s at " + steps[i + 1] + " Hz")
                    .isEqualTo((int) steps[i + 2]);
        }
    }

    @ParameterizedTest
    @MethodSource("analogCases")
    void theAnalogChipOfASeedIsTheReferences(GoldenCase golden) {
        Map<String, NdArray> arrays = golden.arrays();
        AnalogParameters parameters = new AnalogParameters(
                arrays.get("in_fs").doubleAt(0),
                arrays.get("p_seed").longAt(0),
                arrays.get("p_add_noise").longAt(0) != 0,
                arrays.get("p_add_offset").longAt(0) != 0,
                arrays.get("p_add_mismatch").longAt(0) != 0,
                0,
                0.01);
        AnalogFrontEnd stage = new AnalogFrontEnd(parameters);
        Mismatch chip = stage.mismatch();
        close(new double[] {chip.lnaOffset(), chip.shift()}, arrays, "p_lna_offset", "p_fc_shift");
        close(chip.bpfOffset(), arrays, "p_bpf_offset");
        close(chip.quality(), arrays, "p_q_mismatch");
        close(chip.frequency(), arrays, "p_fc_mismatch");
        close(chip.centres(), arrays, "p_fcs");
        close(chip.widths(), arrays, "p_bws");
        double[] sections = Arrays.stream(stage.sections())
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        close(sections, arrays, "p_sos");
        if (arrays.containsKey("in_noise")) {
            Recording recording = Recording.of(Set.of("noise"));
            Audio2FrontEnd.analog(parameters, Fidelity.REFERENCE)
                    .run(Signal.ofReals(arrays.get("in_audio").toDoubles()), recording);
            close(recording.signal("noise").orElseThrow().reals(), arrays, "in_noise");
        }
    }

    private static void close(double[] actual, Map<String, NdArray> arrays, String... keys) {
        double[] expected = Arrays.stream(keys)
                .flatMapToDouble(key -> Arrays.stream(arrays.get(key).toDoubles()))
                .toArray();
        compareDoubles(
                String.join(", ", keys),
                NdArray.ofDoubles(actual, actual.length),
                NdArray.ofDoubles(expected, expected.length),
                RELATIVE);
    }

    private static void compare(String key, NdArray expected, Map<String, NdArray> stages, String kind) {
        NdArray actual = stages.containsKey(key)
                ? stages.get(key)
                : stages.get(key.replace(DIGEST, "").replace(LAST, ""));
        assertThat(actual).as(key).isNotNull();
        if (key.contains(DIGEST)) {
            assertThat(digest(actual.toLongs())).as(key).isEqualTo(expected.toLongs());
        } else if (key.endsWith(LAST)) {
            assertThat(actual.toLongs(actual.size() - expected.size(), actual.size()))
                    .as(key)
                    .isEqualTo(expected.toLongs());
        } else if (expected.dtype().isFloat()) {
            compareDoubles(key, actual, expected, kind.startsWith("audio3") ? 0 : RELATIVE);
        } else {
            assertThat(actual.shape()).as(key).isEqualTo(expected.shape());
            assertThat(actual.toLongs()).as(key).isEqualTo(expected.toLongs());
        }
    }

    /** Relative to the largest value of the array: a small one is the difference of large ones. */
    private static void compareDoubles(String key, NdArray actual, NdArray expected, double relative) {
        assertThat(actual.shape()).as(key).isEqualTo(expected.shape());
        double[] a = actual.toDoubles();
        double[] e = expected.toDoubles();
        double size = Arrays.stream(e).map(Math::abs).max().orElse(0);
        for (int i = 0; i < e.length; i++) {
            assertThat(a[i]).as(key + " value " + i).isCloseTo(e[i], within(relative * size));
        }
    }

    private static long[] digest(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : values) {
            bytes.putLong(value);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            long[] unsigned = new long[hash.length];
            Arrays.setAll(unsigned, i -> hash[i] & 0xFF);
            return unsigned;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
