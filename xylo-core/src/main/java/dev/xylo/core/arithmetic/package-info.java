/**
 * The chip's integer arithmetic: every saturation, wrap, decay and rounding of the project has its one home here. Kernels may
 * inline or vectorize these rules, and are then tested to be equal to them.
 */
package dev.xylo.core.arithmetic;
