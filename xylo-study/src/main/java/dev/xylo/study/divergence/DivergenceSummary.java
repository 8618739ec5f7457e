package dev.xylo.study.divergence;

import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which neurons of a set of samples diverge first, and how early. Immutable; blocks of samples are added up, in any order. */
public final class DivergenceSummary {
    /** No samples. */
    public static final DivergenceSummary NONE = new DivergenceSummary(0, 0, new TreeMap<>(Site.ORDER));

    /**
     * A neuron's state.
     *
     * @param variable the state
     * @param neuron index in its layer
     */
    public record Site(StateVariable variable, int neuron) {
        private static final Comparator<Site> ORDER =
                Comparator.comparing(Site::variable).thenComparing(Site::neuron);
    }

    /**
     * A state that diverged first in some samples.
     *
     * @param site the neuron and its state
     * @param samples how many samples
     * @param medianStep median of the step over these samples; half-way between the middle two if their number is even
     * @param earliestStep the earliest step
     */
    public record Entry(Site site, int samples, double medianStep, int earliestStep) {}

    private final int samples;
    private final int diverged;
    /** Samples by step of divergence; arrays end at the latest step. */
    private final TreeMap<Site, int[]> histograms;

    private DivergenceSummary(int samples, int diverged, TreeMap<Site, int[]> histograms) {
        this.samples = samples;
        this.diverged = diverged;
        this.histograms = histograms;
    }

    /**
     * Of one sample.
     *
     * @param divergence where it diverged, or empty
     * @return the summary
     */
    public static DivergenceSummary of(Optional<FirstDivergence> divergence) {
        TreeMap<Site, int[]> histograms = new TreeMap<>(Site.ORDER);
        divergence.ifPresent(found -> {
            int[] histogram = new int[found.step() + 1];
            histogram[found.step()] = 1;
            histograms.put(new Site(found.variable(), found.neuron()), histogram);
        });
        return new DivergenceSummary(1, histograms.size(), histograms);
    }

    /**
     * From histograms that {@link #histograms} gave.
     *
     * @param samples how many samples
     * @param histograms samples by step of divergence, for every site; copied
     * @return the summary
     * @throws IllegalArgumentException if the histograms hold more samples than there are, or a negative number
     */
    public static DivergenceSummary of(int samples, Map<Site, int[]> histograms) {
        TreeMap<Site, int[]> copy = new TreeMap<>(Site.ORDER);
        long diverged = 0;
        for (Map.Entry<Site, int[]> entry : histograms.entrySet()) {
            copy.put(entry.getKey(), entry.getValue().clone());
            for (int count : entry.getValue()) {
                if (count < 0) {
                    throw new IllegalArgumentException(entry.getKey() + " diverged in " + count + " samples");
                }
                diverged += count;
            }
        }
        if (diverged > samples) {
            throw new IllegalArgumentException(diverged + " of " + samples + " samples diverged");
        }
        return new DivergenceSummary(samples, (int) diverged, copy);
    }

    /**
     * Adds another block of samples.
     *
     * @param other the other block
     * @return a new summary
     */
    public DivergenceSummary plus(DivergenceSummary other) {
        TreeMap<Site, int[]> sum = new TreeMap<>(histograms);
        other.histograms.forEach((site, counts) -> sum.merge(site, counts, DivergenceSummary::add));
        return new DivergenceSummary(samples + other.samples, diverged + other.diverged, sum);
    }

    private static int[] add(int[] a, int[] b) {
        int[] sum = Arrays.copyOf(a, Math.max(a.length, b.length));
        for (int i = 0; i < b.length; i++) {
            sum[i] += b[i];
        }
        return sum;
    }

    /**
     * Samples in all.
     *
     * @return the number
     */
    public int samples() {
        return samples;
    }

    /**
     * Samples that diverged.
     *
     * @return at most {@link #samples}
     */
    public int diverged() {
        return diverged;
    }

    /**
     * Everything, for files.
     *
     * @return a copy: samples by step of divergence, for every site
     */
    public Map<Site, int[]> histograms() {
        TreeMap<Site, int[]> copy = new TreeMap<>(Site.ORDER);
        histograms.forEach((site, counts) -> copy.put(site, counts.clone()));
        return copy;
    }

    /**
     * The states that diverge first.
     *
     * @return the most frequent first; ties by the order of the states, then of the neurons
     */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        histograms.forEach((site, counts) -> {
            int total = Arrays.stream(counts).sum();
            if (total > 0) {
                double median = (stepOfRank(counts, (total - 1) / 2) + stepOfRank(counts, total / 2)) / 2.0;
                entries.add(new Entry(site, total, median, stepOfRank(counts, 0)));
            }
        });
        entries.sort(Comparator.comparingInt(Entry::samples).reversed());
        return List.copyOf(entries);
    }

    /** The step of the sample that is at this place when samples are sorted by step. */
    private static int stepOfRank(int[] counts, int rank) {
        int step = 0;
        for (int below = counts[0]; below <= rank; below += counts[step]) {
            step++;
        }
        return step;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DivergenceSummary that
                && samples == that.samples
                && histograms.keySet().equals(that.histograms.keySet())
                && histograms.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), that.histograms.get(entry.getKey())));
    }

    @Override
    public int hashCode() {
        return 31 * samples + diverged;
    }

    @Override
    public String toString() {
        return diverged + " of " + samples + " samples diverge, " + entries();
    }
}
