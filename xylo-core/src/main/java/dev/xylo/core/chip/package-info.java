/**
 * Chips as data: {@link dev.xylo.core.chip.Chip} has one constant per chip, and each {@link dev.xylo.core.chip.Limit} says where it
 * comes from and how it is known. Nothing else asks which chip it is: the design rules ask for its limits. A new chip is one constant;
 * only a different arithmetic is a new {@link dev.xylo.core.chip.Core}.
 */
package dev.xylo.core.chip;
