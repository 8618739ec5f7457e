package dev.xylo.sim;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.internal.CoreState;
import dev.xylo.sim.internal.CounterTable;
import dev.xylo.sim.internal.Kernel;
import dev.xylo.sim.internal.Kernels;
import dev.xylo.sim.internal.RecordingBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A bit-exact simulator of one network on one core.
 *
 * <p>State carries over from one {@link #run} to the next until {@link #reset}, so a recording run in chunks equals the same
 * recording run at once. A simulator belongs to one thread; {@link #fork} gives other threads their own.
 */
public final class Simulator {
    private final NetworkShape shape;
    private final Core core;
    private final Kernel kernel;
    private final Kernel.Program program;
    private CoreState state;

    private Simulator(NetworkShape shape, Core core, Kernel kernel, Kernel.Program program) {
        this.shape = shape;
        this.core = core;
        this.kernel = kernel;
        this.program = program;
        this.state = new CoreState(shape);
    }

    /**
     * A simulator at rest, with the default kernel.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @return the simulator
     * @throws InvalidNetworkException if the core cannot hold the network (core 1 has no bias)
     */
    public static Simulator of(XyloNetwork network, Core core) {
        return of(network, core, Kernels.defaultKernel());
    }

    /**
     * A simulator at rest, with a chosen kernel.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @param kernel name of a kernel, see {@link #kernels}, or {@code auto}, the default: scalar at first, vectors once they are compiled
     * @return the simulator
     * @throws InvalidNetworkException if the core cannot hold the network (core 1 has no bias)
     * @throws IllegalArgumentException if there is no such kernel
     */
    public static Simulator of(XyloNetwork network, Core core, String kernel) {
        return of(network, core, Kernels.byName(kernel));
    }

    private static Simulator of(XyloNetwork network, Core core, Kernel kernel) {
        if (!core.hasBias()) {
            requireZero(network, Parameter.BIAS, core);
            requireZero(network, Parameter.BIAS_OUT, core);
        }
        return new Simulator(network.shape(), core, kernel, kernel.compile(network, core));
    }

    /**
     * Names of the kernels that can be chosen; all give the same result in every bit.
     *
     * @return names, the reference first
     */
    public static List<String> kernels() {
        return Kernels.all().stream().map(Kernel::name).toList();
    }

    /**
     * Which kernel runs when none is asked for, and why; said once in the log {@code dev.xylo.sim} too, as a warning where the vector
     * kernel cannot run.
     *
     * @return one line
     */
    public static String kernelReason() {
        return Kernels.reason();
    }

    /**
     * Another simulator of the same compiled network, at rest, for another thread.
     *
     * @return a simulator that shares only immutable tables with this one
     */
    public Simulator fork() {
        return new Simulator(shape, core, kernel, program);
    }

    /**
     * Runs and records output spikes only.
     *
     * @param input spike counts {@code (T, Nin)}
     * @return output spikes and counters
     * @throws IllegalArgumentException if the raster's width is not the network's
     */
    public Recording run(SpikeRaster input) {
        return run(input, Set.of());
    }

    /**
     * Runs and records.
     *
     * @param input spike counts {@code (T, Nin)}
     * @param record what to record besides output spikes
     * @return the recording and this run's counters
     * @throws IllegalArgumentException if the raster's width is not the network's, if the core has no hibernation flag to record, or
     *     if a recording would exceed what one array holds (run it in chunks)
     */
    public Recording run(SpikeRaster input, Set<StateVariable> record) {
        if (input.channels() != shape.inputs()) {
            throw new IllegalArgumentException("the input has " + input.channels() + " channels, but the network has "
                    + shape.inputs() + " (weights_in has " + shape.inputs() + " rows)");
        }
        if (record.contains(StateVariable.HIBERNATION) && !core.hasBias()) {
            throw new IllegalArgumentException("core " + core.number() + " has no hibernation flag to record");
        }
        EnumSet<StateVariable> variables = EnumSet.of(StateVariable.SPIKES_OUT);
        variables.addAll(record);
        RecordingBuffer buffer = new RecordingBuffer(shape, input.steps(), variables);
        CounterTable counters = new CounterTable(shape);
        program.run(input, state, buffer, counters);
        return new Recording(buffer, counters.toCounters());
    }

    /** Brings every state to 0 and forgets pending spikes. */
    public void reset() {
        state = new CoreState(shape);
    }

    /**
     * The state as it is now.
     *
     * @return an immutable copy
     */
    public SimulatorState snapshot() {
        return new SimulatorState(state.copy());
    }

    /**
     * Goes back to a snapshot.
     *
     * @param snapshot taken from a simulator of a network with the same shape
     * @throws IllegalArgumentException if the shape differs
     */
    public void restore(SimulatorState snapshot) {
        CoreState copy = snapshot.copyOfState();
        if (!copy.fits(shape)) {
            throw new IllegalArgumentException("the snapshot is of a network of another shape than " + shape);
        }
        state = copy;
    }

    /**
     * Memory of the compiled network, shared by all forks: weights and parameters of neurons, padding included. State comes on top, 18
     * bytes for a hidden neuron with two synapses in the fast kernels.
     *
     * @return bytes
     */
    public long bytes() {
        return program.bytes();
    }

    /**
     * Sizes of the network.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * The revision that is simulated.
     *
     * @return the core
     */
    public Core core() {
        return core;
    }

    /**
     * The kernel that runs.
     *
     * @return its name
     */
    public String kernel() {
        return kernel.name();
    }

    private static void requireZero(XyloNetwork network, Parameter bias, Core core) {
        for (int i = 0; network.has(bias) && i < network.shape().size(bias); i++) {
            if (network.value(bias, i) != 0) {
                throw new InvalidNetworkException("core " + core.number() + " has no bias, but "
                        + network.shape().element(bias, i) + " is " + network.value(bias, i)
                        + "; simulate core 2, or set it to 0");
            }
        }
    }
}
