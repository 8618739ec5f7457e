package dev.xylo.cli;

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
                            + " 0.02, with 95 %% confidence (the far end of the paired interval).")
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

    /** Why the study is not good enough, in one line, or empty. */
    Optional<String> failure(StudyResults results) {
        List<String> reasons = new ArrayList<>();
        for (int c = 0; c < results.names().size(); c++) {
            String name = results.names().get(c);
            double accuracy = results.number(c, "accuracy");
            double loss = -results.number(c, "difference_lower_95");
            if (failBelow != null && accuracy < failBelow) {
                reasons.add(String.format(
                        Locale.ROOT, "%s is right on %.2f %%, below %.2f %%", name, 100 * accuracy, 100 * failBelow));
            }
            if (maxLoss != null && loss > maxLoss) {
                reasons.add(String.format(
                        Locale.ROOT,
                        "%s may lose %.2f points (95 %% paired interval), more than %.2f",
                        name,
                        100 * loss,
                        100 * maxLoss));
            }
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }
}
