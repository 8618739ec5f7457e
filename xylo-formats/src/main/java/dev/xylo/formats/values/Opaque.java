package dev.xylo.formats.values;

/**
 * A value that is not read.
 *
 * @param what what it is, in words for the user
 */
public record Opaque(String what) {}
