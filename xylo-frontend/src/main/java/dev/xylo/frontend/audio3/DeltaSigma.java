package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.function.Consumer;

/**
 * A model of a PDM microphone: a delta-sigma modulator of order 4 at 1.5625 MHz, in double, in exactly the order written here; all derivatives
 * are formed from the old state. Begins anew with every call.
 *
 * <pre>
 *     d0 = B*u + F0*Q;  d1 = A1*s0 + F1*Q;  d2 = A2*s1 + F2*Q;  d3 = A3*s2 + F3*Q
 *     s_i = s_i + d_i / 1562500
 *     Q = +1 if s3 > 0, else -1
 * </pre>
 */
public record DeltaSigma() implements Stage {
    /** Bits per second. */
    public static final double RATE = 1562500;

    private static final double B = 0x1.057b0484d5130p+6;
    private static final double F0 = -0x1.057b0484d5130p+6;
    private static final double F1 = -0x1.097f466236bcep+11;
    private static final double F2 = -0x1.0d9353cfbcf88p+15;
    private static final double F3 = -0x1.40adc5b16674ap+18;
    /** One unit in the last place below the rate. */
    private static final double A1 = 1562499.9999999998;

    private static final double A2 = 1562500;
    private static final double A3 = 1562500;

    /** A modulator that follows its input stays far below; one that diverges grows without end. */
    private static final double DIVERGED = 1e3;

    @Override
    public String name() {
        return "PDM microphone";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private double s0;
        private double s1;
        private double s2;
        private double s3;
        private double q;
        private long sample;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            double[] u = in.reals();
            long[] bits = new long[u.length];
            double[] before = recorder.wants("pre_quantizer") ? new double[u.length] : null;
            for (int t = 0; t < u.length; t++) {
                if (!(Math.abs(u[t]) <= 1)) {
                    throw new FrontEndException(
                            name(),
                            sample + t,
                            FrontEndException.NO_CHANNEL,
                            u[t] + " is beyond the microphone's range, -1..1");
                }
                double d0 = B * u[t] + F0 * q;
                double d1 = A1 * s0 + F1 * q;
                double d2 = A2 * s1 + F2 * q;
                double d3 = A3 * s2 + F3 * q;
                s0 = s0 + d0 / RATE;
                s1 = s1 + d1 / RATE;
                s2 = s2 + d2 / RATE;
                s3 = s3 + d3 / RATE;
                q = s3 > 0 ? 1 : -1;
                bits[t] = (long) q;
                if (before != null) {
                    before[t] = s3;
                }
            }
            sample += u.length;
            if (!(Math.abs(s3) < DIVERGED)) {
                recorder.warn(
                        Corner.PDM_DIVERGED,
                        "the model of the microphone diverged before sample " + sample
                                + ": its bits no longer follow the sound; a softer input does not do this");
            }
            if (before != null) {
                recorder.record("pre_quantizer", Signal.ofReals(before));
            }
            Signal pdm = Signal.ofIntegers(bits);
            recorder.record("pdm", pdm);
            out.accept(pdm);
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            s0 = 0;
            s1 = 0;
            s2 = 0;
            s3 = 0;
            q = 0;
            sample = 0;
        }
    }
}
