package dev.xylo.frontend.imu;

import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Mirrored;
import dev.xylo.frontend.Quantizer;
import dev.xylo.frontend.Stage;
import java.util.ArrayList;
import java.util.List;

/** Chains of the IMU interface. */
public final class ImuFrontEnd {
    /** Samples per second; one is one step of the core. */
    public static final double RATE = 200;

    private ImuFrontEnd() {}

    /**
     * From integer samples (T, 3) to spike counts (T, channels).
     *
     * @param parameters settings
     * @param mirror whether the filters run over the mirrored signal
     * @param fidelity whom to follow where simulation and chip differ
     * @return the chain; records {@code covariance}, {@code covariance_held}, {@code jsvd_in}, {@code jsvd_rotation_sorted}, {@code
     *     jsvd_diagonal_sorted}, {@code rotation_used}, {@code rotated}, {@code filter_ar}, {@code filtered}, {@code spikes}
     */
    public static Chain chain(ImuParameters parameters, boolean mirror, Fidelity fidelity) {
        boolean asReference = fidelity == Fidelity.REFERENCE;
        List<Stage> stages = new ArrayList<>();
        if (!parameters.bypassJsvd()) {
            stages.add(new Covariance(parameters.averagingShift(), asReference));
            stages.add(new SampleAndHold(parameters.holdPeriod()));
            stages.add(new RotationEstimate(asReference));
            stages.add(new Rotation());
        }
        Stage filters = new ImuFilterBank(parameters.filters());
        stages.add(mirror ? Mirrored.of(filters, Samples.AXES) : filters);
        stages.add(
                parameters.iafEncoder()
                        ? new IafEncoder(parameters.thresholds())
                        : new ScaleEncoder(parameters.scales()));
        return new Chain(stages);
    }

    /**
     * From samples in g to integers, before {@link #chain}.
     *
     * @param scale factor; 1 g becomes {@code scale * 2^(bits - 1)}
     * @param bits width, 16 for the interface
     * @return a chain of the one stage; records {@code quantized}
     */
    public static Chain quantizer(double scale, int bits) {
        return new Chain(List.of(new Quantizer(scale, bits)));
    }
}
