/**
 * Every kernel of the simulator against the independent step, on random networks: {@link dev.xylo.testkit.differential.Differential}
 * compares one case, {@link dev.xylo.testkit.differential.DifferentialRun} is the program that compares a million of them, and {@link
 * dev.xylo.testkit.differential.LongRun} the one that steps a large network for a day of chip time.
 */
package dev.xylo.testkit.differential;
