/** Spike rasters: counts by time step and channel, time first. */
package dev.xylo.core.raster;
