package dev.xylo.study.calibration;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Counter;
import dev.xylo.sim.Counters;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Runs integers bit by bit on samples and compares their answers with those of the network that they shall follow.
 *
 * <p>Answers that agree are counted, but a few samples tell near equals apart by chance only. So integers are ranked by the log loss of the
 * master's answers under a softmax of the chip's scores, whose one gain is fitted: wide margins on the right side count, narrow ones on the
 * wrong side cost little. (The proper score of logistic calibration; Platt 1999.)
 */
final class Judge {
    private static final double[] GAIN = {-12, 12};

    private final Decoding decoding;
    private final Core core;
    private final List<SpikeRaster> samples;
    private final double[][] wanted;

    /**
     * Of one network.
     *
     * @param decoding reads the chip
     * @param core revision
     * @param samples inputs
     * @param wanted scores of the master by sample
     */
    Judge(Decoding decoding, Core core, List<SpikeRaster> samples, double[][] wanted) {
        this.decoding = decoding;
        this.core = core;
        this.samples = samples;
        this.wanted = wanted;
    }

    /**
     * How integers did.
     *
     * @param same answers that agree with the master's
     * @param of how many were compared
     * @param loss log loss of the master's answers, in nats per sample
     * @param saturations of states, over all samples, steps and neurons
     */
    record Verdict(int same, int of, double loss, long saturations) {}

    /** How many samples there are. */
    int samples() {
        return samples.size();
    }

    Verdict judge(XyloNetwork network, int first) {
        int count = Math.min(first, samples.size());
        Simulator simulator = Simulator.of(network, core);
        Set<StateVariable> recorded = decoding.decoder().needed();
        List<Recording> runs = IntStream.range(0, count)
                .parallel()
                .mapToObj(i -> simulator.fork().run(samples.get(i), recorded))
                .toList();
        double[][] scores = new double[count][];
        int same = 0;
        Counters counters = Counters.none(network.shape());
        for (int i = 0; i < count; i++) {
            scores[i] = Master.classes(decoding.scores(runs.get(i)));
            same += Scores.decide(scores[i]) == Scores.decide(wanted[i]) ? 1 : 0;
            counters = counters.plus(runs.get(i).counters());
        }
        long saturations = 0;
        for (Counter counter : Counter.values()) {
            saturations += counter.name().endsWith("SATURATIONS") ? counters.total(counter) : 0;
        }
        return new Verdict(same, count, loss(scores), saturations);
    }

    private double loss(double[][] scores) {
        double spread = 0;
        for (double[] each : scores) {
            double mean = IntStream.range(0, each.length)
                    .mapToDouble(j -> each[j])
                    .average()
                    .orElse(0);
            for (double score : each) {
                spread += (score - mean) * (score - mean) / each.length / scores.length;
            }
        }
        double unit = spread > 0 ? 1 / Math.sqrt(spread) : 0;
        return new BrentOptimizer(1e-4, 1e-6)
                .optimize(
                        GoalType.MINIMIZE,
                        new MaxEval(200),
                        new SearchInterval(GAIN[0], GAIN[1]),
                        new UnivariateObjectiveFunction(log -> logLoss(scores, unit * Math.pow(2, log))))
                .getValue();
    }

    private double logLoss(double[][] scores, double gain) {
        double loss = 0;
        for (int i = 0; i < scores.length; i++) {
            double[] own = scores[i];
            double largest = own[Scores.decide(own)];
            double sum = 0;
            for (double score : own) {
                sum += Math.exp(gain * (score - largest));
            }
            loss += Math.log(sum) - gain * (own[Scores.decide(wanted[i])] - largest);
        }
        return loss / scores.length;
    }
}
