package dev.xylo.bench;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.TwinOptions;
import java.util.Arrays;
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

/** Time of a 100-step run of the float twin, output spikes recorded. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FloatTwinBenchmark {
    /** What is simulated. */
    @Param({"DENSE_63", "SPARSE_1000"})
    public Workload workload;

    private FloatTwin twin;
    private SpikeRaster input;

    /** For JMH. */
    public FloatTwinBenchmark() {}

    /** Builds the twin, and checks that a run in two halves equals the whole before anything is timed. */
    @Setup
    public void verify() {
        twin = FloatTwin.of(workload.floatNetwork(), TwinOptions.DEFAULT);
        input = workload.input();
        double[] whole = twin.run(input).values(StateVariable.SPIKES_OUT);
        twin.reset();
        int half = input.steps() / 2;
        double[] first = twin.run(input.slice(0, half)).values(StateVariable.SPIKES_OUT);
        double[] second = twin.run(input.slice(half, input.steps())).values(StateVariable.SPIKES_OUT);
        double[] joined = Arrays.copyOf(first, whole.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        if (!Arrays.equals(whole, joined)) {
            throw new IllegalStateException("the float twin is wrong: two halves differ from the whole");
        }
    }

    /**
     * One run of 100 steps from reset.
     *
     * @return the recording
     */
    @Benchmark
    public FloatRecording run() {
        twin.reset();
        return twin.run(input);
    }
}
