package dev.xylo.study.engine;

/** Reads a class from output spike counts. */
public final class Decoder {
    private Decoder() {}

    /**
     * The readout with the largest count; ties go to the lowest index.
     *
     * @param counts output spikes by readout neuron
     * @return index of the class
     */
    public static int decode(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }
}
