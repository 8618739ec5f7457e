package dev.xylo.formats.nir;

import dev.xylo.formats.numpy.NdArray;
import java.util.List;
import java.util.Map;

/** What a name in an HDF5 file stands for, decoded. */
sealed interface HdfItem {
    /** Further names. */
    record Group(Map<String, HdfItem> members) implements HdfItem {}

    /** Texts, flat and row-major. */
    record Texts(List<String> values, List<Integer> shape) implements HdfItem {
        boolean scalar() {
            return values.size() == 1 && shape.size() <= 1;
        }
    }

    /** Numbers. */
    record Numbers(NdArray array) implements HdfItem {}
}
