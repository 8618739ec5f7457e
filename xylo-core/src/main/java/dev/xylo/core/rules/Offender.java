package dev.xylo.core.rules;

/**
 * One thing that violates a rule.
 *
 * @param where what it is, with its index
 * @param number its number, in the violation's unit
 */
public record Offender(String where, double number) {}
