package dev.xylo.sim;

import dev.xylo.core.network.NetworkShape;

/** What any run recorded, in integers or in double, for those who read both alike. */
public interface StateRecording {
    /**
     * Sizes of the network that ran.
     *
     * @return the shape
     */
    NetworkShape shape();

    /**
     * Time steps.
     *
     * @return T
     */
    int steps();

    /**
     * One value; the chip's integers, or the float network's units.
     *
     * @param variable a recorded variable
     * @param step 0..T-1
     * @param neuron index in its layer
     * @return the value
     * @throws IllegalArgumentException if the variable was not recorded
     */
    double state(StateVariable variable, int step, int neuron);
}
