package dev.xylo.study.cost;

/**
 * How often something spikes: the probability that a channel or neuron spikes in a time step. Counts do not matter, only spike or none.
 *
 * @param input of an input channel, 0..1
 * @param hidden of a hidden neuron, 0..1
 * @param output of a readout neuron, 0..1
 */
public record Activity(double input, double hidden, double output) {
    /** Everything spikes in every step. */
    public static final Activity WORST = new Activity(1, 1, 1);

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a rate is not 0..1
     */
    public Activity {
        check("input", input);
        check("hidden", hidden);
        check("output", output);
    }

    private static void check(String what, double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException("the " + what + " rate is " + rate
                    + "; it is the probability that one spikes in a time step, 0..1");
        }
    }
}
