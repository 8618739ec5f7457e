package dev.xylo.formats.module;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Rockpool's order of hidden neurons: its mapper numbers layers as it finds them, walking from the input through the junctions between
 * modules, at each one first to what feeds it, then to what it feeds, before and behind each module in turn.
 */
final class RockpoolOrder {
    /** Where modules meet. */
    private static final class Junction {
        private final List<Part> sources = new ArrayList<>();
        private final List<Part> sinks = new ArrayList<>();
        private Junction merged;

        Junction now() {
            return merged == null ? this : merged.now();
        }
    }

    /** A module between two junctions. */
    static final class Part {
        private final String name;
        private final boolean neurons;
        private final Junction before;
        private final Junction behind;

        private Part(String name, boolean neurons, Junction before, Junction behind) {
            this.name = name;
            this.neurons = neurons;
            this.before = before;
            this.behind = behind;
            before.sinks.add(this);
            behind.sources.add(this);
        }
    }

    private Part first;

    Part weights(String name) {
        Part part = new Part(name, false, new Junction(), new Junction());
        if (first == null) {
            first = part;
        }
        return part;
    }

    Part neurons(String name, boolean recurrent) {
        Part part = new Part(name, true, new Junction(), new Junction());
        if (recurrent) {
            new Part(name + ".w_rec", false, part.behind, part.before);
        }
        return part;
    }

    void connect(Part from, Part to) {
        Junction junction = from.behind.now();
        Junction other = to.before.now();
        if (junction != other) {
            junction.sources.addAll(other.sources);
            junction.sinks.addAll(other.sinks);
            other.merged = junction;
        }
    }

    /** From the junction before one module to the junction behind another, as a residual has it. */
    void around(Part from, Part to) {
        alias(from.before.now(), to.behind.now());
    }

    /** From the junction behind one module to that behind another. */
    void behind(Part from, Part to) {
        alias(from.behind.now(), to.behind.now());
    }

    private static void alias(Junction from, Junction to) {
        new Part("alias", false, from, to);
    }

    /** Names of the layers of neurons, as they are found. */
    List<String> layers() {
        Set<Part> seen = new LinkedHashSet<>();
        visit(first, seen);
        return seen.stream().filter(part -> part.neurons).map(part -> part.name).toList();
    }

    private static void visit(Part part, Set<Part> seen) {
        if (!seen.add(part)) {
            return;
        }
        for (Junction junction : List.of(part.before.now(), part.behind.now())) {
            List.copyOf(junction.sources).forEach(source -> visit(source, seen));
            List.copyOf(junction.sinks).forEach(sink -> visit(sink, seen));
        }
    }
}
