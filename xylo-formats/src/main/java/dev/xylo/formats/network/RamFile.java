package dev.xylo.formats.network;

import java.util.Arrays;

/** The memories of a chip: a file each, with one value in hexadecimal on a line, in two's complement. */
enum RamFile {
    /** Input weights of synapse 1: all hidden neurons of channel 0, of channel 1, ... */
    IWTRAM("iwtram", 2),
    /** Input weights of synapse 2. */
    IWT2RAM("iwt2ram", 2),
    /** Recurrent weights of synapse 1, of existing connections only, by source and target. */
    RWTRAM("rwtram", 2),
    /** Recurrent weights of synapse 2. */
    RWT2RAM("rwt2ram", 2),
    /** Target of each recurrent connection. */
    RFORAM("rforam", 3),
    /** Recurrent connections of each hidden neuron. */
    REFOCRAM("refocram", 2),
    /** Output weights: all readout neurons of hidden neuron 0, of 1, ... */
    OWTRAM("owtram", 2),
    /** Decay of the membranes, hidden then readout. */
    NDMRAM("ndmram", 1),
    /** Decay of synapse 1, hidden then readout. */
    NDSRAM("ndsram", 1),
    /** Decay of synapse 2, hidden. */
    RDS2RAM("rds2ram", 1),
    /** Thresholds, hidden then readout. */
    NTHRAM("nthram", 4),
    /** Biases, hidden then readout; core 2. */
    NBRAM("nbram", 2),
    /** Alias target of each hidden neuron; {@link #NO_ALIAS} for none. */
    RARAM("raram", 3),
    /** 2 for the source of an alias, plus 1 for its target. */
    RCRAM("rcram", 1);

    /** What the test bench is told beside the memories. */
    static final String CONFIG = "basic_config.json";

    static final int NO_ALIAS = 0xFFF;
    static final int MAX_HIDDEN = NO_ALIAS;
    static final int MAX_FAN_OUT = 0xFF;

    private final String stem;
    private final int digits;

    RamFile(String stem, int digits) {
        this.stem = stem;
        this.digits = digits;
    }

    String fileName() {
        return stem + ".ini";
    }

    /** Hexadecimal digits of a value. */
    int digits() {
        return digits;
    }

    /** Smallest value in two's complement. */
    int min() {
        return -1 << 4 * digits - 1;
    }

    /** Largest value in two's complement. */
    int max() {
        return ~min();
    }

    /** Whether a name in a folder is that of an image, so that the folder may be replaced. */
    static boolean isOurs(String name) {
        return name.equals(CONFIG)
                || name.equals(RamInput.FOLDER)
                || Arrays.stream(RamState.values())
                        .anyMatch(state -> state.folder().equals(name))
                || Arrays.stream(values()).anyMatch(file -> file.fileName().equals(name));
    }
}
