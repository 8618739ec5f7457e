package dev.xylo.study.plan;

import dev.xylo.faults.CampaignPlan;
import java.util.HashSet;
import java.util.List;

/**
 * The fault campaign that a study makes on every configuration. Its draws follow the study's seed.
 *
 * @param counts numbers of faults anywhere, {@code 1..}{@link CampaignPlan#MOST_FAULTS} each, at least one
 * @param chips faulty chips for each of them, {@code 1..}{@link #MOST_CHIPS}
 * @param singles faulty chips with one fault, for each memory, {@code 1..}{@link #MOST_CHIPS}
 * @param samples samples that each faulty chip sees, the first ones, at least 1; all where there are fewer
 */
public record FaultPlan(List<Integer> counts, int chips, int singles, int samples) {
    /** What a study takes where nothing else is said. */
    public static final FaultPlan DEFAULT = new FaultPlan(List.of(1, 4, 16, 64), 20, 20, 50);

    /** The largest number of chips in a group. */
    public static final int MOST_CHIPS = 100_000;

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if a number is out of range, there is no count, or one stands twice
     */
    public FaultPlan {
        counts = List.copyOf(counts);
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("fault_counts is empty");
        }
        if (new HashSet<>(counts).size() < counts.size()) {
            throw new IllegalArgumentException("fault_counts holds a value twice: " + counts);
        }
        counts.forEach(count -> check("fault_counts", count, CampaignPlan.MOST_FAULTS));
        check("fault_chips", chips, MOST_CHIPS);
        check("fault_singles", singles, MOST_CHIPS);
        check("fault_samples", samples, Integer.MAX_VALUE);
    }

    private static void check(String key, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be 1.." + most);
        }
    }
}
