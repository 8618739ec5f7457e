/**
 * The vector kernel's inner loops. The only package that may use {@code jdk.incubator.vector}; its classes are loaded only where that
 * module is there, through {@code VectorWidths}.
 */
package dev.xylo.sim.internal.vector;
