package dev.xylo.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** All bits of a network on a chip that can be faulty. Immutable. */
public final class FaultSpace {
    private final Map<Memory, int[]> words = new EnumMap<>(Memory.class);
    private final List<FaultKind> kinds;
    private final int steps;
    private final long bits;

    /**
     * The bits of some memories.
     *
     * @param network the network
     * @param core the core that holds it
     * @param memories which memories; those that the network does not occupy are left out
     * @param kinds kinds of faults to draw from
     * @param steps a state's fault starts before one of the steps 0..steps-1
     * @throws IllegalArgumentException if nothing is left to be faulty
     */
    public FaultSpace(XyloNetwork network, Core core, Set<Memory> memories, List<FaultKind> kinds, int steps) {
        this.kinds = List.copyOf(kinds);
        this.steps = Math.max(1, steps);
        long sum = 0;
        for (Memory memory : Memory.values()) {
            int[] occupied = memories.contains(memory) ? memory.words(network, core) : new int[0];
            if (occupied.length > 0) {
                words.put(memory, occupied);
                sum += (long) occupied.length * memory.bits();
            }
        }
        this.bits = sum;
        if (words.isEmpty() || kinds.isEmpty()) {
            throw new IllegalArgumentException(
                    "the network occupies none of the chosen memories, or no kind of fault is chosen");
        }
    }

    /**
     * Memories with at least one word.
     *
     * @return in the order of {@link Memory}; unmodifiable
     */
    public Set<Memory> memories() {
        return Collections.unmodifiableSet(words.keySet());
    }

    /**
     * Bits of a memory.
     *
     * @param memory one of {@link #memories}
     * @return words times width
     */
    public long bits(Memory memory) {
        return (long) words.get(memory).length * memory.bits();
    }

    /**
     * Bits of all memories.
     *
     * @return the sum
     */
    public long bits() {
        return bits;
    }

    /** A fault in one memory, every bit equally likely. */
    Fault draw(SplittableRandom random, Memory memory) {
        int[] occupied = words.get(memory);
        int index = occupied[random.nextInt(occupied.length)];
        int bit = random.nextInt(memory.bits());
        FaultKind kind = kinds.get(random.nextInt(kinds.size()));
        return new Fault(memory, index, bit, kind, memory.isState() ? random.nextInt(steps) : 0);
    }

    /** A fault anywhere, every bit of every memory equally likely. */
    Fault draw(SplittableRandom random) {
        long at = random.nextLong(bits);
        for (Memory memory : words.keySet()) {
            at -= bits(memory);
            if (at < 0) {
                return draw(random, memory);
            }
        }
        throw new AssertionError("the bits of the memories add up to all bits");
    }
}
