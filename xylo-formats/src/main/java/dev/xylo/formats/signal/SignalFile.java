package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import java.util.OptionalDouble;

/** A recorded signal that is read from front to back, of which one block is in memory. Belongs to one thread. */
public interface SignalFile extends AutoCloseable {
    /**
     * Sampling rate, where the file states it.
     *
     * @return in Hz, above 0
     */
    OptionalDouble rate();

    /**
     * Numbers per sample.
     *
     * @return at least 1
     */
    int channels();

    /**
     * Number of samples, where it is known before the end.
     *
     * @return at least 0, or -1
     */
    long samples();

    /**
     * What full scale is in the numbers that {@link #next} gives.
     *
     * @return {@code 2^(bits - 1)} for integers, empty for floats, whose full scale is 1, and for text
     */
    OptionalDouble fullScale();

    /**
     * The next samples.
     *
     * @param most how many at most, at least 1
     * @return values as they are in the file, channels of a sample together; of length 0 at the end. All are finite
     * @throws FormatException if the file cannot be read, is truncated, or a value is no number
     */
    double[] next(int most) throws FormatException;

    @Override
    void close();
}
