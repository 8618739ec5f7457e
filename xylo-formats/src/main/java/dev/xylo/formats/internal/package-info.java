/** Helpers of the readers and writers; not exported. */
package dev.xylo.formats.internal;
