/**
 * Writing so that nothing is lost: {@link dev.xylo.formats.files.AtomicFile} for a file, {@link dev.xylo.formats.files.AtomicFolder} for a
 * folder that is one result. Everything that the program writes goes through one of them: what has its final name is whole and on the
 * disk.
 */
package dev.xylo.formats.files;
