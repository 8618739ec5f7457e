package dev.xylo.study.plan;

/**
 * How draws are made.
 *
 * @param seed of everything that is drawn, such as faults
 */
public record Statistics(long seed) {}
