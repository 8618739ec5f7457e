package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.arithmetic.Arithmetic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the arithmetic promises, for every one of its arguments: int16 is small enough to try all. */
class ArithmeticPropertiesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void decayComesNearerToZeroAndKeepsTheOrder(int dash) {
        int before = Integer.MIN_VALUE;
        for (int v = Arithmetic.INT16_MIN; v <= Arithmetic.INT16_MAX; v++) {
            int decayed = v - Arithmetic.decay(v, dash);
            boolean nearer = v == 0 ? decayed == 0 : Math.abs(decayed) < Math.abs(v) && (long) decayed * v >= 0;
            if (!nearer || decayed < before) {
                assertThat(decayed)
                        .as("decay of %d with dash %d, before it %d", v, dash, before)
                        .isZero();
            }
            before = decayed;
        }
    }

    /** Each step takes at least 1, and a share of {@code 2^-dash}, so the bound is far below 32768 steps for small dashes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15})
    void everyStateReachesZero(int dash) {
        // Linear below 2^(dash + 1), geometric above.
        int bound = (1 << (dash + 1)) + (int) Math.ceil(17 * Math.log(2) * (1 << dash)) + 1;
        for (int v : new int[] {Arithmetic.INT16_MIN, -32767, -4097, -1, 1, 4096, Arithmetic.INT16_MAX}) {
            int state = v;
            int steps = 0;
            while (state != 0 && steps <= bound) {
                state -= Arithmetic.decay(state, dash);
                steps++;
            }
            assertThat(state)
                    .as("%d after %d steps with dash %d", v, steps, dash)
                    .isZero();
        }
    }

    @Test
    void saturationIsTheNearestInt16AndKeepsTheOrder() {
        int before = Integer.MIN_VALUE;
        for (int x = -200_000; x <= 200_000; x++) {
            int clamped = Arithmetic.saturate(x);
            boolean right = Arithmetic.saturate(clamped) == clamped
                    && clamped >= before
                    && (x == clamped || Math.abs((long) x) > Math.abs((long) clamped) && (short) clamped == clamped);
            if (!right) {
                assertThat(clamped).as("sat(%d)", x).isEqualTo(x);
            }
            before = clamped;
        }
        assertThat(Arithmetic.saturate(Integer.MAX_VALUE)).isEqualTo(Arithmetic.INT16_MAX);
        assertThat(Arithmetic.saturate(Integer.MIN_VALUE)).isEqualTo(Arithmetic.INT16_MIN);
    }

    /** Why kernels may deliver n equal spikes at once. */
    @Test
    void additionsOfOneSignSaturateOnce() {
        for (int start = Arithmetic.INT16_MIN; start <= Arithmetic.INT16_MAX; start += 97) {
            for (int weight : new int[] {-32768, -129, -128, -1, 0, 1, 127, 1016, 32512}) {
                int oneByOne = start;
                for (int n = 1; n <= 31; n++) {
                    oneByOne = Arithmetic.saturate(oneByOne + weight);
                    int atOnce = Arithmetic.saturate(start + n * weight);
                    if (oneByOne != atOnce) {
                        assertThat(atOnce).as("%d + %d * %d", start, n, weight).isEqualTo(oneByOne);
                    }
                }
            }
        }
    }

    @Test
    void shiftingIsMultiplyingAsLongAsItFits() {
        for (int weight = -128; weight <= 127; weight++) {
            for (int shift = 0; shift <= 8; shift++) {
                long product = (long) weight << shift;
                assertThat(Arithmetic.shiftedWeight(weight, shift))
                        .isEqualTo((short) product)
                        .isEqualTo((int) product);
            }
        }
    }
}
