/** Calibration of the {@code optimal} method by simulation: the float twin and the chip answer what the quantizer wants to know. */
package dev.xylo.study.calibration;
