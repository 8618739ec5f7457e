package dev.xylo.study.signals;

import dev.xylo.formats.signal.SignalFile;

/** One channel of a sound file, at full scale 1. */
final class Sound {
    private Sound() {}

    static double[] channel(SignalFile file, double[] values, int channel) {
        if (channel < 0 || channel >= file.channels()) {
            throw new IllegalArgumentException("the recording has channels 0.." + (file.channels() - 1) + "; channel "
                    + channel + " is not there");
        }
        double scale = file.fullScale().orElse(1);
        double[] samples = new double[values.length / file.channels()];
        for (int t = 0; t < samples.length; t++) {
            samples[t] = values[t * file.channels() + channel] / scale;
        }
        return samples;
    }

    static double needed(java.util.OptionalDouble rate) {
        return rate.orElseThrow(() ->
                new IllegalArgumentException("the recording does not state its sampling rate; give it with --rate HZ"));
    }
}
