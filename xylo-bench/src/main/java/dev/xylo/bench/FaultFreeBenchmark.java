package dev.xylo.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.faults.FaultyRun;
import dev.xylo.sim.Simulator;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What fault injection costs when no fault is asked for: a run of the simulator, and the same through {@link FaultyRun} without faults. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FaultFreeBenchmark {
    private Simulator simulator;
    private FaultyRun faultFree;
    private SpikeRaster input;

    /** For JMH. */
    public FaultFreeBenchmark() {}

    /** Builds the network, and checks that both ways give the same counts. */
    @Setup
    public void verify() {
        Workload workload = Workload.values()[0];
        simulator = Simulator.of(workload.network(), Core.CORE_2);
        faultFree = new FaultyRun(simulator, List.of());
        input = workload.input();
        if (!Arrays.equals(simulator(), withoutFaults())) {
            throw new IllegalStateException("a run without faults is not a run of the simulator");
        }
    }

    /**
     * The simulator alone.
     *
     * @return output spike counts
     */
    @Benchmark
    public int[] simulator() {
        simulator.reset();
        return simulator.run(input).outputCounts();
    }

    /**
     * The same with fault injection in between, and no fault.
     *
     * @return output spike counts
     */
    @Benchmark
    public int[] withoutFaults() {
        return faultFree.outputCounts(input);
    }
}
