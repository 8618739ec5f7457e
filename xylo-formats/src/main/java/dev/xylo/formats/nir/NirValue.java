package dev.xylo.formats.nir;

import dev.xylo.formats.numpy.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
     * Several texts, in metadata.
     *
     * @param texts unmodifiable
     */
    record Texts(List<String> texts) implements NirValue {
        /** Copies. */
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /**
     * A value of a kind that is not read; metadata may be anything.
     *
     * @param what in words
     */
    record Unread(String what) implements NirValue {}

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
