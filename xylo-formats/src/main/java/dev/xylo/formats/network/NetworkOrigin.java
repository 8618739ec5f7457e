package dev.xylo.formats.network;

import dev.xylo.core.mapping.Placement;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a file knows of the network as it was trained, beyond the specification: who wrote it, its layers by name, and their limits on spikes.
 * A study takes its defaults from it.
 *
 * @param writer program and kind of file, such as {@code Rockpool net.save}
 * @param layers hidden layers first, in the order of their neurons; unmodifiable
 */
public record NetworkOrigin(String writer, List<Layer> layers) {
    /** Copies the list. */
    public NetworkOrigin {
        layers = List.copyOf(layers);
    }

    /**
     * A layer of the trained network.
     *
     * @param name as in the file, such as {@code seq.0_neurons}
     * @param role hidden or readout
     * @param first index of its first neuron among those of that role
     * @param count how many neurons
     * @param cap most spikes of a neuron per step in training; {@link #NO_LIMIT}, or empty where the file does not say
     */
    public record Layer(String name, Placement.Role role, int first, int count, OptionalInt cap) {}

    /** Cap of a layer that has none. */
    public static final int NO_LIMIT = Integer.MAX_VALUE;

    /** Layers as they were placed, nothing known of caps. */
    static NetworkOrigin of(String writer, List<Placement> placements) {
        return new NetworkOrigin(
                writer,
                placements.stream()
                        .map(placement -> new Layer(
                                placement.node(),
                                placement.role(),
                                placement.first(),
                                placement.count(),
                                OptionalInt.empty()))
                        .toList());
    }

    /**
     * The cap that all layers of a role were trained with.
     *
     * @param role hidden or readout
     * @return spikes per step, or {@link #NO_LIMIT}; empty where layers differ or the file does not say
     */
    public OptionalInt cap(Placement.Role role) {
        List<OptionalInt> caps = layers.stream()
                .filter(layer -> layer.role() == role)
                .map(Layer::cap)
                .distinct()
                .toList();
        return caps.size() == 1 ? caps.get(0) : OptionalInt.empty();
    }

    /**
     * Hidden layers that pass spikes on to each other in training within one step, where the chip takes one step for each.
     *
     * @return how many hidden layers there are
     */
    public int hiddenLayers() {
        return (int) layers.stream()
                .filter(layer -> layer.role() == Placement.Role.HIDDEN)
                .count();
    }
}
