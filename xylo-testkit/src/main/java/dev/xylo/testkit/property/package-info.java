/**
 * Property tests: seeded random cases, and the smallest case that still fails.
 *
 * <p>{@link dev.xylo.testkit.property.Property} tries many seeds; when one fails, the case is made smaller as long as it fails, and the
 * failure names the seed, describes the smallest case and, where the case can be written, the file that reproduces it.
 *
 * <p>To generate another kind of case: implement {@link dev.xylo.testkit.property.Generator}; {@code smaller} may be left out.
 */
package dev.xylo.testkit.property;
