package dev.xylo.quantize.optimal;

import java.util.Optional;

/**
 * What a method may be given beside the network and its {@code QuantizationOptions}; each method takes what is its own.
 *
 * @param optimal decay of the float network, what to switch off, widths by group
 * @param calibration unlabelled samples and what runs them, or empty
 * @param seed which samples are taken where there are more than needed
 * @param effort how long it may take
 */
public record Setup(OptimalOptions optimal, Optional<Calibration> calibration, long seed, Effort effort) {
    /**
     * Nothing was observed, and there is time.
     *
     * @return the defaults
     */
    public static Setup standard() {
        return new Setup(OptimalOptions.DEFAULT, Optional.empty(), 1, Effort.unlimited());
    }
}
