package dev.xylo.sim;

import dev.xylo.sim.internal.CoreState;

/** A snapshot of everything that carries over from one step to the next: currents, membranes, pending hidden spikes. Immutable. */
public final class SimulatorState {
    private final CoreState state;

    SimulatorState(CoreState state) {
        this.state = state;
    }

    CoreState copyOfState() {
        return state.copy();
    }

    /**
     * One current or membrane.
     *
     * @param variable {@code I_SYN}, {@code I_SYN_2}, {@code V_MEM}, {@code I_SYN_OUT}, {@code V_MEM_OUT}
     * @param neuron index in its layer
     * @return the value, int16
     * @throws IllegalArgumentException for spikes and the hibernation flag
     */
    public int value(StateVariable variable, int neuron) {
        return array(state, variable)[neuron];
    }

    /**
     * The same state with another current or membrane, to inject a fault between two steps.
     *
     * @param variable as in {@link #value}
     * @param neuron index in its layer
     * @param value int16
     * @return a new state
     * @throws IllegalArgumentException for spikes and the hibernation flag, and for a value that is not int16
     */
    public SimulatorState with(StateVariable variable, int neuron, int value) {
        if (value != (short) value) {
            throw new IllegalArgumentException(variable.key() + " cannot be " + value + "; a state is int16");
        }
        CoreState changed = state.copy();
        array(changed, variable)[neuron] = value;
        return new SimulatorState(changed);
    }

    private static int[] array(CoreState state, StateVariable variable) {
        return switch (variable) {
            case I_SYN -> state.iSyn[0];
            case I_SYN_2 -> state.iSyn[1];
            case V_MEM -> state.vMem;
            case I_SYN_OUT -> state.iSynOut;
            case V_MEM_OUT -> state.vMemOut;
            case SPIKES, SPIKES_OUT, HIBERNATION ->
                throw new IllegalArgumentException(variable.key() + " is not a state that carries over as int16");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatorState that && state.sameAs(that.state);
    }

    @Override
    public int hashCode() {
        return state.hash();
    }
}
