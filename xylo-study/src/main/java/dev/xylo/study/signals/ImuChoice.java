package dev.xylo.study.signals;

import dev.xylo.formats.signal.SignalFile;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.imu.ImuFrontEnd;
import dev.xylo.frontend.imu.ImuParameters;
import java.util.OptionalDouble;

/**
 * The IMU interface.
 *
 * @param parameters settings
 * @param quantize scale of the quantizer for samples in g; empty where the samples are integers already
 * @param mirror whether the filters run over the mirrored signal
 * @param fidelity whom to follow where simulation and chip differ
 */
public record ImuChoice(ImuParameters parameters, OptionalDouble quantize, boolean mirror, Fidelity fidelity)
        implements FrontEndChoice {
    private static final int AXES = 3;
    private static final int BITS = 16;

    @Override
    public Chain chain(OptionalDouble rate) {
        if (rate.isPresent() && rate.getAsDouble() != ImuFrontEnd.RATE) {
            throw new IllegalArgumentException("the recording has " + rate.getAsDouble()
                    + " samples per second; the IMU interface takes " + (int) ImuFrontEnd.RATE);
        }
        Chain chain = ImuFrontEnd.chain(parameters, mirror, fidelity);
        return quantize.isPresent()
                ? ImuFrontEnd.quantizer(quantize.getAsDouble(), BITS).then(chain)
                : chain;
    }

    @Override
    public Signal block(SignalFile file, double[] values, long first) {
        if (file.channels() != AXES) {
            throw new IllegalArgumentException(
                    "the recording has " + file.channels() + " channels; the IMU interface takes 3 (x, y, z)");
        }
        if (quantize.isPresent()) {
            return Signal.ofReals(values, AXES);
        }
        long[] integers = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            integers[i] = (long) values[i];
            if (integers[i] != values[i]) {
                throw new FrontEndException(
                        "input",
                        first + i / AXES,
                        i % AXES,
                        values[i] + " is no integer; --quantize SCALE reads samples in g");
            }
        }
        return Signal.ofIntegers(integers, AXES);
    }

    @Override
    public double timeStep(OptionalDouble rate) {
        return 1 / ImuFrontEnd.RATE;
    }

    @Override
    public int channels() {
        return parameters.channels();
    }
}
