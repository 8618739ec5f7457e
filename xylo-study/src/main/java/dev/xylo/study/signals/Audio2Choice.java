package dev.xylo.study.signals;

import dev.xylo.formats.signal.SignalFile;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio2.AnalogParameters;
import dev.xylo.frontend.audio2.Audio2FrontEnd;
import dev.xylo.frontend.audio2.Mismatch;
import dev.xylo.frontend.audio3.Resampler;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Audio 2's analog model. A recording below the rate that the model needs is interpolated linearly to a multiple of its own.
 *
 * @param channel of the recording, from 0
 * @param scale factor in front of the microphone
 * @param seed of mismatch and noise
 * @param noise whether amplifier and filters have noise
 * @param offset whether they have offsets
 * @param mismatch whether the filters vary
 * @param gainDb 0, 6 or 12
 * @param dt seconds per row
 * @param fidelity whom to follow where simulation and chip differ
 */
public record Audio2Choice(
        int channel,
        double scale,
        long seed,
        boolean noise,
        boolean offset,
        boolean mismatch,
        int gainDb,
        double dt,
        Fidelity fidelity)
        implements FrontEndChoice {
    @Override
    public Chain chain(OptionalDouble rate) {
        double given = Sound.needed(rate);
        double used = given * Math.max(1, Math.ceil(AnalogParameters.LEAST_RATE / given));
        Chain model =
                Audio2FrontEnd.analog(new AnalogParameters(used, seed, noise, offset, mismatch, gainDb, dt), fidelity);
        return used == given ? model : new Chain(List.of(new Resampler(given, used))).then(model);
    }

    @Override
    public Signal block(SignalFile file, double[] values, long first) {
        double[] samples = Sound.channel(file, values, channel);
        for (int t = 0; t < samples.length; t++) {
            samples[t] = scale * samples[t];
        }
        return Signal.ofReals(samples);
    }

    @Override
    public double timeStep(OptionalDouble rate) {
        return dt;
    }

    @Override
    public int channels() {
        return Mismatch.FILTERS;
    }
}
