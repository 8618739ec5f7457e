package dev.xylo.formats.data;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Cuts time into steps: step k is {@code [start + k*dt, start + (k+1)*dt)}.
 *
 * <p>Time stamps in whole ticks are cut exactly, with the step as the decimal number that the user wrote. Those in floating point are
 * rounded already: one that is within 4 units in the last place of a border counts as on it, so that {@code 0.007 / 0.001} is step 7
 * whatever the division gives. Times in half precision (SHD) are taken as they are.
 */
final class StepGrid {
    private static final int SLACK_ULPS = 4;

    private final double dt;
    private final double tick;
    private final double start;
    private final BigInteger numerator;
    private final BigInteger denominator;

    /**
     * Of a step and the unit of the time stamps.
     *
     * @param dt seconds of a step, above 0
     * @param tick seconds of a tick of a time stamp, a power of ten
     * @param start first step's beginning, in ticks; for time stamps in floating point
     */
    StepGrid(double dt, BigDecimal tick, double start) {
        this.dt = dt;
        this.tick = tick.doubleValue();
        this.start = start;
        BigDecimal ticks = new BigDecimal(Double.toString(dt)).divide(tick);
        int scale = Math.max(0, ticks.scale());
        this.denominator = BigInteger.TEN.pow(scale);
        this.numerator = ticks.multiply(new BigDecimal(denominator)).toBigIntegerExact();
    }

    /** Step of a time stamp, saturating at the range of long; it must be a finite number. */
    long step(NdArray times, int flat) {
        if (times.dtype().isInteger() && start == 0 && times.isWholeAt(flat)) {
            return exact(times.longAt(flat));
        }
        return step(times.doubleAt(flat), times.dtype());
    }

    /** Steps from the start up to a time, the last one begun counted whole. */
    long stepsUntil(double end) {
        double steps = (end - start) * tick / dt;
        double whole = Math.rint(steps);
        return (long) (Math.abs(steps - whole) <= slack(end, DType.FLOAT64) ? whole : Math.ceil(steps));
    }

    private long step(double time, DType type) {
        double steps = (time - start) * tick / dt;
        double border = Math.rint(steps);
        return (long) (Math.abs(steps - border) <= slack(time, type) ? border : Math.floor(steps));
    }

    /** How far from a border, in steps, rounding may have moved a time. */
    private double slack(double time, DType type) {
        double largest = Math.max(Math.abs(time), Math.abs(start));
        double ulp = switch (type) {
            case FLOAT32 -> Math.ulp((float) largest);
            case FLOAT16 -> 0;
            default -> Math.ulp(largest);
        };
        double steps = largest * tick / dt;
        return Math.max(SLACK_ULPS * ulp * tick / dt, type == DType.FLOAT16 ? 0 : SLACK_ULPS * Math.ulp(steps));
    }

    private long exact(long ticks) {
        if (numerator.bitLength() < Long.SIZE && denominator.bitLength() < Long.SIZE) {
            long factor = denominator.longValue();
            if (Math.abs(ticks) <= Long.MAX_VALUE / factor) {
                return Math.floorDiv(ticks * factor, numerator.longValue());
            }
        }
        BigInteger product = BigInteger.valueOf(ticks).multiply(denominator);
        BigInteger[] parts = product.divideAndRemainder(numerator);
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.bitLength() < Long.SIZE ? floor.longValue() : floor.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
