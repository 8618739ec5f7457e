package dev.xylo.quantize.optimal;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Chooses a layer's weight shifts, and with them the size of every neuron's least significant bit, and settles the integers.
 *
 * <p>A shift is common to a layer, a size belongs to one neuron. With a shift of k a weight's bit is {@code 2^k} units of the state, so
 * states and thresholds are finer than weights and the truncating decay loses less; but the state must hold the neuron's peak.
 */
final class LayerSearch {
    private static final int MAX_SHIFT = 7;
    private static final double ALIKE_STEP = 0.93;
    private static final int ALIKE_SIZES = 15;
    private static final int[] SHIFT_DIFFERENCES = {0, -1, 1, -2, 2};

    /** Neurons by which the difference between the shifts of two groups is chosen. */
    private static final int PROBED_NEURONS = 64;

    private final ChannelSearch[] neurons;
    private final double[] truncation;
    private final double[] largestThreshold;
    private final int groups;
    private final boolean shifts;

    /**
     * A layer's choice.
     *
     * @param shifts by group
     * @param threshold by neuron, real; what one threshold is in units of the state
     * @param settled by neuron
     */
    record Choice(int[] shifts, double[] threshold, ChannelSearch.Settled[] settled) {}

    /**
     * For one layer.
     *
     * @param neurons their searches
     * @param truncation how far truncating decays may move each membrane, in units of the state
     * @param largestThreshold by neuron, in units of the state: above it states would saturate
     * @param groups how many groups of weights
     * @param shifts whether to look for shifts
     */
    LayerSearch(ChannelSearch[] neurons, double[] truncation, double[] largestThreshold, int groups, boolean shifts) {
        this.neurons = neurons;
        this.truncation = truncation;
        this.largestThreshold = largestThreshold;
        this.groups = groups;
        this.shifts = shifts;
    }

    Choice run() {
        int difference = groups == 2 && shifts ? difference() : 0;
        double[] ratio = ratio(difference);
        List<List<ChannelSearch.Draft>> drafts = IntStream.range(0, neurons.length)
                .parallel()
                .mapToObj(i -> neurons[i].drafts(ratio))
                .toList();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        double[] sizes = null;
        for (int shift = 0; shift <= (shifts ? MAX_SHIFT : 0); shift++) {
            if (shift + difference < 0 || shift + difference > MAX_SHIFT) {
                continue;
            }
            ChannelSearch.Draft[] chosen = atShift(shift, drafts, ratio);
            double total = 0;
            for (int i = 0; i < chosen.length; i++) {
                total += rootError(i, chosen[i], shift);
            }
            if (total < least) {
                least = total;
                best = shift;
                sizes = IntStream.range(0, chosen.length)
                        .mapToDouble(i -> chosen[i].lsb())
                        .toArray();
            }
        }
        return settle(best, difference, sizes, ratio);
    }

    /** As {@link #run}, with one size for all neurons, so that their states compare; the layer has one group of weights. */
    Choice runAlike() {
        double[] ratio = ratio(0);
        double largest = IntStream.range(0, neurons.length)
                .mapToDouble(i ->
                        java.util.Arrays.stream(neurons[i].sizes(ratio)).max().orElse(0))
                .max()
                .orElse(0);
        double finest = 1 / java.util.Arrays.stream(largestThreshold).min().orElse(1);
        int best = 0;
        double size = Math.max(largest, finest);
        double least = Double.POSITIVE_INFINITY;
        for (int shift = 0; shift <= (shifts ? MAX_SHIFT : 0); shift++) {
            for (int k = 0; k < ALIKE_SIZES && largest > 0; k++) {
                double lsb = Math.max(largest * Math.pow(ALIKE_STEP, k), Math.scalb(finest, shift));
                int now = shift;
                double total = IntStream.range(0, neurons.length)
                        .parallel()
                        .mapToDouble(i -> rootError(i, neurons[i].draft(lsb, ratio), now))
                        .boxed()
                        .toList()
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                if (total < least) {
                    least = total;
                    best = shift;
                    size = lsb;
                }
            }
        }
        double[] sizes = new double[neurons.length];
        java.util.Arrays.fill(sizes, size);
        return settle(best, 0, sizes, ratio);
    }

    private Choice settle(int shift, int difference, double[] sizes, double[] ratio) {
        ChannelSearch.Settled[] settled = new ChannelSearch.Settled[neurons.length];
        double[] threshold = new double[neurons.length];
        IntStream.range(0, neurons.length).parallel().forEach(i -> {
            settled[i] = neurons[i].settle(sizes[i], ratio);
            threshold[i] = Math.min(Math.scalb(1 / sizes[i], shift), largestThreshold[i]);
        });
        int[] all = groups == 2 ? new int[] {shift, shift + difference} : new int[] {shift};
        return new Choice(all, threshold, settled);
    }

    /** The best draft of every neuron whose threshold fits the state; where none does, the finest size that fits. */
    private ChannelSearch.Draft[] atShift(int shift, List<List<ChannelSearch.Draft>> drafts, double[] ratio) {
        return IntStream.range(0, neurons.length)
                .parallel()
                .mapToObj(i -> {
                    double finest = Math.scalb(1 / largestThreshold[i], shift);
                    return drafts.get(i).stream()
                            .filter(draft -> draft.lsb() >= finest)
                            .min((a, b) -> Double.compare(rootError(i, a, shift), rootError(i, b, shift)))
                            .orElseGet(() -> neurons[i].draft(finest, ratio));
                })
                .toArray(ChannelSearch.Draft[]::new);
    }

    private double rootError(int neuron, ChannelSearch.Draft draft, int shift) {
        double truncated = Math.min(1, truncation[neuron] * Math.scalb(draft.lsb(), -shift));
        return Math.sqrt(draft.error() + truncated * truncated);
    }

    /** How much larger the second group's shift is than the first's, by the error of some neurons. */
    private int difference() {
        int step = Math.max(1, neurons.length / PROBED_NEURONS);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int difference : SHIFT_DIFFERENCES) {
            double[] ratio = ratio(difference);
            double total = IntStream.range(0, neurons.length)
                    .filter(i -> i % step == 0)
                    .parallel()
                    .mapToObj(i -> neurons[i].drafts(ratio))
                    .toList()
                    .stream()
                    .mapToDouble(drafts -> drafts.stream()
                            .mapToDouble(draft -> Math.sqrt(draft.error()))
                            .min()
                            .orElse(0))
                    .sum();
            if (total < least) {
                least = total;
                best = difference;
            }
        }
        return best;
    }

    private double[] ratio(int difference) {
        return groups == 2 ? new double[] {1, Math.scalb(1, difference)} : new double[] {1};
    }
}
