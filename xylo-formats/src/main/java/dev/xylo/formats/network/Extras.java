package dev.xylo.formats.network;

import dev.xylo.formats.numpy.NdArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** Arrays beside a network. */
final class Extras {
    private Extras() {}

    /** Both, the network first. */
    static Map<String, NdArray> beside(Map<String, NdArray> network, Map<String, NdArray> extra) {
        Map<String, NdArray> all = new LinkedHashMap<>(network);
        extra.forEach((key, array) -> {
            if (Keys.isRead(key)) {
                throw new IllegalArgumentException(key + " is a key of the network; extra data needs another one");
            }
            all.put(key, array);
        });
        return all;
    }
}
