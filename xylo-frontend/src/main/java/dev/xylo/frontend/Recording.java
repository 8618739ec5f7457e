package dev.xylo.frontend;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps recorded signals by name, and warnings once each. Belongs to one thread. */
public final class Recording implements Recorder {
    private final Predicate<String> wanted;
    private final Map<String, List<Signal>> blocks = new LinkedHashMap<>();
    private final Map<Corner, String> warnings = new LinkedHashMap<>();

    private Recording(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Records some signals.
     *
     * @param names their names
     * @return an empty recording
     */
    public static Recording of(Set<String> names) {
        return new Recording(Set.copyOf(names)::contains);
    }

    /**
     * Records everything.
     *
     * @return an empty recording
     */
    public static Recording all() {
        return new Recording(name -> true);
    }

    @Override
    public boolean wants(String name) {
        return wanted.test(name);
    }

    @Override
    public void record(String name, Signal block) {
        if (wanted.test(name)) {
            blocks.computeIfAbsent(name, key -> new ArrayList<>()).add(block);
        }
    }

    @Override
    public void warn(Corner corner, String message) {
        warnings.putIfAbsent(corner, message);
    }

    /**
     * A recorded signal.
     *
     * @param name its name
     * @return all its blocks joined; empty if nothing was recorded under this name
     */
    public Optional<Signal> signal(String name) {
        return Optional.ofNullable(blocks.get(name)).map(Signal::concatenate);
    }

    /**
     * Names of what was recorded.
     *
     * @return in the order of the chain
     */
    public Set<String> names() {
        return Set.copyOf(blocks.keySet());
    }

    /**
     * The corners that the signal met.
     *
     * @return the first message of each
     */
    public Map<Corner, String> warnings() {
        return new LinkedHashMap<>(warnings);
    }
}
