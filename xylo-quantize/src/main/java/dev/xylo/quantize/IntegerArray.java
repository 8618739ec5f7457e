package dev.xylo.quantize;

/** Integers of a parameter: a byte each where all fit, which for weights is the rule, else a long each. Immutable once built. */
sealed interface IntegerArray {
    /** How many. */
    int length();

    /** One value. */
    long get(int index);

    /** A copy. */
    long[] toLongs();

    /** A byte each. */
    record Bytes(byte[] values) implements IntegerArray {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long get(int index) {
            return values[index];
        }

        @Override
        public long[] toLongs() {
            long[] copy = new long[values.length];
            for (int i = 0; i < copy.length; i++) {
                copy[i] = values[i];
            }
            return copy;
        }
    }

    /** A long each. */
    record Longs(long[] values) implements IntegerArray {
        @Override
        public int length() {
            return values.length;
        }

        @Override
        public long get(int index) {
            return values[index];
        }

        @Override
        public long[] toLongs() {
            return values.clone();
        }
    }
}
