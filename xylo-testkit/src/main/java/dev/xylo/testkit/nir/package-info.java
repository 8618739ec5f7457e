/**
 * NIR graphs of others, and a plain simulation of NIR's equations that shares nothing with the importer: it reads the arrays straight from
 * the HDF5 file.
 */
package dev.xylo.testkit.nir;
