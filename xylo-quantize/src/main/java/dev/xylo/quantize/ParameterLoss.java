package dev.xylo.quantize;

import dev.xylo.core.network.Parameter;

/**
 * What quantization did to the values of one parameter.
 *
 * @param parameter the parameter
 * @param values how many values it has
 * @param nonZero how many of them were not 0 in float
 * @param roundedToZero how many non-zero ones became 0
 * @param clipped how many were cut to the chip's range, or, in corrected fuzzy scaling, to the largest quantized weight
 * @param rescaled how many were scaled down by the threshold limit
 */
public record ParameterLoss(
        Parameter parameter, int values, int nonZero, int roundedToZero, int clipped, int rescaled) {
    /** Counts what became 0; what was clipped and scaled down is known of the method. */
    static ParameterLoss of(Parameter parameter, double[] floats, IntegerArray integers, int clipped, int rescaled) {
        int nonZero = 0;
        int roundedToZero = 0;
        for (int i = 0; i < floats.length; i++) {
            nonZero += floats[i] != 0 ? 1 : 0;
            roundedToZero += floats[i] != 0 && integers.get(i) == 0 ? 1 : 0;
        }
        return new ParameterLoss(parameter, floats.length, nonZero, roundedToZero, clipped, rescaled);
    }
}
