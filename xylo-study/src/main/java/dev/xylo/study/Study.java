package dev.xylo.study;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.Counters;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.twin.FloatTwin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compares a float network with what each configuration makes of it on the chip, sample by sample, each from reset.
 *
 * <p>The result is the same whatever the number of threads.
 */
public final class Study {
    private final String title;
    private final FloatNetwork network;
    private final DataSet data;
    private final StudyOptions options;

    /**
     * Checks that network and data belong together.
     *
     * @param title what is studied, for the report
     * @param network the float network
     * @param data samples, with labels or without
     * @param options what to compare
     * @throws IllegalArgumentException if the data are not as wide as the network, a label is not a readout neuron, or there are no
     *     samples
     */
    public Study(String title, FloatNetwork network, DataSet data, StudyOptions options) {
        this.title = title;
        this.network = network;
        this.data = data;
        this.options = options;
        if (data.samples().isEmpty()) {
            throw new IllegalArgumentException("the data set has no samples");
        }
        NetworkShape shape = network.shape();
        int channels = data.samples().get(0).channels();
        if (channels != shape.inputs()) {
            throw new IllegalArgumentException(
                    "the data have " + channels + " channels, but the network has " + shape.inputs() + " inputs");
        }
        int[] labels = data.labels();
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] >= shape.outputs()) {
                throw new IllegalArgumentException("label[" + i + "] is " + labels[i] + ", but the network has "
                        + shape.outputs() + " readout neurons (classes 0.." + (shape.outputs() - 1) + ")");
            }
        }
    }

    /**
     * Runs everything.
     *
     * @param threads how many threads, at least 1
     * @param progress told about every sample
     * @return all outcomes
     */
    public StudyResult run(int threads, Progress progress) {
        List<Configuration> configurations = options.configurations();
        // Quantizing all first: what a method refuses is said before any time is spent.
        List<QuantizationResult> quantized = new ArrayList<>();
        for (Configuration configuration : configurations) {
            quantized.add(Quantizers.byMethod(configuration.method()).quantize(network, configuration.options()));
        }
        long total = (long) data.samples().size() * (configurations.size() + 1);
        AtomicLong done = new AtomicLong();
        Outcome baseline = baseline(threads, () -> progress.done("float", done.incrementAndGet(), total));
        List<ConfigurationOutcome> outcomes = new ArrayList<>();
        for (int c = 0; c < configurations.size(); c++) {
            Configuration configuration = configurations.get(c);
            Runnable tick = () -> progress.done(configuration.name(), done.incrementAndGet(), total);
            outcomes.add(onChip(configuration, quantized.get(c), threads, tick));
        }
        long steps = data.samples().stream().mapToLong(SpikeRaster::steps).sum();
        return new StudyResult(title, network.shape(), data.samples().size(), steps, options, baseline, outcomes);
    }

    private Outcome baseline(int threads, Runnable tick) {
        List<SpikeRaster> samples = data.samples();
        long[][] counts = new long[samples.size()][];
        FloatTwin compiled = FloatTwin.of(network, options.baseline());
        Samples.forEach(samples.size(), threads, () -> {
            FloatTwin twin = compiled.fork();
            return i -> {
                twin.reset();
                counts[i] = Arrays.stream(twin.run(samples.get(i)).outputCounts())
                        .mapToLong(count -> (long) count)
                        .toArray();
                tick.run();
            };
        });
        return new Outcome("float", counts, data.labels());
    }

    private ConfigurationOutcome onChip(
            Configuration configuration, QuantizationResult quantization, int threads, Runnable tick) {
        List<SpikeRaster> samples = data.samples();
        long[][] counts = new long[samples.size()][];
        Counters[] counters = new Counters[samples.size()];
        Simulator compiled = Simulator.of(quantization.network(), options.core());
        Samples.forEach(samples.size(), threads, () -> {
            Simulator simulator = compiled.fork();
            return i -> {
                simulator.reset();
                Recording recording = simulator.run(samples.get(i));
                counts[i] =
                        Arrays.stream(recording.outputCounts()).asLongStream().toArray();
                counters[i] = recording.counters();
                tick.run();
            };
        });
        Counters sum = Arrays.stream(counters).reduce(Counters.none(network.shape()), Counters::plus);
        return new ConfigurationOutcome(
                configuration, quantization, new Outcome(configuration.name(), counts, data.labels()), sum);
    }
}
