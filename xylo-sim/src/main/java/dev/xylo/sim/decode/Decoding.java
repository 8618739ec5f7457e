package dev.xylo.sim.decode;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.sim.StateRecording;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How runs are decoded.
 *
 * @param name of the decoder, one of {@link Decoders#names}
 * @param from first step that is looked at, at least 0; earlier ones are simulated, and ignored
 * @param hidden hidden neurons for {@link Decoders#HIDDEN_COUNT}, one for each class; else empty
 * @param detection when a detector says yes; empty where classes are told apart
 */
public record Decoding(String name, int from, List<Integer> hidden, Optional<DetectionRule> detection) {
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
     * Of classes.
     *
     * @param name of the decoder
     * @param from first step that is looked at
     * @param hidden hidden neurons
     * @throws IllegalArgumentException as above
     */
    public Decoding(String name, int from, List<Integer> hidden) {
        this(name, from, hidden, Optional.empty());
    }

    /**
     * The same for runs whose states have another unit.
     *
     * @param scales that unit, by readout; what reads no states has none
     * @return with the threshold of a detector in that unit
     */
    public Decoding in(double[] scales) {
        return detection.isEmpty() || !decoder().readsStates()
                ? this
                : new Decoding(
                        name,
                        from,
                        hidden,
                        Optional.of(new DetectionRule(
                                detection.get().positive(),
                                detection.get().threshold()
                                        * scales[detection.get().readout()])));
    }

    /**
     * How many scores there are.
     *
     * @param shape sizes of the network
     * @return one for each class, or one for a detector
     */
    public int scores(NetworkShape shape) {
        return detection.isPresent() ? 1 : decoder().classes(shape);
    }

    /**
     * How many answers there are.
     *
     * @param shape sizes of the network
     * @return the classes, or 2 for a detector
     */
    public int answers(NetworkShape shape) {
        return detection.isPresent() ? 2 : decoder().classes(shape);
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
     * @return {@code (classes)}; of a detector the one that it looks at
     */
    public double[] scores(StateRecording run) {
        double[] scores = decoder().scores(run, from);
        return detection.isPresent() ? new double[] {scores[detection.get().readout()]} : scores;
    }

    /**
     * Decision of scores.
     *
     * @param scores as {@link #scores(StateRecording)} gives them
     * @return the class of the largest, ties to the lowest index; of a detector 1 for yes, else 0
     */
    public int decide(double[] scores) {
        return detection.isPresent() ? scores[0] >= detection.get().threshold() ? 1 : 0 : Scores.decide(scores);
    }

    /**
     * Whether the tie rule decides.
     *
     * @param scores as above
     * @return never for a detector
     */
    public boolean tied(double[] scores) {
        return detection.isEmpty() && Scores.tied(scores);
    }

    /**
     * Decision of a run.
     *
     * @param run has recorded what the decoder needs
     * @return as of its scores
     */
    public int decide(StateRecording run) {
        return decide(scores(run));
    }

    /**
     * Checks that a network, and runs of some length, can be decoded so.
     *
     * @param shape sizes of the network
     * @param steps steps of each sample
     * @throws IllegalArgumentException if a hidden neuron does not exist, or a sample is over before the first step that counts
     */
    public void check(NetworkShape shape, int... steps) {
        detection.ifPresent(rule -> {
            int classes = decoder().classes(shape);
            if (rule.positive().isEmpty() && classes != 1) {
                throw new IllegalArgumentException("a detector looks at one class; the network tells " + classes
                        + " apart: say which one is positive");
            }
            if (rule.readout() >= classes) {
                throw new IllegalArgumentException(
                        "the positive class is " + rule.readout() + "; there are " + classes + ", from 0 on");
            }
        });
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
                + (from == 0 ? "" : " from step " + from)
                + detection
                        .map(rule -> " of at least " + rule.threshold()
                                + (rule.positive().isPresent() ? " for class " + rule.readout() : ""))
                        .orElse("");
    }
}
