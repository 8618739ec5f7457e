package dev.xylo.formats.nir;

import dev.xylo.formats.numpy.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What stands under a key of a node. */
public sealed interface NirValue {
    /**
     * Numbers.
     *
     * @param array of any shape
     */
    record Numbers(NdArray array) implements NirValue {}

    /**
     * A text.
     *
     * @param text the text
     */
    record Text(String text) implements NirValue {}

    /**
     * Values by key, in metadata.
     *
     * @param members unmodifiable
     */
    record Group(Map<String, NirValue> members) implements NirValue {
        /** Copies. */
        public Group {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }
}
