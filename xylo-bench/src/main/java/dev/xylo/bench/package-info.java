/** JMH benchmarks of the hot loops. Each verifies its answer in its setup, before anything is timed. */
package dev.xylo.bench;
