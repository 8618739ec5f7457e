package dev.xylo.study.signals;

import dev.xylo.formats.signal.SignalFile;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio3.AgcParameters;
import dev.xylo.frontend.audio3.Audio3FrontEnd;
import dev.xylo.frontend.audio3.Audio3Parameters;
import dev.xylo.frontend.audio3.FirDecimator;
import dev.xylo.frontend.audio3.Specifications;
import java.util.OptionalDouble;

/**
 * Audio 3.
 *
 * @param input what the recording stands for
 * @param channel of the recording, from 0
 * @param scale factor in front of the chain
 * @param parameters settings from the filter bank on
 * @param agc settings of the analog input
 * @param dt seconds per step of the core; empty to take {@code parameters} as they are
 * @param mirror whether filter bank and spike generator run over their mirrored inputs
 * @param fidelity whom to follow where simulation and chip differ
 */
public record Audio3Choice(
        Input input,
        int channel,
        double scale,
        Audio3Parameters parameters,
        AgcParameters agc,
        OptionalDouble dt,
        boolean mirror,
        Fidelity fidelity)
        implements FrontEndChoice {
    /** What comes in. */
    public enum Input {
        /** Samples, straight to the quantizer. */
        EXTERNAL,
        /** Sound in front of a PDM microphone. */
        PDM,
        /** The bits of a PDM microphone, +1 and -1. */
        PDM_BITS,
        /** Volts at the analog input, with automatic gain control. */
        ANALOG
    }

    @Override
    public Chain chain(OptionalDouble rate) {
        Audio3Parameters timed = timed();
        return switch (input) {
            case EXTERNAL -> Audio3FrontEnd.external(Sound.needed(rate), 1, timed, mirror);
            case PDM -> Audio3FrontEnd.pdm(Sound.needed(rate), FirDecimator.DEFAULT_TAPS, timed, mirror, fidelity);
            case PDM_BITS -> Audio3FrontEnd.pdmBits(FirDecimator.DEFAULT_TAPS, timed, mirror, fidelity);
            case ANALOG -> Audio3FrontEnd.agc(Sound.needed(rate), agc).then(Audio3FrontEnd.core(timed, mirror));
        };
    }

    private Audio3Parameters timed() {
        if (dt.isEmpty()) {
            return parameters;
        }
        return parameters.withSamplesPerStep(Specifications.samplesPerStep(dt.getAsDouble(), sampleRate())
                .orElseThrow(() -> new IllegalArgumentException("a step of " + dt.getAsDouble()
                        + " s is not within 1 us of a whole number of samples at " + sampleRate() + " Hz")));
    }

    private double sampleRate() {
        return input == Input.ANALOG ? AgcParameters.RATE : Audio3FrontEnd.RATE;
    }

    @Override
    public Signal block(SignalFile file, double[] values, long first) {
        if (input != Input.PDM_BITS) {
            double[] samples = Sound.channel(file, values, channel);
            for (int t = 0; t < samples.length; t++) {
                samples[t] = scale * samples[t];
            }
            return Signal.ofReals(samples);
        }
        if (channel >= file.channels()) {
            throw new IllegalArgumentException("the recording has " + file.channels() + " channels");
        }
        long[] bits = new long[values.length / file.channels()];
        for (int t = 0; t < bits.length; t++) {
            double bit = values[t * file.channels() + channel];
            if (bit != 1 && bit != -1) {
                throw new FrontEndException(
                        "PDM filter", first + t, channel, bit + " is no PDM bit; bits are +1 and -1");
            }
            bits[t] = (long) bit;
        }
        return Signal.ofIntegers(bits);
    }

    @Override
    public double timeStep(OptionalDouble rate) {
        return timed().samplesPerStep() / sampleRate();
    }

    @Override
    public int channels() {
        return parameters.selectFilters().size();
    }
}
