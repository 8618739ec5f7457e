package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the network that integers shall follow: how it was trained, and how its answer is read.
 *
 * @param decay of its states, where that is known
 * @param caps of its spikes, where these are known
 * @param timing of its spikes, where that is known
 * @param decoding that reads its answer
 */
public record Following(Optional<Decay> decay, Optional<Caps> caps, Optional<ReadoutTiming> timing, Decoding decoding) {
    /** Nothing is known but that spikes are counted. */
    public static final Following UNKNOWN =
            new Following(Optional.empty(), Optional.empty(), Optional.empty(), Decoding.DEFAULT);

    /** Confidences that differ by less say nothing. */
    private static final double SURER = 1.05;

    /**
     * All is known, and spikes are counted.
     *
     * @param twin decay, caps and timing
     * @return what is followed
     */
    public static Following of(TwinOptions twin) {
        return new Following(
                Optional.of(twin.decay()), Optional.of(twin.caps()), Optional.of(twin.timing()), Decoding.DEFAULT);
    }

    /**
     * The decay is known.
     *
     * @param decay of states
     * @return what is followed
     */
    public static Following of(Decay decay) {
        return new Following(Optional.of(decay), Optional.empty(), Optional.empty(), Decoding.DEFAULT);
    }

    /**
     * What a study says. The chip's caps and timing, which it has where nothing is said, are no knowledge of the training.
     *
     * @param said decay, caps and timing of the study's float reference
     * @param decoding reads the answer
     * @return what is followed
     */
    public static Following of(TwinOptions said, Decoding decoding) {
        return new Following(
                Optional.of(said.decay()),
                Optional.of(said.caps()).filter(caps -> !caps.equals(Caps.CHIP)),
                Optional.of(said.timing()).filter(timing -> timing != ReadoutTiming.CHIP),
                decoding);
    }

    /**
     * The same, read in another way.
     *
     * @param other reads the answer
     * @return what is followed
     */
    public Following with(Decoding other) {
        return new Following(decay, caps, timing, other);
    }

    /**
     * The master. What is not known is taken as networks are usually trained: exponential decay, spikes uncapped, layer after layer within
     * the step. Of the decays the network's own answers tell: it is surest of them with that which it was trained with.
     *
     * @param network the float network
     * @param samples like those that it was trained on; others tell nothing of the decay
     * @param alike whether the samples are like those
     */
    Master master(FloatNetwork network, List<SpikeRaster> samples, boolean alike) {
        Master usual = run(network, decay.orElse(Decay.EXPONENTIAL), samples);
        if (decay.isPresent() || !alike) {
            return usual;
        }
        Master euler = run(network, Decay.EULER, samples);
        return euler.confidence() > SURER * usual.confidence() ? euler : usual;
    }

    private Master run(FloatNetwork network, Decay with, List<SpikeRaster> samples) {
        boolean endless = Arrays.stream(network.values(Parameter.THRESHOLD)).anyMatch(threshold -> threshold == 0)
                || Arrays.stream(network.values(Parameter.THRESHOLD_OUT)).anyMatch(threshold -> threshold == 0);
        TwinOptions way =
                new TwinOptions(with, caps.orElse(endless ? Caps.CHIP : Caps.NONE), timing.orElse(ReadoutTiming.TORCH));
        try {
            return Master.of(network, way, decoding, samples);
        } catch (IllegalArgumentException e) {
            if (timing.isPresent()) {
                throw e;
            }
            // Connections that torch's layers do not have.
            return Master.of(
                    network, new TwinOptions(way.decay(), way.caps(), ReadoutTiming.ROCKPOOL), decoding, samples);
        }
    }
}
