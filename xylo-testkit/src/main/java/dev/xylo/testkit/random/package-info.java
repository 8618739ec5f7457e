/** Random networks and rasters for tests, each determined by one seed, and tables of values at the edges of the number formats. */
package dev.xylo.testkit.random;
