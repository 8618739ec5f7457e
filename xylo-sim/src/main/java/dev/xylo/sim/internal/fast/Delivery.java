package dev.xylo.sim.internal.fast;

/**
 * The dense rows to add in one step, cut into groups of consecutive rows whose sum is bounded: while a current is within a group's
 * room, no order of the group's additions can saturate it.
 */
public final class Delivery {
    // Half of int16: currents in the other half are the rule.
    private static final int GROUP_BOUND = 1 << 14;

    private final int[] numbers;
    private final int[] counts;
    private final int[] steps;
    private final int[] ends;
    private final int[] rooms;
    private DenseRows table;
    private int rows;
    private int groups;
    private int bound;

    Delivery(int sources) {
        this.numbers = new int[sources];
        this.counts = new int[sources];
        this.steps = new int[sources];
        this.ends = new int[sources];
        this.rooms = new int[sources];
    }

    void begin(DenseRows of) {
        table = of;
        rows = 0;
        groups = 0;
        bound = 0;
    }

    /** Appends a row whose weights are at most {@code largest} in magnitude. */
    void add(int row, int count, int largest) {
        int sum = count * largest;
        if (bound + sum > GROUP_BOUND && bound > 0) {
            end();
        }
        bound += sum;
        numbers[rows] = row;
        counts[rows] = count;
        steps[rows++] = Math.max(1, Short.MAX_VALUE / largest);
    }

    /** Closes the last group. */
    void end() {
        ends[groups] = rows;
        rooms[groups++] = Short.MAX_VALUE - bound;
        bound = 0;
    }

    int rows() {
        return rows;
    }

    /**
     * Where the rows lie.
     *
     * @return the table
     */
    public DenseRows table() {
        return table;
    }

    /**
     * A row's number in its table.
     *
     * @param k number of the row in this delivery
     * @return 0..sources-1
     */
    public int row(int k) {
        return numbers[k];
    }

    /**
     * How often a row is added.
     *
     * @param k number of the row in this delivery
     * @return 1..31
     */
    public int count(int k) {
        return counts[k];
    }

    /**
     * How often a row can be added at once without its products leaving int16.
     *
     * @param k number of the row in this delivery
     * @return at least 1
     */
    public int countAtOnce(int k) {
        return steps[k];
    }

    /**
     * Number of groups.
     *
     * @return at least 1
     */
    public int groups() {
        return groups;
    }

    /**
     * End of a group; it starts where the one before ends.
     *
     * @param group number of the group
     * @return after its last row
     */
    public int end(int group) {
        return ends[group];
    }

    /**
     * Largest magnitude of a current to which the group can be added without saturation.
     *
     * @param group number of the group
     * @return negative if the group's sum may saturate by itself
     */
    public int room(int group) {
        return rooms[group];
    }
}
