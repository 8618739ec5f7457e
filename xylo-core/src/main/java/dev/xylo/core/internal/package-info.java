/** Doors between this project's own modules; no API. */
package dev.xylo.core.internal;
