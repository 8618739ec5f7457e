package dev.xylo.formats.network;

import dev.xylo.formats.numpy.NdArray;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One layer of a configuration as its file states it. */
final class SamnaLayer {
    static final String ALIAS = "alias_target";

    final String name;
    /** {@code weights}, {@code syn2_weights}: row-major, (sources, targets). */
    final Map<String, NdArray> matrices = new HashMap<>();
    /** By key; {@link #ALIAS} where there is one. */
    final List<Map<String, Long>> neurons = new ArrayList<>();

    long shift;
    boolean aliasing = true;

    SamnaLayer(String name) {
        this.name = name;
    }
}
