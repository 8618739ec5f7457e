package dev.xylo.formats.data;

import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a file says of its events as a whole.
 *
 * @param tick seconds of a tick of its time stamps
 * @param start where time starts, in ticks
 * @param end where it ends, in ticks; empty where a sample ends with its last event
 * @param channels how many there are; empty where the file does not say
 * @param batch whether there is a sample axis
 */
record EventRecording(BigDecimal tick, double start, OptionalDouble end, OptionalInt channels, boolean batch) {
    static final BigDecimal SECONDS = BigDecimal.ONE;
    static final BigDecimal MILLISECONDS = BigDecimal.ONE.movePointLeft(3);
    static final BigDecimal MICROSECONDS = BigDecimal.ONE.movePointLeft(6);
    static final BigDecimal NANOSECONDS = BigDecimal.ONE.movePointLeft(9);

    /** One that says its unit only. */
    static EventRecording in(BigDecimal tick, boolean batch) {
        return new EventRecording(tick, 0, OptionalDouble.empty(), OptionalInt.empty(), batch);
    }
}
