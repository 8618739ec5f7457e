package dev.xylo.quantize.optimal;

import java.util.ArrayList;
import java.util.List;

/** Integers of one neuron for any size of the least significant bit. Belongs to one thread. */
final class ChannelSearch {
    /** Sweeps of the search while sizes are compared; a few more come when the size is settled. */
    private static final int DRAFT_SWEEPS = 2;

    private static final int FINAL_SWEEPS = 30;
    private static final double GRID_STEP = 0.93;
    private static final int GRID_SIZE = 15;

    private final Channel channel;
    private final DriveError error;
    private final Limits limits;
    private final double[] start;
    private final Effort effort;

    /**
     * Ranges of a layer's integers.
     *
     * @param min smallest integer by group
     * @param max largest integer by group
     * @param grid whether the scale is searched
     * @param feedback whether roundings make up for each other
     */
    record Limits(int[] min, int[] max, boolean grid, boolean feedback) {}

    /**
     * A choice for one neuron.
     *
     * @param lsb what integer 1 weighs in group 0, in thresholds
     * @param error mean square of the membrane's error, in thresholds squared
     */
    record Draft(double lsb, double error) {}

    /**
     * A settled choice.
     *
     * @param integers by column
     * @param bias in thresholds
     */
    record Settled(int[] integers, double bias) {}

    ChannelSearch(Channel channel, DriveError error, Limits limits, Effort effort) {
        this.channel = channel;
        this.error = error;
        this.limits = limits;
        this.effort = effort;
        this.start = channel.sameMeanDrive();
    }

    /** Sizes worth trying, largest first: no weight is clipped by the first. Empty for a neuron without weights. */
    double[] sizes(double[] ratio) {
        double largest = 0;
        for (int j = 0; j < start.length; j++) {
            int g = channel.group()[j];
            largest = Math.max(largest, Math.abs(start[j]) / (limits.max()[g] * ratio[g]));
        }
        if (largest == 0) {
            return new double[0];
        }
        double[] sizes = new double[limits.grid() ? GRID_SIZE : 1];
        for (int k = 0; k < sizes.length; k++) {
            sizes[k] = largest * Math.pow(GRID_STEP, k);
        }
        return sizes;
    }

    /** The error of every size worth trying. */
    List<Draft> drafts(double[] ratio) {
        List<Draft> drafts = new ArrayList<>();
        for (double size : sizes(ratio)) {
            drafts.add(draft(size, ratio));
        }
        return drafts;
    }

    Draft draft(double size, double[] ratio) {
        search(size, ratio, DRAFT_SWEEPS);
        return new Draft(size, error.value());
    }

    Settled settle(double size, double[] ratio) {
        boolean whole = !effort.over();
        int[] integers = search(size, ratio, FINAL_SWEEPS);
        double[] weights = lsb(size, ratio);
        for (int j = 0; j < weights.length; j++) {
            weights[j] *= integers[j];
        }
        effort.settled(whole);
        return new Settled(integers, error.bias(weights));
    }

    private int[] search(double size, double[] ratio, int sweeps) {
        int[] min = new int[start.length];
        int[] max = new int[start.length];
        for (int j = 0; j < start.length; j++) {
            min[j] = limits.min()[channel.group()[j]];
            max[j] = limits.max()[channel.group()[j]];
        }
        return IntegerDescent.search(
                error, start, lsb(size, ratio), min, max, limits.feedback() && !effort.over() ? sweeps : 0);
    }

    private double[] lsb(double size, double[] ratio) {
        double[] lsb = new double[start.length];
        for (int j = 0; j < lsb.length; j++) {
            lsb[j] = size * ratio[channel.group()[j]];
        }
        return lsb;
    }
}
