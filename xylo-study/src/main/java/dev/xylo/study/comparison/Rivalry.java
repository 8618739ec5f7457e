package dev.xylo.study.comparison;

import dev.xylo.study.statistics.Holm;
import dev.xylo.study.statistics.McNemar;
import dev.xylo.study.statistics.StudentT;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a method is ever significantly worse than the best of the published ones.
 *
 * <p>The rival is chosen anew for every network and width, as the one that is best on the very samples that are tested on: this favours the
 * rival, never the method. All p-values of all methods are corrected together.
 */
public final class Rivalry {
    /** Below it a corrected p-value is called significant. */
    public static final double SIGNIFICANT = 0.05;

    private final Compared compared;
    private final int[] rivals;

    /**
     * One method against its best rival, at one width.
     *
     * @param variant index of the method
     * @param width index of the bits
     * @param network index of the network, -1 for the mean over all networks
     * @param rival index of the rival; over all networks each has its own, and this is -1
     * @param points mean accuracy of the method minus that of the rival, percentage points
     * @param p two-sided
     * @param holm p after Holm's correction over all tests of their kind
     */
    public record Test(int variant, int width, int network, int rival, double points, double p, double holm) {
        /**
         * Whether the method is worse, and by more than chance.
         *
         * @return true if it lost
         */
        public boolean worse() {
            return points < 0 && holm < SIGNIFICANT;
        }

        /**
         * Whether the method is better, and by more than chance.
         *
         * @return true if it won
         */
        public boolean better() {
            return points > 0 && holm < SIGNIFICANT;
        }

        private Test corrected(double adjusted) {
            return new Test(variant, width, network, rival, points, p, adjusted);
        }
    }

    /**
     * Of a comparison with at least one published method.
     *
     * @param compared the outcomes
     */
    public Rivalry(Compared compared) {
        this.compared = compared;
        this.rivals = IntStream.range(0, compared.variants().size())
                .filter(v -> compared.variants().get(v).published())
                .toArray();
        if (rivals.length == 0) {
            throw new IllegalArgumentException("there is no published method to compare with");
        }
    }

    /**
     * Every network by itself: exact McNemar tests on the same samples.
     *
     * @return by method, width and network
     */
    public List<Test> byNetwork() {
        List<Test> tests = new ArrayList<>();
        for (int v : own()) {
            for (int b = 0; b < compared.bits().size(); b++) {
                for (int n = 0; n < compared.networks(); n++) {
                    int rival = best(b, n);
                    Outcome mine = compared.outcome(v, b, n);
                    Outcome theirs = compared.outcome(rival, b, n);
                    int won = mine.onlyHere(theirs);
                    int lost = theirs.onlyHere(mine);
                    double points = 100.0 * (won - lost) / compared.samples();
                    tests.add(new Test(v, b, n, rival, points, McNemar.exact(won, lost), Double.NaN));
                }
            }
        }
        return corrected(tests);
    }

    /**
     * Over all networks: paired t-tests of the differences.
     *
     * @return by method and width; none with fewer than two networks
     */
    public List<Test> overNetworks() {
        List<Test> tests = new ArrayList<>();
        if (compared.networks() < 2) {
            return tests;
        }
        for (int v : own()) {
            for (int b = 0; b < compared.bits().size(); b++) {
                double[] points = differences(v, b);
                tests.add(new Test(v, b, -1, -1, StudentT.mean(points, 0.95).value(), StudentT.p(points), Double.NaN));
            }
        }
        return corrected(tests);
    }

    /**
     * How much better a method is than the best rival of each network.
     *
     * @param variant index of the method
     * @param width index of the bits
     * @return percentage points by network
     */
    public double[] differences(int variant, int width) {
        return IntStream.range(0, compared.networks())
                .mapToDouble(n -> 100.0
                        * (compared.outcome(variant, width, n).correct()
                                - compared.outcome(best(width, n), width, n).correct())
                        / compared.samples())
                .toArray();
    }

    /**
     * Methods that are none of the published ones, without those that lack an ingredient.
     *
     * @return their indices
     */
    public int[] own() {
        return IntStream.range(0, compared.variants().size())
                .filter(v -> compared.variants().get(v).complete())
                .toArray();
    }

    /** The published method with most samples right, the first of several. */
    private int best(int width, int network) {
        int best = rivals[0];
        for (int rival : rivals) {
            if (compared.outcome(rival, width, network).correct()
                    > compared.outcome(best, width, network).correct()) {
                best = rival;
            }
        }
        return best;
    }

    private static List<Test> corrected(List<Test> tests) {
        if (tests.isEmpty()) {
            return tests;
        }
        double[] holm = Holm.adjust(tests.stream().mapToDouble(Test::p).toArray());
        List<Test> corrected = new ArrayList<>();
        for (int i = 0; i < holm.length; i++) {
            corrected.add(tests.get(i).corrected(holm[i]));
        }
        return corrected;
    }
}
