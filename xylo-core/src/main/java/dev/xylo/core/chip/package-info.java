/** Chips as data. A chip variant is a constant; only a different arithmetic is a new {@link dev.xylo.core.chip.Core}. */
package dev.xylo.core.chip;
