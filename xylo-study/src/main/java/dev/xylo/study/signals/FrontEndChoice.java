package dev.xylo.study.signals;

import dev.xylo.formats.signal.SignalFile;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Signal;
import java.util.OptionalDouble;

/** A front-end with its settings, for recordings of any rate. Immutable. */
public interface FrontEndChoice {
    /**
     * The chain for recordings of a rate.
     *
     * @param rate samples per second, if it is known
     * @return from what {@link #block} gives to spike counts
     * @throws IllegalArgumentException if the rate is needed and not known, or the front-end cannot take it
     */
    Chain chain(OptionalDouble rate);

    /**
     * Prepares samples of a file for the chain.
     *
     * @param file where they came from
     * @param values as {@link SignalFile#next} gave them
     * @param first index of the first of them
     * @return the chain's input
     * @throws IllegalArgumentException if the file has not the channels that the front-end takes, or a value is none of its
     */
    Signal block(SignalFile file, double[] values, long first);

    /**
     * Duration of a step of the core.
     *
     * @param rate samples per second of the recording, if it is known
     * @return seconds
     */
    double timeStep(OptionalDouble rate);

    /**
     * Output channels.
     *
     * @return input channels of the network
     */
    int channels();
}
