package dev.xylo.regress.wave;

import java.util.List;

/**
 * One line of a waveform.
 *
 * @param scopes from the outermost inwards, such as {@code xylo, hidden, n14}
 * @param name such as {@code v_mem}
 * @param kind how it is drawn
 * @param values one for each step
 */
public record Signal(List<String> scopes, String name, Kind kind, int[] values) {
    /** Copies. */
    public Signal {
        scopes = List.copyOf(scopes);
        values = values.clone();
    }

    @Override
    public int[] values() {
        return values.clone();
    }

    /**
     * Scopes and name with dots.
     *
     * @return such as {@code xylo.hidden.n14.v_mem}
     */
    public String path() {
        return String.join(".", scopes) + "." + name;
    }

    /** What a value is. */
    public enum Kind {
        /** A number that holds until the next one: int16 and differences of two of them, 17 bits in two's complement. */
        SIGNED(17),
        /** A count of events in the step, 0 where there are none, at most 16 bits. */
        COUNT(16),
        /** Something that happens in the steps whose value is not 0. */
        EVENT(1);

        private final int bits;

        Kind(int bits) {
            this.bits = bits;
        }

        /**
         * Width in a VCD.
         *
         * @return bits
         */
        public int bits() {
            return bits;
        }
    }
}
