package dev.xylo.study.plan;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.formats.data.DataOptions;
import dev.xylo.formats.network.ReadOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is studied.
 *
 * @param network file of the float specification
 * @param data file of the samples, with labels or without
 * @param calibrate file of unlabelled samples that methods may look at, never the samples themselves
 * @param reading time step and reset where the network's file does not say them
 * @param samples keys, labels, channels and steps where the data file does not say them
 * @param overridden keys of a study file that options beside it have overridden
 */
public record Sources(
        Path network,
        Path data,
        Optional<Path> calibrate,
        ReadOptions reading,
        DataOptions samples,
        List<String> overridden) {
    /** The time step where neither plan nor network says one, s. */
    public static final double DEFAULT_TIME_STEP = 1e-3;

    /**
     * Copies and checks.
     *
     * @throws PlanException if the samples to calibrate on are those that accuracy is measured on
     */
    public Sources {
        overridden = List.copyOf(overridden);
        if (calibrate.isPresent() && calibrate.get().equals(data)) {
            throw new PlanException(
                    PlanKeys.CALIBRATE,
                    "is the file that accuracy is measured on; take other samples, such as the training set");
        }
    }

    /**
     * How the data file is read.
     *
     * @param shape the network that the data are for
     * @return with its width, and the time step if one is known
     */
    public DataOptions readingData(NetworkShape shape) {
        DataOptions options = samples.forNetwork(shape.inputs(), shape.outputs());
        return reading.dt().isPresent() ? options.withTimeStep(reading.dt().getAsDouble()) : options;
    }

    /**
     * The time step that costs and times are reckoned with.
     *
     * @return seconds
     */
    public double timeStep() {
        return reading.dt().orElse(DEFAULT_TIME_STEP);
    }
}
