package dev.xylo.sim.internal.fast;

/**
 * The dense rows to add in one step, cut into groups of consecutive rows whose sum is bounded: while a current leaves as much room, no order
 * of the group's additions can saturate it.
 */
public final class Delivery {
    // Small, so that few rows are added the slow way where a current is near a limit; larger than any row of int8.
    private static final int GROUP_BOUND = 1 << 12;

    // Rows: before each way that is chosen anew, all currents are looked at.
    private static final int WORTHWHILE = 16;
    private static final int STRETCH = 64;

    // Eight vectors of 512 bits.
    private static final int MOST_BLOCK_COLUMNS = 256;

    /** Rows of the table, by number in this delivery. */
    public final int[] rows;

    /** How often each row is added, 1..31. */
    public final short[] counts;

    /** Scratch of the loops, for a block of columns. */
    public final short[] sums = new short[MOST_BLOCK_COLUMNS];

    // Of all rows before: the counts' sum. Of each group: its first row and the largest sum of a column.
    private final int[] countsBefore;
    private final int[] starts;
    private final int[] bounds;
    private int size;
    private int groups;

    Delivery(int sources) {
        this.rows = new int[sources];
        this.counts = new short[sources];
        this.countsBefore = new int[sources + 1];
        this.starts = new int[sources + 1];
        this.bounds = new int[sources + 1];
    }

    void begin() {
        size = 0;
        groups = 0;
    }

    /** Appends a row whose weights are at most {@code largest} in magnitude. */
    void add(int row, int count, int largest) {
        int sum = count * largest;
        if (groups == 0 || bounds[groups - 1] + sum > GROUP_BOUND) {
            starts[groups] = size;
            bounds[groups++] = 0;
        }
        bounds[groups - 1] += sum;
        rows[size] = row;
        counts[size] = (short) count;
        countsBefore[size + 1] = countsBefore[size] + count;
        starts[groups] = ++size;
    }

    /**
     * Number of rows.
     *
     * @return 0..sources
     */
    public int size() {
        return size;
    }

    /**
     * Number of groups.
     *
     * @return 0..size
     */
    public int groups() {
        return groups;
    }

    /**
     * First row of a group; it ends where the next one starts.
     *
     * @param group number of the group, or the number of groups
     * @return number of the row in this delivery
     */
    public int start(int group) {
        return starts[group];
    }

    /**
     * Whether products of the group's weights and counts leave int16.
     *
     * @param group number of the group
     * @return true for a group of one row
     */
    public boolean isHuge(int group) {
        return bounds[group] > Short.MAX_VALUE;
    }

    /**
     * How many groups can be added at once without saturation.
     *
     * @param group the first one
     * @param room what the largest current leaves
     * @return the first group that is too much; {@code group} if that is the first already
     */
    public int within(int group, int room) {
        int next = group;
        for (int left = room; next < groups && bounds[next] <= left; next++) {
            left -= bounds[next];
        }
        return next;
    }

    /**
     * Whether some groups hold so many rows, or all that are left, that another way to add them may start there.
     *
     * @param group the first one
     * @param next the first one that is not among them
     * @return false if that way would not pay
     */
    public boolean isWorthwhile(int group, int next) {
        return starts[next] - starts[group] >= WORTHWHILE || next == groups;
    }

    /**
     * Some groups to add in one way.
     *
     * @param group the first one
     * @return the first one that is not among them
     */
    public int stretch(int group) {
        int next = group + 1;
        while (next < groups && starts[next] - starts[group] < STRETCH) {
            next++;
        }
        return next;
    }

    /**
     * Some groups to add in one way, none of them huge.
     *
     * @param group the first one, not huge
     * @return the first one that is not among them
     */
    public int stretchBeforeHuge(int group) {
        int next = group + 1;
        while (next < groups && starts[next] - starts[group] < STRETCH && !isHuge(next)) {
            next++;
        }
        return next;
    }

    /**
     * Sum of the counts of some rows.
     *
     * @param from the first row
     * @param to after the last one
     * @return additions
     */
    public int additions(int from, int to) {
        return countsBefore[to] - countsBefore[from];
    }
}
