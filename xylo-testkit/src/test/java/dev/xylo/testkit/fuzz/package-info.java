/**
 * Attacks on every reader. A {@link dev.xylo.testkit.fuzz.Reader} takes any bytes, makes a file of them and reads it: it must succeed, or
 * say in one line what is wrong.
 *
 * <p>{@code tools/fuzz.sh READER SECONDS} lets Jazzer search for bytes that do anything else, guided by coverage; every build tries the
 * inputs again that were found ({@code src/test/resources/dev/xylo/testkit/fuzz}). To add a reader: one constant, with its seeds.
 */
package dev.xylo.testkit.fuzz;
