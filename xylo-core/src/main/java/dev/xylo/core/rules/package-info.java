/**
 * What a chip can hold: {@link dev.xylo.core.rules.DesignRules#check} measures a network against the limits of a {@link
 * dev.xylo.core.chip.Chip}.
 *
 * <p>A rule is one {@link dev.xylo.core.rules.DesignRule} in the one list of {@link dev.xylo.core.rules.DesignRules}. It asks the chip for
 * its limits, never which chip it is; where the chip has no such limit, the rule finds nothing. To add a rule, add it to that list: the
 * tests that walk over chips and rules then ask for a network that violates it.
 */
package dev.xylo.core.rules;
