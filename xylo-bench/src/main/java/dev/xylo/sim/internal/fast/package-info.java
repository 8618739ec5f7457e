/** The benchmark of the kernels' row loops, in their package. */
package dev.xylo.sim.internal.fast;
