package dev.xylo.sim;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.internal.CoreState;
import java.util.List;
import java.util.Map;

/** A snapshot of everything that carries over from one step to the next: currents, membranes, pending hidden spikes. Immutable. */
public final class SimulatorState {
    private static final List<StateVariable> CARRIED = List.of(
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.V_MEM,
            StateVariable.SPIKES,
            StateVariable.I_SYN_OUT,
            StateVariable.V_MEM_OUT);

    private final CoreState state;

    SimulatorState(CoreState state) {
        this.state = state;
    }

    CoreState copyOfState() {
        return state.copy();
    }

    /**
     * A state from its values, as they were saved.
     *
     * @param shape sizes of the network
     * @param values {@code I_SYN}, {@code I_SYN_2}, {@code V_MEM}, {@code I_SYN_OUT}, {@code V_MEM_OUT}, int16; {@code SPIKES}, those of
     *     the last step, which the next one delivers, 0..31; one value for each neuron
     * @return the state
     * @throws IllegalArgumentException if one is missing, of another length or out of range
     */
    public static SimulatorState of(NetworkShape shape, Map<StateVariable, int[]> values) {
        CoreState state = new CoreState(shape);
        for (StateVariable variable : CARRIED) {
            int[] given = values.get(variable);
            int[] own = carried(state, variable);
            if (given == null || given.length != own.length) {
                throw new IllegalArgumentException(variable.key() + " needs " + own.length + " values; there are "
                        + (given == null ? "none" : given.length));
            }
            for (int i = 0; i < own.length; i++) {
                boolean possible = variable == StateVariable.SPIKES
                        ? given[i] >= 0 && given[i] <= Core.MAX_HIDDEN_SPIKES
                        : given[i] == (short) given[i];
                if (!possible) {
                    throw new IllegalArgumentException(variable.key() + "[" + i + "] cannot be " + given[i]);
                }
                own[i] = given[i];
            }
        }
        return new SimulatorState(state);
    }

    /**
     * All values of one part of the state.
     *
     * @param variable a current, a membrane, or {@code SPIKES}
     * @return one value for each neuron; a copy
     * @throws IllegalArgumentException for what does not carry over
     */
    public int[] values(StateVariable variable) {
        return carried(state, variable).clone();
    }

    private static int[] carried(CoreState state, StateVariable variable) {
        return variable == StateVariable.SPIKES ? state.spikes : array(state, variable);
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
