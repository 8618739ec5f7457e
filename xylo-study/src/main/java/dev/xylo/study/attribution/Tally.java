package dev.xylo.study.attribution;

/**
 * How a simulation decoded a number of samples. Blocks of samples are tallied apart and added up.
 *
 * @param samples how many
 * @param labelled how many of them have a label
 * @param correct how many are decoded as their label
 * @param agreeing how many are decoded as the float twin decodes them
 */
public record Tally(int samples, int labelled, int correct, int agreeing) {
    /** No samples. */
    public static final Tally NONE = new Tally(0, 0, 0, 0);

    /**
     * Counts.
     *
     * @param decoded class of every sample, as simulated
     * @param decodedFloat class of every sample, as the float twin has it
     * @param labels class of every sample, or of length 0
     * @return the tally
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Tally of(int[] decoded, int[] decodedFloat, int[] labels) {
        if (decoded.length != decodedFloat.length || labels.length != 0 && labels.length != decoded.length) {
            throw new IllegalArgumentException("there are " + decoded.length + " decoded samples, "
                    + decodedFloat.length + " of the float twin and " + labels.length + " labels");
        }
        int correct = 0;
        int agreeing = 0;
        for (int i = 0; i < decoded.length; i++) {
            correct += labels.length != 0 && decoded[i] == labels[i] ? 1 : 0;
            agreeing += decoded[i] == decodedFloat[i] ? 1 : 0;
        }
        return new Tally(decoded.length, labels.length, correct, agreeing);
    }

    /**
     * Adds another block of samples.
     *
     * @param other the other block
     * @return a new tally
     */
    public Tally plus(Tally other) {
        return new Tally(
                samples + other.samples, labelled + other.labelled, correct + other.correct, agreeing + other.agreeing);
    }

    /**
     * What a loss is a loss of: correct samples where there are labels, agreeing ones otherwise.
     *
     * @return the count
     */
    public int good() {
        return labelled > 0 ? correct : agreeing;
    }
}
