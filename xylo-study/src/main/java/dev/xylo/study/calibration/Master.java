package dev.xylo.study.calibration;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.decode.Decoding;
import dev.xylo.sim.decode.Scores;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The network that integers shall follow: what it answers on samples.
 *
 * @param twin decay, caps and timing
 * @param scores by sample, {@code (Nout)} each
 * @param peakHidden most spikes of a hidden neuron in a step
 * @param peakOut most spikes of a readout in a step
 */
record Master(TwinOptions twin, double[][] scores, double peakHidden, double peakOut) {
    /** Between no spike and one. */
    private static final double NOTHING = 0.5;

    static Master of(FloatNetwork network, TwinOptions twin, Decoding decoding, List<SpikeRaster> samples) {
        FloatTwin runner = FloatTwin.of(network, twin);
        List<Answer> answers = samples.parallelStream()
                .map(sample -> Answer.of(runner.fork(), decoding, sample))
                .toList();
        return new Master(
                twin,
                answers.stream().map(Answer::scores).toArray(double[][]::new),
                answers.stream().mapToDouble(Answer::hidden).max().orElse(0),
                answers.stream().mapToDouble(Answer::out).max().orElse(0));
    }

    /** A detector's one score stands for a class of its own, beside the one that is answered where nothing spikes. */
    static double[] classes(double[] scores) {
        return scores.length == 1 ? new double[] {0, scores[0] - NOTHING} : scores;
    }

    private record Answer(double[] scores, double hidden, double out) {
        static Answer of(FloatTwin twin, Decoding decoding, SpikeRaster sample) {
            Set<StateVariable> recorded = EnumSet.of(StateVariable.SPIKES);
            recorded.addAll(decoding.decoder().needed());
            FloatRecording run = twin.run(sample, recorded);
            return new Answer(
                    classes(decoding.scores(run)),
                    most(run.values(StateVariable.SPIKES)),
                    most(run.values(StateVariable.SPIKES_OUT)));
        }

        private static double most(double[] values) {
            return java.util.Arrays.stream(values).max().orElse(0);
        }
    }

    /**
     * How sure the network is of its answers: mean over the samples of the best score's lead over the second, in standard deviations of all
     * scores around their sample's mean. A network is surest of what it was trained on in the way in which it was trained.
     */
    double confidence() {
        double lead = 0;
        double square = 0;
        int count = 0;
        for (double[] each : scores) {
            int best = Scores.decide(each);
            double mean = java.util.Arrays.stream(each).average().orElse(0);
            double second = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < each.length; j++) {
                square += (each[j] - mean) * (each[j] - mean);
                count++;
                second = j == best ? second : Math.max(second, each[j]);
            }
            lead += each.length > 1 ? each[best] - second : 0;
        }
        return square > 0 ? lead / scores.length / Math.sqrt(square / count) : 0;
    }
}
