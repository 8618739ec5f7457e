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

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatorState that && state.sameAs(that.state);
    }

    @Override
    public int hashCode() {
        return state.hash();
    }
}
