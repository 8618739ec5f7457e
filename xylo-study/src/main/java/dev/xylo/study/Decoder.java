package dev.xylo.study;

/** Reads a class from output spike counts. */
final class Decoder {
    private Decoder() {}

    /**
     * The readout with the largest count; ties go to the lowest index.
     *
     * @param counts output spikes by readout neuron
     * @return index of the class
     */
    static int decode(long[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }
}
