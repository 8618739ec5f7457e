/** Kernels and what they work on. Not exported: kernels trust their arguments, the facade has checked them. */
package dev.xylo.sim.internal;
