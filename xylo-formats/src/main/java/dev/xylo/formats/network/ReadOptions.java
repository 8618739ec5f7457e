package dev.xylo.formats.network;

import dev.xylo.formats.nir.NirOptions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file does not say about its network, and a person does.
 *
 * @param dt time step, seconds; empty to take the file's
 * @param reset what a spike does to the membrane where the network was trained, for NIR; empty if nobody said
 * @param architecture modules in the order in which spikes pass them, for saved modules whose names do not say; empty to take the names'
 *     order
 * @param relay whether relay neurons are put into the shorter of paths that meet, for NIR
 */
public record ReadOptions(
        OptionalDouble dt, Optional<NirOptions.Reset> reset, List<String> architecture, boolean relay) {
    /** Nothing is known but the file. */
    public static final ReadOptions NONE = new ReadOptions(OptionalDouble.empty(), Optional.empty(), List.of(), false);

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if dt is not positive and finite
     */
    public ReadOptions {
        architecture = List.copyOf(architecture);
        if (dt.isPresent() && !(dt.getAsDouble() > 0 && Double.isFinite(dt.getAsDouble()))) {
            throw new IllegalArgumentException(
                    "dt is " + dt.getAsDouble() + " s; a time step must be positive and finite");
        }
    }

    /**
     * The same with a time step.
     *
     * @param seconds positive and finite
     * @return new options
     */
    public ReadOptions withDt(double seconds) {
        return new ReadOptions(OptionalDouble.of(seconds), reset, architecture, relay);
    }

    NirOptions nir() {
        return new NirOptions(dt, reset, relay);
    }
}
