package dev.xylo.study;

import dev.xylo.core.network.NetworkShape;
import java.util.List;

/**
 * All outcomes of a study.
 *
 * @param title what was studied, for the report
 * @param shape sizes of the network
 * @param samples number of samples
 * @param steps time steps over all samples
 * @param baseline the float twin's outcome
 * @param options what was asked for
 * @param configurations one outcome per configuration, in the order asked for
 */
public record StudyResult(
        String title,
        NetworkShape shape,
        int samples,
        long steps,
        StudyOptions options,
        Outcome baseline,
        List<ConfigurationOutcome> configurations) {
    /** Copies the list. */
    public StudyResult {
        configurations = List.copyOf(configurations);
    }
}
