package dev.xylo.frontend;

import java.util.Locale;

/** What the reference simulation does and nobody expects. Each is reproduced, and reported when a signal meets it. */
public enum Corner {
    /** A rotation column had product 0 with the one before: it stays 0, and its output is dead for the rest of the call (IMU). */
    DEAD_OUTPUT,
    /** Covariance and rotation run on from one batch item to the next (IMU). */
    BATCH_LEAK,
    /** Before the first and after the last PDM bit counts as -1: the first and last 8 samples swing to about -6110 (Audio 3). */
    PDM_EDGE,
    /** The model of the microphone left its range: its bits no longer follow the sound (Audio 3). */
    PDM_DIVERGED,
    /** With oversampling 1 the amplifier's Euler step is unstable and rings at full scale (Audio 3, AGC). */
    UNSTABLE_AMPLIFIER,
    /** With a fixed gain the controller and the smoother still follow their own command (Audio 3, AGC). */
    FIXED_GAIN_SMOOTHED,
    /** The low-noise amplifier's offset counts twice, the filters' offset only in the first one, and the rectifier always has noise (Audio 2). */
    OFFSET_TWICE,
    /** Row 0 of the raster is the first sample only, and the rest after the last whole period is lost (Audio 2). */
    FIRST_ROW,
    /** Rounding of a duration in double gives one row too many (Audio 2, normalization). */
    EXTRA_ROW;

    /**
     * The name for messages and documentation.
     *
     * @return such as {@code dead-output}
     */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
