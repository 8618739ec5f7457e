/**
 * Numbers that say whether and how much two configurations differ. Pure functions: the same arguments give the same bits on every
 * machine, nothing is logged, no state is kept ({@link dev.xylo.study.statistics.ErrorPower} is the one accumulator).
 *
 * <p>Two configurations that were run on the same samples are paired, and are compared as such:
 *
 * <ol>
 *   <li>{@link dev.xylo.study.statistics.PairedDifference} gives the difference of their accuracies with an interval: how much;
 *   <li>{@link dev.xylo.study.statistics.McNemar} gives the probability of so uneven a split of the samples that only one of them gets
 *       right, were both equally good: whether at all;
 *   <li>{@link dev.xylo.study.statistics.Holm} corrects several such probabilities, one per comparison that is reported together.
 * </ol>
 *
 * <p>{@link dev.xylo.study.statistics.Classification} says which classes suffer, {@link dev.xylo.study.statistics.EarthMover} how far
 * two distributions (of spike counts, for example) are apart, {@link dev.xylo.study.statistics.ErrorPower} how large the error of a
 * signal is beside the signal itself.
 *
 * <pre>{@code
 * boolean[] chip = {true, false, true, true};
 * boolean[] twin = {true, true, true, true};
 * Interval lost = PairedDifference.of(4, 1, 0, 0.95); // first: the twin
 * double p = McNemar.exact(1, 0); // the twin alone is right once, the chip alone never
 * double[] corrected = Holm.adjust(new double[] {p, 0.01});
 * }</pre>
 *
 * <p>Of a detector: {@link dev.xylo.study.statistics.Detection} at one threshold, {@link dev.xylo.study.statistics.Roc} over all, {@link
 * dev.xylo.study.statistics.DeLong} for the area and the difference of two. {@link dev.xylo.study.statistics.Groups} for samples that are not
 * independent, {@link dev.xylo.study.statistics.StudentT} over several trained networks.
 *
 * <p>A 95 % interval is given where it covers 93 to 97 % of the truths, and is empty where no method at hand does. How much each covers, and
 * with which rates, is computed by {@code CoverageTest}, and listed in docs/statistics.md. {@link
 * dev.xylo.study.statistics.PairedBootstrap} stays for comparison: it does not keep its level on small and near-perfect sets.
 *
 * <p>Arguments that are no sample at all (empty, of different lengths, not a number) are refused with an {@link
 * java.lang.IllegalArgumentException} whose message names them.
 */
package dev.xylo.study.statistics;
