/** Faults injected into every configuration of a study; it runs where the study is started, after the engine's tasks. */
package dev.xylo.study.faults;
