package dev.xylo.study.engine;

import java.util.List;

/**
 * What a task found. One of the lists is empty.
 *
 * @param baselines one per float baseline, for a task of group 0
 * @param chips one per configuration of the task's group
 */
record TaskResult(List<Firing> baselines, List<ChipTotals> chips) {
    TaskResult {
        baselines = List.copyOf(baselines);
        chips = List.copyOf(chips);
    }
}
