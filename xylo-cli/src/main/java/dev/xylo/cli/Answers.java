package dev.xylo.cli;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was decoded, for files and for people. */
final class Answers {
    private static final int SHOWN = 20;

    private Answers() {}

    /** {@code scores (samples, classes)} and {@code decision (samples,)}. */
    static Map<String, NdArray> arrays(List<double[]> scores) {
        int classes = scores.getFirst().length;
        double[] flat = scores.stream().flatMapToDouble(Arrays::stream).toArray();
        return Map.of(
                "scores",
                NdArray.ofDoubles(flat, scores.size(), classes),
                "decision",
                NdArray.ofInts(DType.INT32, decisions(scores), scores.size()));
    }

    /** One line: how many are right where there are labels, else the first decisions. */
    static String text(List<double[]> scores, int[] labels, Decoding decoding) {
        int[] decided = decisions(scores);
        if (labels.length > 0) {
            long right = IntStream.range(0, decided.length)
                    .filter(i -> decided[i] == labels[i])
                    .count();
            return String.format(
                    Locale.ROOT,
                    "decoded by %s: %d of %d right (%.1f %%)",
                    decoding,
                    right,
                    decided.length,
                    100.0 * right / decided.length);
        }
        return "decoded by " + decoding + ": "
                + Arrays.stream(decided)
                        .limit(SHOWN)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(" "))
                + (decided.length > SHOWN ? " and " + (decided.length - SHOWN) + " more" : "");
    }

    private static int[] decisions(List<double[]> scores) {
        return scores.stream().mapToInt(Scores::decide).toArray();
    }
}
