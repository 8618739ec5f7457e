package dev.xylo.bench;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
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

/** Time of quantizing a network. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class QuantizeBenchmark {
    /** What is quantized. */
    @Param({"DENSE_63", "SILENT_1000"})
    public Workload workload;

    /** Which method. */
    @Param({"global", "channel"})
    public String method;

    private FloatNetwork network;
    private Quantizer quantizer;
    private QuantizationOptions options;

    /** For JMH. */
    public QuantizeBenchmark() {}

    /** Builds the network, and checks every input weight against the scale that was found before anything is timed. */
    @Setup
    public void verify() {
        network = workload.floatNetwork();
        quantizer = Quantizers.byMethod(method);
        options = QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0);
        QuantizationResult result = quantizer.quantize(network, options);
        long[] integers = result.integers(Parameter.WEIGHTS_IN);
        double[] scales = result.scales(Parameter.WEIGHTS_IN);
        for (int i = 0; i < integers.length; i++) {
            int channel = network.shape().channelOf(Parameter.WEIGHTS_IN, i);
            double scale = scales[channel];
            if (integers[i] != (long) Math.rint(network.value(Parameter.WEIGHTS_IN, i) * scale)) {
                throw new IllegalStateException(method + " is wrong at weights_in value " + i);
            }
        }
    }

    /**
     * One quantization.
     *
     * @return integers, scales and losses
     */
    @Benchmark
    public QuantizationResult quantize() {
        return quantizer.quantize(network, options);
    }
}
