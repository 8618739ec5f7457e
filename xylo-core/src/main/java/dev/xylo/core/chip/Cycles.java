package dev.xylo.core.chip;

/** Which published count of clock cycles a chip has; source: Rockpool 3.1.0, power_cycles_model.py of each chip. */
public enum Cycles {
    /** None is published. */
    UNKNOWN,
    /** Input spikes visit all hidden neurons, all hidden neurons are read; further operations of the second synapse are counted. */
    ALL_HIDDEN,
    /** Input spikes visit the hidden neurons with any input weight; those with any output weight are read. */
    CONNECTED_HIDDEN
}
