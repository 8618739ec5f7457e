package dev.xylo.formats.data;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a data file may not say of itself. Immutable; every method that sets something returns a changed copy.
 *
 * <p>Channels and classes that a network has are a help, not an order: with them a raster that stands the wrong way round is recognised,
 * and labels that start at 1 are.
 */
public final class DataOptions implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Key that no file has. */
    private static final String NO_LABELS = "\0";

    /** Nothing is said. */
    public static final DataOptions NONE = new DataOptions(null, null, null, 0, 0, 0, 0, 0);

    private final String inputKey;
    private final String labelKey;
    private final String labels;
    private final double timeStep;
    private final int channels;
    private final int steps;
    private final int networkInputs;
    private final int networkOutputs;

    private DataOptions(
            String inputKey,
            String labelKey,
            String labels,
            double timeStep,
            int channels,
            int steps,
            int networkInputs,
            int networkOutputs) {
        this.inputKey = inputKey;
        this.labelKey = labelKey;
        this.labels = labels;
        this.timeStep = timeStep;
        this.channels = channels;
        this.steps = steps;
        this.networkInputs = networkInputs;
        this.networkOutputs = networkOutputs;
    }

    /**
     * Names the array that holds the samples.
     *
     * @param key its key in the file
     * @return with it
     */
    public DataOptions withInputKey(String key) {
        return new DataOptions(key, labelKey, labels, timeStep, channels, steps, networkInputs, networkOutputs);
    }

    /**
     * Names the array that holds the labels.
     *
     * @param key its key in the file
     * @return with it
     */
    public DataOptions withLabelKey(String key) {
        return new DataOptions(inputKey, key, labels, timeStep, channels, steps, networkInputs, networkOutputs);
    }

    /**
     * Takes the labels from a file of their own.
     *
     * @param file the file
     * @return with it
     */
    public DataOptions withLabels(Path file) {
        return new DataOptions(
                inputKey, labelKey, file.toString(), timeStep, channels, steps, networkInputs, networkOutputs);
    }

    /**
     * Without labels: nobody will look at them, so nothing about them can be wrong.
     *
     * @return without keys and file of labels, and reading none
     */
    public DataOptions unlabelled() {
        return new DataOptions(inputKey, NO_LABELS, null, timeStep, channels, steps, networkInputs, networkOutputs);
    }

    /**
     * Says how long a step is, to cut events into steps.
     *
     * @param seconds above 0, finite
     * @return with it
     * @throws IllegalArgumentException otherwise
     */
    public DataOptions withTimeStep(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException("a time step of " + seconds + " s; needed is one above 0");
        }
        return new DataOptions(inputKey, labelKey, labels, seconds, channels, steps, networkInputs, networkOutputs);
    }

    /**
     * Says how many input channels there are.
     *
     * @param count at least 1
     * @return with it
     * @throws IllegalArgumentException otherwise
     */
    public DataOptions withChannels(int count) {
        return new DataOptions(
                inputKey,
                labelKey,
                labels,
                timeStep,
                atLeastOne("channels", count),
                steps,
                networkInputs,
                networkOutputs);
    }

    /**
     * Says how many steps a sample of events has.
     *
     * @param count at least 1
     * @return with it
     * @throws IllegalArgumentException otherwise
     */
    public DataOptions withSteps(int count) {
        return new DataOptions(
                inputKey,
                labelKey,
                labels,
                timeStep,
                channels,
                atLeastOne("steps", count),
                networkInputs,
                networkOutputs);
    }

    /**
     * Says for which network the data are.
     *
     * @param inputs its input channels, at least 1
     * @param outputs its readout neurons, at least 1
     * @return with it
     * @throws IllegalArgumentException otherwise
     */
    public DataOptions forNetwork(int inputs, int outputs) {
        return new DataOptions(
                inputKey,
                labelKey,
                labels,
                timeStep,
                channels,
                steps,
                atLeastOne("inputs", inputs),
                atLeastOne("outputs", outputs));
    }

    /**
     * Key of the samples.
     *
     * @return empty where the reader is to find it
     */
    public Optional<String> inputKey() {
        return Optional.ofNullable(inputKey);
    }

    /**
     * Key of the labels.
     *
     * @return empty where the reader is to find it
     */
    public Optional<String> labelKey() {
        return Optional.ofNullable(labelKey).filter(key -> wantsLabels());
    }

    /**
     * File of the labels.
     *
     * @return empty where they are in the data file, if anywhere
     */
    public Optional<Path> labels() {
        return Optional.ofNullable(labels).map(Path::of);
    }

    /**
     * Time step.
     *
     * @return seconds, or empty
     */
    public OptionalDouble timeStep() {
        return timeStep == 0 ? OptionalDouble.empty() : OptionalDouble.of(timeStep);
    }

    /**
     * Input channels, as said.
     *
     * @return empty if nothing was said
     */
    public OptionalInt channels() {
        return optional(channels);
    }

    /**
     * Steps of a sample of events.
     *
     * @return empty where a sample ends with its last event
     */
    public OptionalInt steps() {
        return optional(steps);
    }

    /**
     * Input channels of the network.
     *
     * @return empty where no network is known
     */
    public OptionalInt networkInputs() {
        return optional(networkInputs);
    }

    /**
     * Readout neurons of the network.
     *
     * @return empty where no network is known
     */
    public OptionalInt networkOutputs() {
        return optional(networkOutputs);
    }

    /** Whether labels are to be read at all. */
    boolean wantsLabels() {
        return !NO_LABELS.equals(labelKey);
    }

    /** Channels as said, else those of the network. */
    OptionalInt channelsOrInputs() {
        return channels != 0 ? channels() : networkInputs();
    }

    private List<Object> all() {
        return Arrays.asList(inputKey, labelKey, labels, timeStep, channels, steps, networkInputs, networkOutputs);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DataOptions that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return "DataOptions" + all();
    }

    private static OptionalInt optional(int count) {
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private static int atLeastOne(String what, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(count + " " + what + "; needed is at least 1");
        }
        return count;
    }
}
