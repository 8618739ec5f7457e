package dev.xylo.cli;

import dev.xylo.study.results.LossBound;
import dev.xylo.study.results.StudyResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a study must reach, so that a build can depend on it. Every configuration must. */
final class Gate {
    /** Exit status of a study that is complete, but not good enough. */
    static final int NOT_REACHED = 3;

    @Option(
            names = "--fail-below",
            paramLabel = "SHARE",
            description = "Exit with status 3 if a configuration's accuracy is below this share, such as 0.93.")
    Double failBelow;

    @Option(
            names = "--max-loss",
            paramLabel = "SHARE",
            description =
                    "Exit with status 3 unless a configuration's loss against the float network is at most this share, such as"
                            + " 0.02: the far end of the two-sided 95 %% score interval on the same samples, so that a greater"
                            + " loss passes in at most about 2.5 %% of studies. Where the samples are too few to tell, the status is 3"
                            + " as well, and a line says how many would do.")
    Double maxLoss;

    /** Says what is wrong with the options, if anything. */
    Optional<String> complaint(boolean labelled) {
        if (failBelow != null && !(failBelow >= 0 && failBelow <= 1)) {
            return Optional.of("--fail-below is " + failBelow + "; it must be a share, 0..1");
        }
        if (maxLoss != null && !(maxLoss >= -1 && maxLoss <= 1)) {
            return Optional.of("--max-loss is " + maxLoss + "; it must be a share, -1..1");
        }
        return !labelled && (failBelow != null || maxLoss != null)
                ? Optional.of("--fail-below and --max-loss need labels; the samples have none")
                : Optional.empty();
    }

    /**
     * Why the study is not good enough: one line for what is known to be too bad, one for each configuration of which the samples cannot
     * tell.
     */
    List<String> failures(StudyResults results) {
        List<String> bad = new ArrayList<>();
        List<String> open = new ArrayList<>();
        for (int c = 0; c < results.names().size(); c++) {
            String name = results.names().get(c);
            double accuracy = results.number(c, "accuracy");
            if (failBelow != null && accuracy < failBelow) {
                bad.add(String.format(
                        Locale.ROOT, "%s is right on %.2f %%, below %.2f %%", name, 100 * accuracy, 100 * failBelow));
            }
            if (maxLoss != null) {
                LossBound bound = LossBound.of(results, c, maxLoss);
                switch (bound.outcome()) {
                    case EXCEEDED -> bad.add(bound.text());
                    case UNDECIDED -> open.add("cannot tell: " + bound.text());
                    case KEPT -> {}
                }
            }
        }
        if (!bad.isEmpty()) {
            open.add(0, "not good enough: " + String.join("; ", bad));
        }
        return open;
    }
}
