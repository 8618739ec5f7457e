/**
 * Fault campaigns as work of the engine: on every configuration of a study, after its other tasks, and {@code xylo faults} on one network.
 */
package dev.xylo.study.faults;
