package dev.xylo.frontend.imu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.ChainRun;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corners of the reference: reproduced, named, and avoided where the chain follows the chip. */
class ImuCornersTest {
    /** x, y, z of the first sample, and the outputs that it kills. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0, 0, 0    | 0, 2
            0, 0, 500  | 0, 2
            0, 500, 0  | 0, 1, 2
            500, 0, 0  | 1, 2
            500, 3, 1  |
            """)
    void aFlatFirstSampleKillsOutputs(String first, String dead) {
        Signal signal = motion(first);
        Recording reference = Recording.of(Set.of("rotated"));
        ImuFrontEnd.chain(ImuParameters.DEFAULT, true, Fidelity.REFERENCE).run(signal, reference);
        Recording chip = Recording.of(Set.of("rotated"));
        ImuFrontEnd.chain(ImuParameters.DEFAULT, false, Fidelity.CHIP).run(signal, chip);

        int[] killed = IntStream.range(0, 3).filter(j -> isSilent(reference, j)).toArray();

        int[] named = dead == null
                ? new int[0]
                : Arrays.stream(dead.split(", ")).mapToInt(Integer::parseInt).toArray();
        assertThat(killed).isEqualTo(named);
        assertThat(reference.warnings().containsKey(Corner.DEAD_OUTPUT)).isEqualTo(named.length > 0);
        assertThat(chip.warnings()).isEmpty();
        assertThat(IntStream.range(0, 3).filter(j -> isSilent(chip, j))).isEmpty();
    }

    @Test
    void theCovarianceRunsOnBetweenBatchItemsOfTheReferenceOnly() {
        Signal signal = motion("100, 20, 30");
        for (Fidelity fidelity : Fidelity.values()) {
            ChainRun run =
                    ImuFrontEnd.chain(ImuParameters.DEFAULT, false, fidelity).start();
            Recording first = Recording.of(Set.of("covariance"));
            run.run(signal, first);
            Recording second = Recording.of(Set.of("covariance"));
            run.boundary(Boundary.ITEM, second);
            run.run(signal, second);

            boolean same = Arrays.equals(
                    first.signal("covariance").orElseThrow().integers(),
                    second.signal("covariance").orElseThrow().integers());
            assertThat(same).isEqualTo(fidelity == Fidelity.CHIP);
            assertThat(second.warnings().containsKey(Corner.BATCH_LEAK)).isEqualTo(fidelity == Fidelity.REFERENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"32768", "-32768", "100000"})
    void aSampleBeyond16BitsIsNamed(long value) {
        long[] samples = new long[30];
        samples[16] = value;
        for (boolean bypass : new boolean[] {false, true}) {
            assertThatThrownBy(
                            () -> ImuFrontEnd.chain(ImuParameters.DEFAULT.withBypass(bypass), false, Fidelity.REFERENCE)
                                    .run(Signal.ofIntegers(samples, 3), Recording.all()))
                    .isInstanceOf(FrontEndException.class)
                    .hasMessageContaining("sample 5, channel 1: " + value);
        }
    }

    @Test
    void tiesOfTheTableSearchFollowTheReference() {
        long one = (1L << 31) - 1;
        // 2|b| << 16 equals the table's product: row 1 counts, so it is row 2; row 32 counts, so it is row 33.
        long[] small = new Jsvd()
                .decompose(new long[] {65536, 817, 0, 817, 0, 0, 0, 0, 0}, 0)
                .rotation();
        long[] large = new Jsvd()
                .decompose(new long[] {63922, 32768, 0, 32768, 0, 0, 0, 0, 0}, 0)
                .rotation();
        assertThat(small[0]).isEqualTo(one * 65514 >> 16);
        assertThat(large[0]).isEqualTo(one * 60066 >> 16);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2, 0, 0", "5, 5, 0, 0, 0", "1, 100, 0, 0, 0"})
    void aBandThatIsNoneIsRefused(double low, double high) {
        assertThatThrownBy(() -> BandPass.design(low, high, 200)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Signal motion(String first) {
        long[] values = new Random(7).longs(300, -3000, 3000).toArray();
        String[] numbers = first.split(", ");
        for (int i = 0; i < 3; i++) {
            values[i] = Long.parseLong(numbers[i].strip());
        }
        return Signal.ofIntegers(values, 3);
    }

    private static boolean isSilent(Recording recording, int output) {
        long[] rotated = recording.signal("rotated").orElseThrow().integers();
        // The first sample alone may be 0 in any output.
        return IntStream.range(1, rotated.length / 3).allMatch(t -> rotated[3 * t + output] == 0);
    }
}
