package dev.xylo.study.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the tasks of a study found, over all samples.
 *
 * @param baselines one per {@link StudyProgram#baselines}
 * @param chips one per configuration, in the plan's order
 */
public record StudyTotals(List<Firing> baselines, List<ChipTotals> chips) {
    /** Copies the lists. */
    public StudyTotals {
        baselines = List.copyOf(baselines);
        chips = List.copyOf(chips);
    }

    /**
     * Merges all results, in the order of the tasks; one at a time is in memory.
     *
     * @param program what was run
     * @param store has the result of every task
     * @return the totals
     * @throws IOException if a result is missing or cannot be read
     */
    public static StudyTotals of(StudyProgram program, TaskStore store) throws IOException {
        int samples = program.data().samples();
        List<Firing> baselines = new ArrayList<>();
        program.baselines()
                .forEach(baseline -> baselines.add(new Firing(program.shape(), samples, program.decoding())));
        List<ChipTotals> chips = new ArrayList<>();
        for (int cell = 0; cell < program.cells().size(); cell++) {
            chips.add(new ChipTotals(program.shape(), samples, program.decoding(cell)));
        }
        for (Task task : program.tasks()) {
            TaskResult result = TaskCodec.decode(program, task, store.get(task.index()));
            for (int i = 0; i < result.baselines().size(); i++) {
                baselines.get(i).merge(task.from(), result.baselines().get(i));
            }
            for (int c = 0; c < result.chips().size(); c++) {
                chips.get(program.firstCell(task) + c)
                        .merge(task.from(), result.chips().get(c));
            }
        }
        return new StudyTotals(baselines, chips);
    }

    /**
     * The float reference.
     *
     * @param program what was run
     * @return its spikes
     */
    public Firing reference(StudyProgram program) {
        return baselines.get(program.reference());
    }

    /**
     * What configurations are compared with: the user's own model where the data say what it answered, else the float reference.
     *
     * @param program what was run
     * @return class of every sample
     */
    public int[] decidedReference(StudyProgram program) {
        int[] own = program.own();
        return own.length > 0 ? own : reference(program).decoded();
    }

    /**
     * What losses are counted from, stage by stage: the user's own model, else the first float twin of the attribution.
     *
     * @param program what was run
     * @return class of every sample
     */
    public int[] decidedFirst(StudyProgram program) {
        int[] own = program.own();
        return own.length > 0 ? own : baselines.get(program.first()).decoded();
    }
}
