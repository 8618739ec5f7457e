package dev.xylo.formats.network;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The states of a chip that are dumped after each step: a folder each, with a file for each step. */
enum RamState {
    /** Spikes of the hidden neurons. */
    RSPKRAM("spk_res", "rspkram", 2, "spikes", null),
    /** Spikes of the readout neurons. */
    OSPKRAM("spk_out", "ospkram", 2, null, "spikes_out"),
    /** Synaptic current 1, hidden then readout. */
    NSCRAM("isyn", "nscram", 4, "i_syn", "i_syn_out"),
    /** Synaptic current 2 of the hidden neurons. */
    NSC2RAM("isyn2", "nsc2ram", 4, "i_syn_2", null),
    /** Membrane potentials, hidden then readout. */
    NMPRAM("vmem", "nmpram", 4, "v_mem", "v_mem_out");

    /** At most as many steps, so that a number in a name or a line cannot ask for all memory. */
    static final int MAX_STEPS = 1 << 20;

    private final String folder;
    private final String stem;
    private final int digits;
    private final String hiddenKey;
    private final String readoutKey;
    private final Pattern names;

    RamState(String folder, String stem, int digits, String hiddenKey, String readoutKey) {
        this.folder = folder;
        this.stem = stem;
        this.digits = digits;
        this.hiddenKey = hiddenKey;
        this.readoutKey = readoutKey;
        this.names = Pattern.compile(stem + "_(0|[1-9][0-9]{0,8})\\.txt");
    }

    String folder() {
        return folder;
    }

    /** Hexadecimal digits of a value. */
    int digits() {
        return digits;
    }

    /** Currents and membranes are; counts of spikes are not. */
    boolean signed() {
        return digits == 4;
    }

    /** Key of the hidden neurons' values; null if there are none. */
    String hiddenKey() {
        return hiddenKey;
    }

    /** Key of the readout neurons' values; null if there are none. */
    String readoutKey() {
        return readoutKey;
    }

    /** Those of the keys that are not null, in the order of the values. */
    List<String> keys() {
        return hiddenKey == null
                ? List.of(readoutKey)
                : readoutKey == null ? List.of(hiddenKey) : List.of(hiddenKey, readoutKey);
    }

    /** File of a step. */
    Path file(Path dump, int step) {
        return dump.resolve(folder).resolve(stem + "_" + step + ".txt");
    }

    /** The step in a file's name, or -1. */
    int step(String fileName) {
        Matcher matcher = names.matcher(fileName);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
    }
}
