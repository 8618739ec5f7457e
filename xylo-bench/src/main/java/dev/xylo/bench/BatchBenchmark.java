package dev.xylo.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Batch;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time of a batch of 256 samples, 100 steps each, output spikes recorded, by number of threads. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 7, time = 1)
public class BatchBenchmark {
    private static final int SAMPLES = 256;

    /** What is simulated. */
    @Param({"DENSE_63"})
    public Workload workload;

    /** Threads, the caller's among them. */
    @Param({"1", "2"})
    public int threads;

    private Simulator simulator;
    private List<SpikeRaster> samples;

    /** For JMH. */
    public BatchBenchmark() {}

    /** Builds the batch, and checks it against one sample alone before anything is timed. */
    @Setup
    public void verify() {
        simulator = Simulator.of(workload.network(), Core.CORE_2);
        samples = Collections.nCopies(SAMPLES, workload.input());
        short[] alone = simulator.fork().run(workload.input()).values(StateVariable.SPIKES_OUT);
        for (Recording each : run()) {
            if (!Arrays.equals(alone, each.values(StateVariable.SPIKES_OUT))) {
                throw new IllegalStateException("the batch is wrong on " + threads + " threads");
            }
        }
    }

    /**
     * One batch.
     *
     * @return the recordings
     */
    @Benchmark
    public List<Recording> run() {
        return Batch.run(simulator, samples, Set.of(), threads);
    }
}
