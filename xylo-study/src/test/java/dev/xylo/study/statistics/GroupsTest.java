package dev.xylo.study.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
    @Test
    void addsUpByGroup() {
        Groups groups =
                Groups.of(new boolean[] {true, true, false, true}, new boolean[] {false, true, true, false}, new int[] {
                    7, -1, 7, -1
                });
        assertThat(groups.samples()).containsExactly(2, 2);
        assertThat(groups.difference()).containsExactly(0, 1);
    }

    /** Every sample a group of its own: the exact McNemar test. */
    @Test
    void groupsOfOneAreMcNemar() {
        for (int first = 0; first < 9; first++) {
            for (int second = 0; second < 9; second++) {
                int[] difference = new int[20];
                Arrays.fill(difference, 0, first, 1);
                Arrays.fill(difference, first, first + second, -1);
                int[] ones = new int[20];
                Arrays.fill(ones, 1);
                assertThat(new Groups(ones, difference).p()).isCloseTo(McNemar.exact(first, second), within(1e-12));
            }
        }
    }

    /** Against all choices of signs, one by one. */
    @Test
    void pIsTheShareOfSignsThatAreAsExtreme() {
        Random random = new Random(1);
        for (int run = 0; run < 20; run++) {
            int[] d = random.ints(9, -4, 5).toArray();
            int total = Math.abs(Arrays.stream(d).sum());
            long extreme = IntStream.range(0, 1 << 9)
                    .filter(signs -> Math.abs(IntStream.range(0, 9)
                                    .map(i -> (signs >> i & 1) == 0 ? d[i] : -d[i])
                                    .sum())
                            >= total)
                    .count();
            assertThat(new Groups(new int[9], d).p()).isCloseTo(extreme / 512.0, within(1e-12));
        }
    }

    /** Ten recordings that all say the same are one piece of evidence each, not fifty. */
    @Test
    void whatIsAlikeIsNotCountedTwice() {
        boolean[] first = new boolean[50];
        boolean[] second = new boolean[50];
        int[] group = new int[50];
        for (int i = 0; i < 50; i++) {
            group[i] = i / 10;
            first[i] = true;
        }
        assertThat(Groups.of(first, second, group).p()).isEqualTo(2.0 / 32);
        assertThat(McNemar.exact(50, 0)).isLessThan(1e-14);
        assertThat(Groups.of(first, second, group).interval())
                .as("five groups are too few")
                .isEmpty();
    }

    @Test
    void intervalIsStudentsForGroupsOfEqualSize() {
        int[] samples = new int[25];
        Arrays.fill(samples, 10);
        int[] difference = IntStream.range(0, 25).map(i -> i % 4 - 1).toArray();
        Interval interval = new Groups(samples, difference).interval().orElseThrow();
        Interval student = StudentT.mean(
                Arrays.stream(difference).mapToDouble(d -> d / 10.0).toArray(), 0.95);
        assertThat(interval.value()).isCloseTo(student.value(), within(1e-15));
        assertThat(interval.lower()).isCloseTo(student.lower(), within(1e-12));
        assertThat(interval.upper()).isCloseTo(student.upper(), within(1e-12));
        int[] few = new int[25];
        Arrays.fill(few, 0, 9, 1);
        assertThat(new Groups(samples, few).interval()).as("9 of 25 differ").isEmpty();
    }

    @Test
    void refusesWhatIsNoSample() {
        assertThatThrownBy(() -> Groups.of(new boolean[2], new boolean[2], new int[3]))
                .hasMessageContaining("3 have a group");
        assertThatThrownBy(() -> Groups.of(new boolean[0], new boolean[0], new int[0]))
                .hasMessage("there are no samples");
    }
}
