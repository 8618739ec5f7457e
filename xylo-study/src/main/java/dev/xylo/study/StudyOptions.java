package dev.xylo.study;

import dev.xylo.core.chip.Core;
import dev.xylo.sim.twin.TwinOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What to compare.
 *
 * @param configurations what to bring to the chip; names must differ
 * @param core revision that is simulated
 * @param baseline the float twin that the chip is compared with
 */
public record StudyOptions(List<Configuration> configurations, Core core, TwinOptions baseline) {
    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if two configurations have the same name
     */
    public StudyOptions {
        configurations = List.copyOf(configurations);
        Set<String> names = new HashSet<>();
        for (Configuration configuration : configurations) {
            if (!names.add(configuration.name())) {
                throw new IllegalArgumentException("the configuration " + configuration.name() + " is asked for twice");
            }
        }
    }
}
