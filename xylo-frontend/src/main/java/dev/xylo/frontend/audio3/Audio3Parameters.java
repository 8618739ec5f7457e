package dev.xylo.frontend.audio3;

import java.util.Collections;
import java.util.List;

/**
 * Settings from the filter bank on, which all three inputs share.
 *
 * @param selectFilters distinct filter indices, one per output channel ({@code select_filters})
 * @param normalization one per output channel
 * @param joint one adaptive threshold for all channels; true in all of Rockpool's front-ends
 * @param samplesPerStep audio samples per step of the core ({@code down_sampling_factor})
 */
public record Audio3Parameters(
        List<Integer> selectFilters, List<Normalization> normalization, boolean joint, int samplesPerStep) {
    /** All filters, the reference's normalization, 1.024 ms per step at the external rate. */
    public static final Audio3Parameters DEFAULT = new Audio3Parameters(
            FilterBank.ALL.select(), Collections.nCopies(FilterBank.ALL.channels(), Normalization.DEFAULT), true, 50);

    /** Copies and checks. */
    public Audio3Parameters {
        selectFilters = List.copyOf(selectFilters);
        normalization = List.copyOf(normalization);
        if (normalization.size() != selectFilters.size()) {
            throw new IllegalArgumentException(selectFilters.size() + " filters, " + normalization.size()
                    + " settings of the normalization; needed is one per channel");
        }
    }

    /**
     * The same with other filters; every channel takes the first one's normalization.
     *
     * @param filters distinct indices
     * @return a copy
     */
    public Audio3Parameters withFilters(List<Integer> filters) {
        return new Audio3Parameters(
                filters, Collections.nCopies(filters.size(), normalization.get(0)), joint, samplesPerStep);
    }

    /**
     * The same with another step of the core.
     *
     * @param samples audio samples per step
     * @return a copy
     */
    public Audio3Parameters withSamplesPerStep(int samples) {
        return new Audio3Parameters(selectFilters, normalization, joint, samples);
    }
}
