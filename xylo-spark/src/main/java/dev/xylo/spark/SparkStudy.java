package dev.xylo.spark;

import dev.xylo.cli.Main;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code spark-submit xylo-spark.jar} starts: {@code xylo study} with the same options, on the master that spark-submit was given.
 */
public final class SparkStudy {
    private static final String MASTER = "spark.master";

    private SparkStudy() {}

    /**
     * Runs a study and exits with its status.
     *
     * @param args as of {@code xylo study}
     */
    public static void main(String[] args) {
        List<String> words = new ArrayList<>(List.of("study"));
        words.addAll(List.of(args));
        if (System.getProperty(MASTER) != null) {
            words.addAll(List.of("--spark", System.getProperty(MASTER)));
        }
        Main.main(words.toArray(String[]::new));
    }
}
