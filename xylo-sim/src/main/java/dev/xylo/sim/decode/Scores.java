package dev.xylo.sim.decode;

import java.util.Arrays;

/** From scores to a decision. */
public final class Scores {
    private Scores() {}

    /**
     * The class of the largest score; ties go to the lowest index.
     *
     * @param scores by class, at least one
     * @return index of the class
     */
    public static int decide(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    /**
     * Whether several classes have the largest score, so that the tie rule decides.
     *
     * @param scores by class, at least one
     * @return true for a tie
     */
    public static boolean tied(double[] scores) {
        double largest = scores[decide(scores)];
        return Arrays.stream(scores).filter(score -> score == largest).count() > 1;
    }
}
