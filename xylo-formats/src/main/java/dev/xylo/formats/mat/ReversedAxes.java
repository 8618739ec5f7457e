package dev.xylo.formats.mat;

import dev.xylo.formats.numpy.NdArray;
import java.util.LinkedHashMap;
import java.util.Map;

/** MATLAB's first index runs fastest, HDF5's last one: version 7.3 stores every array with its axes in reverse. */
final class ReversedAxes {
    private ReversedAxes() {}

    /** Brings all arrays back; names that MATLAB made for itself are left out. */
    static Map<String, Object> of(Map<?, ?> group) {
        Map<String, Object> members = new LinkedHashMap<>();
        group.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!name.startsWith("#")) {
                members.put(name, of(value));
            }
        });
        return members;
    }

    private static Object of(Object value) {
        if (value instanceof Map<?, ?> group) {
            return of(group);
        }
        return value instanceof NdArray array ? array.transposed() : value;
    }
}
