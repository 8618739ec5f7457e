/**
 * The input front-ends once more, written from their rules without the library: whole signals in plain arrays, floor division where the library
 * shifts, big integers where a product may be large, the mirror by really putting the turned signal in front. Slow and short; made to be
 * compared with.
 *
 * <p>A value outside the stated bits is a {@link dev.xylo.testkit.independent.frontend.OutOfRange}.
 */
package dev.xylo.testkit.independent.frontend;
