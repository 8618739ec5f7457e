package dev.xylo.study.results;

import tools.jackson.databind.JsonNode;

/** How a configuration compares with the float reference, in words that the test of the same row bears out. */
final class LossWords {
    /** Level of the tests. */
    static final double SIGNIFICANT = 0.05;

    /** With fewer samples that only one gets right, the exact two-sided test cannot come below 0.05, however they fall. */
    static final int FEWEST_DISCORDANT = 6;

    private LossWords() {}

    /**
     * Such as "1.1 points below the float network (95 % interval of the loss -0.6 to 3.1 points), no more than chance explains (p =
     * 0.302)".
     *
     * @param row a configuration of labelled samples
     * @param configurations how many were tested together
     * @return a clause
     */
    static String clause(JsonNode row, int configurations) {
        return observed(row) + " (" + interval(row) + ")" + judged(row, configurations);
    }

    private static String observed(JsonNode row) {
        double points = row.get("loss_points").asDouble();
        String amount = Words.points(Math.abs(points));
        if (significant(row)) {
            return amount + (points > 0 ? " lost" : " gained");
        }
        return points == 0
                ? discordant(row) == 0
                        ? "right on the same samples as the float network"
                        : "as many as the float network"
                : amount + (points > 0 ? " below" : " above") + " the float network";
    }

    private static String interval(JsonNode row) {
        if (row.get("difference_lower_95").isNull()) {
            return "too few groups, or too few that differ, for an interval";
        }
        return Words.format(
                "95 %% interval of the loss %.1f to %.1f points",
                loss(row, "difference_upper_95"), loss(row, "difference_lower_95"));
    }

    /** An end of the difference as a loss in points; nothing is 0 and not -0. */
    private static double loss(JsonNode row, String end) {
        return 0 - 100 * row.get(end).asDouble();
    }

    private static String judged(JsonNode row, int configurations) {
        double holm = row.get("mcnemar_p_holm").asDouble();
        if (significant(row)) {
            return ", more than chance explains (" + Words.p(holm) + ")";
        }
        if (discordant(row) == 0) {
            return "";
        }
        if (!row.path("differing_groups").isMissingNode()
                && !row.get("differing_groups").isNull()
                && row.get("differing_groups").asInt() < FEWEST_DISCORDANT) {
            return "; only in " + Words.count(row.get("differing_groups").asInt(), "group")
                    + " the two differ, too few for any test";
        }
        if (discordant(row) < FEWEST_DISCORDANT) {
            return "; only " + Words.count(discordant(row), "sample") + " of "
                    + Words.format("%,d", row.get("samples").asInt())
                    + (discordant(row) == 1 ? " tells" : " tell") + " the two apart, too few for any test";
        }
        return heldBack(row)
                ? Words.format(
                        ", which is more than chance explains by itself (%s) but not among %,d configurations (%s after"
                                + " Holm's correction)",
                        Words.p(row.get("mcnemar_p").asDouble()), configurations, Words.p(holm))
                : ", no more than chance explains (" + Words.p(holm) + ")";
    }

    /** Whether the difference is more than chance explains, after Holm's correction. */
    static boolean significant(JsonNode row) {
        return row.get("mcnemar_p_holm").asDouble() < SIGNIFICANT;
    }

    /** Whether it would be, were this the only configuration. */
    static boolean heldBack(JsonNode row) {
        return !significant(row) && row.get("mcnemar_p").asDouble() < SIGNIFICANT;
    }

    private static int discordant(JsonNode row) {
        return row.get("only_float_right").asInt() + row.get("only_chip_right").asInt();
    }
}
