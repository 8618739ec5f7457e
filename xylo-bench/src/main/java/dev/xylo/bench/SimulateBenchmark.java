package dev.xylo.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.independent.IndependentRecording;
import dev.xylo.testkit.independent.IndependentSimulator;
import java.util.EnumSet;
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

/** Time of a 100-step run of the chip, output spikes recorded; divide by 100 for a step. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SimulateBenchmark {
    /** What is simulated. */
    @Param
    public Workload workload;

    /** Which kernel. */
    @Param({"vector", "scalar"})
    public String kernel;

    private Simulator simulator;
    private SpikeRaster input;

    /** For JMH. */
    public SimulateBenchmark() {}

    /** Builds the network, and checks the kernel against the independent step before anything is timed. */
    @Setup
    public void verify() {
        simulator = Simulator.of(workload.network(), Core.CORE_2, kernel);
        input = workload.input();
        Recording actual = simulator.run(input, EnumSet.of(StateVariable.V_MEM));
        IndependentRecording expected = new IndependentSimulator(workload.network(), Core.CORE_2).run(input);
        for (int t = 0; t < actual.steps(); t++) {
            for (int i = 0; i < expected.vMem[t].length; i++) {
                if (actual.value(StateVariable.V_MEM, t, i) != expected.vMem[t][i]) {
                    throw new IllegalStateException(kernel + " is wrong: v_mem[" + t + ", " + i + "]");
                }
            }
        }
    }

    /**
     * One run of 100 steps from reset.
     *
     * @return the recording
     */
    @Benchmark
    public Recording run() {
        simulator.reset();
        return simulator.run(input);
    }
}
