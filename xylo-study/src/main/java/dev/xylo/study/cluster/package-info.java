/**
 * What a program of more than one machine offers to studies. {@code xylo-spark} is one; it is found by {@link java.util.ServiceLoader}, so
 * that nothing here depends on it.
 */
package dev.xylo.study.cluster;
