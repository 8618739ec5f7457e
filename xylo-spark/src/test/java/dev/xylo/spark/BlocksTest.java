package dev.xylo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.study.engine.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlocksTest {
    private static final int GROUPS = 3;

    /** In the order of a program: all configurations of the first samples, then of the next. */
    private static List<Task> tasks(int blocks) {
        List<Task> tasks = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            for (int group = 0; group < GROUPS; group++) {
                tasks.add(new Task(tasks.size(), group, 10 * block, 10 * block + 10));
            }
        }
        return tasks;
    }

    @ParameterizedTest
    @CsvSource({"1,0.001,1,1", "1,5,100,1", "100,0,1,2", "100,0.5,1,2", "100,0.5,1e9,2", "100,0.5,3,1000", "7,1e-9,1,1"
    })
    void everyTaskOnceAndNeighboursOnly(int samples, double perUnit, double seconds, int cores) {
        List<Task> tasks = tasks(samples);
        List<Block> blocks = Blocks.of(tasks, task -> 10, perUnit, seconds, cores);
        assertThat(blocks.stream().flatMap(block -> block.tasks().stream())).containsExactlyInAnyOrderElementsOf(tasks);
        for (Block block : blocks) {
            for (int i = 1; i < block.tasks().size(); i++) {
                assertThat(block.tasks().get(i).group())
                        .isEqualTo(block.tasks().getFirst().group());
                assertThat(block.tasks().get(i).from())
                        .isEqualTo(block.tasks().get(i - 1).to());
            }
        }
    }

    @Test
    void asLongAsWantedAndEnoughForEveryCore() {
        // 100 tasks of 10 units in each of 3 groups, 0.1 s a task: 30 s
        assertThat(Blocks.of(tasks(100), task -> 10, 0.01, 1, 1))
                .hasSize(30)
                .allSatisfy(block -> assertThat(block.tasks()).hasSize(10));
        assertThat(Blocks.of(tasks(100), task -> 10, 0.01, 1000, 2)).hasSizeGreaterThanOrEqualTo(2 * Blocks.PER_CORE);
        assertThat(Blocks.of(tasks(100), task -> 10, 0.01, 0.01, 1)).hasSize(300);
        assertThat(Blocks.of(List.of(), task -> 10, 0.01, 1, 1)).isEmpty();
    }

    @Test
    void probesAreSpread() {
        List<Block> all = Blocks.single(tasks(100));
        assertThat(Blocks.spread(all, 3).stream()
                        .map(block -> block.tasks().getFirst().group()))
                .containsExactly(0, 1, 2);
        assertThat(Blocks.spread(all, 1000)).containsExactlyElementsOf(all);
        assertThat(Blocks.spread(List.of(), 2)).isEmpty();
    }
}
