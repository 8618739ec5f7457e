/**
 * The {@code optimal} method: integers chosen for what they do to the membrane, not for how near they are to the float values.
 *
 * <p>The membrane of a neuron, were it never reset, is linear in its weights: every presynaptic spike adds the weight times the response of
 * synapse and membrane ({@link dev.xylo.quantize.optimal.Response}). Rounded dashes change the response, rounded weights its size; both are
 * one error, {@code e(t) = v_float(t) - v_chip(t)} in thresholds, and its mean square is a quadratic form of the integer weights. This
 * package minimises that form, channel by channel, over the integers of the width asked for, over the scale, and over the weight shifts.
 *
 * <p>The form's coefficients are what is known of the presynaptic spikes: nothing ({@link dev.xylo.quantize.optimal.AssumedDrive}: independent
 * Poisson spikes of one rate), or observations of the float network on unlabelled samples ({@link dev.xylo.quantize.optimal.ObservedDrive}).
 * The same search runs on both. Every ingredient can be switched off ({@link dev.xylo.quantize.optimal.Ingredient}).
 */
package dev.xylo.quantize.optimal;
