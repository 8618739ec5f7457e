package dev.xylo.frontend.imu;

import java.util.Collections;
import java.util.List;

/**
 * Settings of the IMU interface; in brackets the field of samna's {@code InputInterfaceConfig}.
 *
 * @param bypassJsvd skip the removal of rotation ({@code bypass_jsvd})
 * @param averagingShift k, 0..31: the covariance averages over about 2^k samples ({@code estimator_k_setting})
 * @param holdPeriod P, 1..2047 samples between two rotation estimates ({@code update_matrix_threshold})
 * @param filters one per output channel, a multiple of 3; the first third filters x, then y, then z ({@code bpf_*_values})
 * @param iafEncoder integrate-and-fire instead of the scale encoder ({@code select_iaf_output})
 * @param scales shift of the scale encoder, 0..31 each ({@code scale_values})
 * @param thresholds of the IAF encoder, 1..2^31-1 each ({@code iaf_threshold_values})
 */
public record ImuParameters(
        boolean bypassJsvd,
        int averagingShift,
        int holdPeriod,
        List<BandPass> filters,
        boolean iafEncoder,
        List<Integer> scales,
        List<Integer> thresholds) {
    /** What the chip starts with. */
    public static final ImuParameters DEFAULT = new ImuParameters(
            false,
            4,
            10,
            BandPass.DEFAULTS,
            false,
            Collections.nCopies(BandPass.DEFAULTS.size(), 5),
            Collections.nCopies(BandPass.DEFAULTS.size(), 1024));

    /** Checks the ranges and copies. */
    public ImuParameters {
        filters = List.copyOf(filters);
        scales = List.copyOf(scales);
        thresholds = List.copyOf(thresholds);
        require("num_avg_bitshift", averagingShift, 0, 31);
        require("SAH_period", holdPeriod, 1, 2047);
        int channels = filters.size();
        if (channels == 0 || channels % 3 != 0) {
            throw new IllegalArgumentException(channels + " filters; needed is a multiple of 3, as many for each axis");
        }
        if (scales.size() != channels || thresholds.size() != channels) {
            throw new IllegalArgumentException(channels + " filters, " + scales.size() + " scale values and "
                    + thresholds.size() + " IAF thresholds; needed is one of each per channel");
        }
        for (int c = 0; c < channels; c++) {
            require("scale_values[" + c + "]", scales.get(c), 0, 31);
            require("iaf_threshold_values[" + c + "]", thresholds.get(c), 1, Integer.MAX_VALUE);
        }
    }

    /**
     * The same with another removal of rotation.
     *
     * @param bypass whether it is skipped
     * @return a copy
     */
    public ImuParameters withBypass(boolean bypass) {
        return new ImuParameters(bypass, averagingShift, holdPeriod, filters, iafEncoder, scales, thresholds);
    }

    /**
     * The same with another encoder.
     *
     * @param iaf integrate-and-fire instead of the scale encoder
     * @return a copy
     */
    public ImuParameters withIafEncoder(boolean iaf) {
        return new ImuParameters(bypassJsvd, averagingShift, holdPeriod, filters, iaf, scales, thresholds);
    }

    /**
     * The same with other filters, and scales and thresholds as before where there are as many, else the defaults.
     *
     * @param others one per output channel
     * @return a copy
     */
    public ImuParameters withFilters(List<BandPass> others) {
        boolean asMany = others.size() == filters.size();
        return new ImuParameters(
                bypassJsvd,
                averagingShift,
                holdPeriod,
                others,
                iafEncoder,
                asMany ? scales : Collections.nCopies(others.size(), 5),
                asMany ? thresholds : Collections.nCopies(others.size(), 1024));
    }

    /**
     * Output channels.
     *
     * @return 15 by default
     */
    public int channels() {
        return filters.size();
    }

    private static void require(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed is " + least + ".." + most);
        }
    }
}
