package dev.xylo.core.mapping;

/**
 * Where a layer's neurons lie.
 *
 * @param node name of the layer in the graph
 * @param role hidden or readout
 * @param first index of its first neuron among those of that role
 * @param count how many neurons, at least 1
 * @param receivesInput whether a weight joins the input to it
 * @param reachesReadout whether a weight joins it to the readout; false for the readout itself
 */
public record Placement(String node, Role role, int first, int count, boolean receivesInput, boolean reachesReadout) {

    /** Kind of neuron on the chip. */
    public enum Role {
        /** Recurrent, one or two synapses, aliases. */
        HIDDEN("hidden"),
        /** Read from outside. */
        READOUT("readout");

        private final String noun;

        Role(String noun) {
            this.noun = noun;
        }

        /**
         * The role in words.
         *
         * @return lower case
         */
        public String noun() {
            return noun;
        }
    }

    /**
     * Index of its last neuron.
     *
     * @return inclusive
     */
    public int last() {
        return first + count - 1;
    }

    @Override
    public String toString() {
        String joined = (receivesInput ? ", receives input" : "") + (reachesReadout ? ", reaches the readout" : "");
        return node + ": " + role.noun() + " " + first + ".." + last() + joined;
    }
}
