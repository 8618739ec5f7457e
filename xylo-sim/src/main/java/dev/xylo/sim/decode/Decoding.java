package dev.xylo.sim.decode;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How runs are decoded.
 *
 * @param name of the decoder, one of {@link Decoders#names}
 * @param from first step that is looked at, at least 0; earlier ones are simulated, and ignored
 * @param hidden hidden neurons for {@link Decoders#HIDDEN_COUNT}, one for each class; else empty
 */
public record Decoding(String name, int from, List<Integer> hidden) {
    /** Most output spikes over the whole run. */
    public static final Decoding DEFAULT = new Decoding(Decoders.DEFAULT, 0, List.of());

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if there is no such decoder, a number is negative, or the hidden neurons do not go with it
     */
    public Decoding {
        hidden = List.copyOf(hidden);
        Decoders.of(name, hidden);
        if (from < 0 || hidden.stream().anyMatch(neuron -> neuron < 0)) {
            throw new IllegalArgumentException("steps and neurons are numbered from 0 on");
        }
    }

    /**
     * What reads the scores.
     *
     * @return the decoder
     */
    public Decoder decoder() {
        return Decoders.of(name, hidden);
    }

    /**
     * Scores of a run.
     *
     * @param run has recorded what the decoder needs
     * @return {@code (classes)}
     */
    public double[] scores(StateRecording run) {
        return decoder().scores(run, from);
    }

    /**
     * Decision of a run.
     *
     * @param run has recorded what the decoder needs
     * @return index of the class
     */
    public int decide(StateRecording run) {
        return Scores.decide(scores(run));
    }

    /**
     * Checks that a network, and runs of some length, can be decoded so.
     *
     * @param shape sizes of the network
     * @param steps steps of each sample
     * @throws IllegalArgumentException if a hidden neuron does not exist, or a sample is over before the first step that counts
     */
    public void check(NetworkShape shape, int... steps) {
        for (int neuron : hidden) {
            if (neuron >= shape.hidden()) {
                throw new IllegalArgumentException("the decoder reads hidden neuron " + neuron + "; the network has "
                        + shape.hidden() + ", from 0 on");
            }
        }
        IntStream.range(0, steps.length)
                .filter(sample -> steps[sample] <= from)
                .findFirst()
                .ifPresent(sample -> {
                    throw new IllegalArgumentException("decoding begins at step " + from + ", but sample " + sample
                            + " has " + steps[sample] + " steps (0.." + (steps[sample] - 1) + ")");
                });
    }

    /** Such as {@code vmem-mean from step 30}. */
    @Override
    public String toString() {
        return name
                + (hidden.isEmpty() ? "" : " of hidden neurons " + hidden)
                + (from == 0 ? "" : " from step " + from);
    }
}
