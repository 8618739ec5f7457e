package dev.xylo.formats.pickle;

import java.io.IOException;

/**
 * Something that a later instruction, or data behind the pickle, completes. Instructions hand it around by reference; what it became is
 * asked for once all of them have run.
 */
interface Deferred {
    /**
     * What it became.
     *
     * @param unpickler for what it is made of, and for refusing
     * @return a plain value; the same one whenever asked
     */
    Object resolve(Unpickler unpickler) throws IOException;

    /** What the instruction BUILD hands over. */
    default void build(Object state, Unpickler unpickler) throws IOException {
        throw unpickler.refuse("sets the state of " + getClass().getSimpleName() + ", which has none");
    }
}
