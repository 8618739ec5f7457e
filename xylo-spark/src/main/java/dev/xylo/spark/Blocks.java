package dev.xylo.spark;

import dev.xylo.study.engine.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/** Binds tasks into blocks. Results do not depend on the blocks, only the time does. */
final class Blocks {
    /** Blocks that every core gets, at least, where there are enough tasks: the last ones then end together. */
    static final int PER_CORE = 4;

    private Blocks() {}

    /**
     * Binds neighbours: tasks of the same configurations on consecutive samples, so that an executor compiles few configurations.
     *
     * @param open tasks, in any order
     * @param units simulations of a task
     * @param secondsPerUnit measured time of one simulation
     * @param seconds wanted time of a block
     * @param cores cores of all executors
     * @return every task once; no block is empty
     */
    static List<Block> of(
            List<Task> open, ToLongFunction<Task> units, double secondsPerUnit, double seconds, int cores) {
        double total = open.stream().mapToLong(units).sum() * secondsPerUnit;
        double limit = Math.min(seconds, total / ((double) PER_CORE * cores));
        List<Block> blocks = new ArrayList<>();
        List<Task> block = new ArrayList<>();
        double length = 0;
        for (Task task : sorted(open)) {
            double more = units.applyAsLong(task) * secondsPerUnit;
            boolean neighbour = !block.isEmpty() && block.getLast().group() == task.group();
            // Rounded to the nearest: half a task too long, or too short.
            if (!block.isEmpty() && (!neighbour || length + more / 2 > limit)) {
                blocks.add(new Block(block));
                block.clear();
                length = 0;
            }
            block.add(task);
            length += more;
        }
        if (!block.isEmpty()) {
            blocks.add(new Block(block));
        }
        return blocks;
    }

    /**
     * A block for each task.
     *
     * @param open tasks
     * @return in the order of {@link #of}
     */
    static List<Block> single(List<Task> open) {
        return sorted(open).stream().map(task -> new Block(List.of(task))).toList();
    }

    /**
     * Some blocks, evenly spaced, to measure with.
     *
     * @param blocks all of them
     * @param count how many are wanted
     * @return at most so many
     */
    static List<Block> spread(List<Block> blocks, int count) {
        List<Block> some = new ArrayList<>();
        int taken = Math.min(count, blocks.size());
        for (int i = 0; i < taken; i++) {
            some.add(blocks.get((int) ((long) i * blocks.size() / taken)));
        }
        return some;
    }

    private static List<Task> sorted(List<Task> open) {
        return open.stream()
                .sorted(Comparator.comparingInt(Task::group).thenComparingInt(Task::from))
                .toList();
    }
}
