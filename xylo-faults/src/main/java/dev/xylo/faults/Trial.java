package dev.xylo.faults;

import java.util.List;

/**
 * One faulty chip and what became of the data set on it.
 *
 * @param id position in the plan
 * @param memory the memory of a single fault; null where the faults lie anywhere
 * @param faults what was faulty
 * @param correct samples decoded as their label; without labels, as the sound chip decodes them
 * @param changed samples decoded otherwise than by the sound chip
 */
public record Trial(int id, Memory memory, List<Fault> faults, int correct, int changed) {}
