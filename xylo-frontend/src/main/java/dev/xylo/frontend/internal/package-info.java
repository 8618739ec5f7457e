/** What stages share and nobody else needs. */
package dev.xylo.frontend.internal;
