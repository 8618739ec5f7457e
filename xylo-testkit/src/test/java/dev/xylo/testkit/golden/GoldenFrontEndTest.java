package dev.xylo.testkit.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.frontend.FrontEndException;
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

    static List<GoldenCase> cases() {
        return GoldenCases.frontEnds().stream()
                .filter(golden -> CaseKind.of(golden.text("kind")).isPresent())
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

    private static void compare(String key, NdArray expected, Map<String, NdArray> stages, String kind) {
        NdArray actual = stages.get(key.replace(DIGEST, "").replace(LAST, ""));
        assertThat(actual).as(key).isNotNull();
        if (key.contains(DIGEST)) {
            assertThat(digest(actual.toLongs())).as(key).isEqualTo(expected.toLongs());
        } else if (key.contains(LAST)) {
            assertThat(actual.toLongs(actual.size() - expected.size(), actual.size()))
                    .as(key)
                    .isEqualTo(expected.toLongs());
        } else if (expected.dtype().isFloat()) {
            compareDoubles(key, actual, expected, kind.startsWith("audio3") ? 0 : RELATIVE);
        } else if (key.equals("s07_thresholds") && expected.shape()[1] == 1) {
            assertThat(actual.toLongs()).as(key).isEqualTo(spread(expected.toLongs(), actual.shape()[1]));
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

    private static long[] spread(long[] column, int width) {
        long[] values = new long[column.length * width];
        Arrays.setAll(values, i -> column[i / width]);
        return values;
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
