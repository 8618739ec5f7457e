package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.sim.internal.vector.VectorWidths;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to add one dense row of 2048 weights to the currents of 1024 neurons with two synapses.
 *
 * <p>Lives in the package of the loops, to call them without a simulator around.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 7, time = 1)
public class RowDeliveryBenchmark {
    private static final int NEURONS = 1024;
    private static final int COLUMNS = 2 * NEURONS;
    private static final int ROWS = 1024;

    /** Distinct rows: 8 are 16 KB and stay in the nearest cache, 1024 are 2 MB. */
    @Param({"8", "1024"})
    public int sources;

    /** How often each row is added at once. */
    @Param({"1", "5"})
    public int count;

    /** Where the currents start: at 0 nothing saturates; near the limit every row is added the exact way, and counted. */
    @Param({"0", "32700"})
    public int current;

    /** Which loops. */
    @Param({"vector", "scalar"})
    public String kernel;

    private RowLoops loops;
    private RowTable table;
    private Delivery delivery;
    private LayerState layer;

    /** For JMH. */
    public RowDeliveryBenchmark() {}

    /** Builds table and delivery, and checks the sums before anything is timed. */
    @Setup
    public void verify() {
        loops = kernel.equals("vector") ? VectorWidths.preferred().rows() : new ScalarRows();
        SplittableRandom random = new SplittableRandom(1);
        int[] weights = new int[sources * COLUMNS];
        Arrays.setAll(weights, i -> random.nextInt(-20, 21));
        WeightMatrix matrix = new WeightMatrix(weights, 0, 0, sources, 2, NEURONS);
        table = loops.table(matrix, true);
        int[] zeros = new int[NEURONS];
        Neurons neurons =
                new Neurons(Core.CORE_2, Core.MAX_HIDDEN_SPIKES, 32, zeros, zeros, new int[][] {zeros, zeros}, zeros);
        layer = new LayerState(neurons, new long[2][NEURONS], new long[NEURONS], new long[NEURONS]);
        int[] columns = new int[COLUMNS];
        int[] clamps = new int[COLUMNS];
        Arrays.fill(columns, current);
        delivery = new Delivery(ROWS);
        delivery.begin();
        for (int k = 0; k < ROWS; k++) {
            int row = k % sources;
            delivery.add(row, count, 20);
            for (int c = 0; c < COLUMNS; c++) {
                int weight = weights[row * COLUMNS + c % NEURONS * 2 + c / NEURONS];
                int sum = columns[c] + count * weight;
                columns[c] = Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, sum));
                clamps[c] += columns[c] != sum ? 1 : 0;
            }
        }
        Arrays.fill(layer.currentClamps, (short) 0);
        rows();
        for (int c = 0; c < COLUMNS; c++) {
            if (layer.current[c] != columns[c] || layer.currentClamps[c] != clamps[c]) {
                throw new IllegalStateException(kernel + " is wrong in column " + c);
            }
        }
    }

    /**
     * Adds 1024 rows, from the same currents each time; one operation is one row.
     *
     * @return the layer
     */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public LayerState rows() {
        Arrays.fill(layer.current, (short) current);
        loops.deliver(table, delivery, layer);
        return layer;
    }
}
