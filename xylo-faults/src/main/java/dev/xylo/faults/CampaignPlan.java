package dev.xylo.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How many faults are drawn.
 *
 * @param singles trials with one fault for each memory
 * @param counts numbers of faults anywhere, such as 1, 4, 16
 * @param trials trials for each of these
 * @param seed determines every fault
 */
public record CampaignPlan(int singles, List<Integer> counts, int trials, long seed) {
    /** The largest number of faults at once. */
    public static final int MOST_FAULTS = 1_000_000;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is out of range, or there is no trial at all
     */
    public CampaignPlan {
        counts = List.copyOf(counts);
        if (singles < 0 || trials < 0 || (long) singles + (long) trials * counts.size() == 0) {
            throw new IllegalArgumentException("a campaign needs trials; it has " + singles + " per memory and "
                    + trials + " per number of faults");
        }
        for (int count : counts) {
            if (count < 1 || count > MOST_FAULTS) {
                throw new IllegalArgumentException(count + " faults at once; it must be 1.." + MOST_FAULTS);
            }
        }
    }

    /** A trial before it ran. */
    record Draw(int id, Memory memory, List<Fault> faults) {}

    /**
     * Trials that it has.
     *
     * @param space what can be faulty
     * @return how many
     */
    public int size(FaultSpace space) {
        return singles * space.memories().size() + trials * counts.size();
    }

    /** All trials; a function of plan and space alone. */
    List<Draw> draws(FaultSpace space) {
        List<Draw> draws = new ArrayList<>();
        for (Memory memory : space.memories()) {
            for (int i = 0; i < singles; i++) {
                SplittableRandom random = random(draws.size());
                draws.add(new Draw(draws.size(), memory, List.of(space.draw(random, memory))));
            }
        }
        for (int count : counts) {
            for (int i = 0; i < trials; i++) {
                SplittableRandom random = random(draws.size());
                List<Fault> faults = new ArrayList<>();
                for (int k = 0; k < count; k++) {
                    faults.add(space.draw(random));
                }
                draws.add(new Draw(draws.size(), null, faults));
            }
        }
        return draws;
    }

    /** Each trial has a stream of its own, so that the plan may run in any order. */
    private SplittableRandom random(int id) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + id);
    }
}
