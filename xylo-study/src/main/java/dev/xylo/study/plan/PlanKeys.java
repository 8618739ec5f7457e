package dev.xylo.study.plan;

import java.util.List;

/** Keys of a study file. */
final class PlanKeys {
    static final String NETWORK = "network";
    static final String DATA = "data";
    static final String CALIBRATE = "calibrate";
    static final String METHODS = "methods";
    static final String COMPAT = "compat";
    static final String BITS_PER_WEIGHT = "bits_per_weight";
    static final String BITS_PER_THRESHOLD = "bits_per_threshold";
    static final String FUZZY_SCALING = "fuzzy_scaling";
    static final String CORES = "cores";
    static final String DECAY = "decay";
    static final String ATTRIBUTION = "attribution";
    static final String BOOTSTRAP_RESAMPLES = "bootstrap_resamples";
    static final String SEED = "seed";
    static final String CHOSEN_SAMPLES = "chosen_samples";
    static final String MIXED_WIDTHS = "mixed_widths";
    static final String FAULTS = "faults";
    static final String FAULT_COUNTS = "fault_counts";
    static final String FAULT_CHIPS = "fault_chips";
    static final String FAULT_SINGLES = "fault_singles";
    static final String FAULT_SAMPLES = "fault_samples";
    static final String CHIP = "chip";
    static final String DT = "dt";

    /** What says how a campaign of faults is made; each needs {@link #FAULTS}. */
    static final List<String> OF_FAULTS = List.of(FAULT_COUNTS, FAULT_CHIPS, FAULT_SINGLES, FAULT_SAMPLES);

    static final List<String> ALL = List.of(
            NETWORK,
            DATA,
            CALIBRATE,
            METHODS,
            COMPAT,
            BITS_PER_WEIGHT,
            BITS_PER_THRESHOLD,
            FUZZY_SCALING,
            CORES,
            DECAY,
            ATTRIBUTION,
            BOOTSTRAP_RESAMPLES,
            SEED,
            CHOSEN_SAMPLES,
            MIXED_WIDTHS,
            FAULTS,
            FAULT_COUNTS,
            FAULT_CHIPS,
            FAULT_SINGLES,
            FAULT_SAMPLES,
            CHIP,
            DT);

    private PlanKeys() {}
}
