package dev.xylo.study.engine;

import dev.xylo.study.statistics.ErrorPower;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** One state variable of one layer over a stretch of samples: range of the integers, and their error against the float reference. */
public final class StateTotals {
    private ErrorPower power = new ErrorPower();
    private int min;
    private int max;

    StateTotals() {}

    /**
     * Error of the state, scaled back to the float network's unit.
     *
     * @return sums over steps and neurons
     */
    public ErrorPower power() {
        return power;
    }

    /**
     * Smallest integer.
     *
     * @return at most 0, where a state starts
     */
    public int min() {
        return min;
    }

    /**
     * Largest integer.
     *
     * @return at least 0
     */
    public int max() {
        return max;
    }

    void add(double reference, int integer, double scale) {
        power.add(reference, integer / scale);
        min = Math.min(min, integer);
        max = Math.max(max, integer);
    }

    void merge(StateTotals block) {
        power.merge(block.power);
        min = Math.min(min, block.min);
        max = Math.max(max, block.max);
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(power.signal());
        out.writeDouble(power.error());
        out.writeLong(power.count());
        out.writeInt(min);
        out.writeInt(max);
    }

    static StateTotals read(DataInput in) throws IOException {
        StateTotals totals = new StateTotals();
        totals.power = new ErrorPower(in.readDouble(), in.readDouble(), in.readLong());
        totals.min = in.readInt();
        totals.max = in.readInt();
        return totals;
    }
}
