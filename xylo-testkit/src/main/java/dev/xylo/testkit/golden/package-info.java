/**
 * Recorded answers of other programs. The files lie beside these classes with a README that names programs, versions and seeds; {@link
 * dev.xylo.testkit.golden.GoldenCases} lists them.
 */
package dev.xylo.testkit.golden;
