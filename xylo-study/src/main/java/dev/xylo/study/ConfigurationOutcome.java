package dev.xylo.study;

import dev.xylo.quantize.QuantizationResult;
import dev.xylo.sim.Counters;

/**
 * What one configuration did.
 *
 * @param configuration the configuration
 * @param quantization its integers, scales and losses
 * @param outcome decoded output of the chip
 * @param counters saturations, cap hits and clips, summed over all samples
 */
public record ConfigurationOutcome(
        Configuration configuration, QuantizationResult quantization, Outcome outcome, Counters counters) {}
