package dev.xylo.bench;

import dev.xylo.core.chip.Core;
import dev.xylo.core.internal.FloatArrays;
import dev.xylo.core.internal.Magnitudes;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Our half of {@code side_by_side.py}: reads one command a line, answers with one line.
 *
 * <pre>
 * workloads FOLDER                           writes all workloads, NAME.npz and NAME-input.npz; answers NAME=TITLE;...
 * simulate NAME KERNEL NETWORK INPUT ANSWER  checks in, writes all states to ANSWER, warms up
 * record NAME KERNEL NETWORK INPUT ANSWER    the same, and records all states in every run
 * quantize NAME METHOD NETWORK ANSWER        checks in, writes the integers to ANSWER, warms up; NAME-known: largest weights known
 * time NAME                                  nanoseconds of one run, mean over at least 50 ms
 * </pre>
 */
public final class SideBySide {
    private static final long WARM_UP_NANOS = 5_000_000_000L;
    private static final long MEASURE_NANOS = 50_000_000L;

    private final Map<String, Runnable> tasks = new HashMap<>();
    private Object sink;

    private SideBySide() {}

    /**
     * Answers until the input ends.
     *
     * @param args none
     * @throws IOException if a file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        SideBySide server = new SideBySide();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(server.answer(line.split(" ")));
        }
    }

    private String answer(String[] words) throws IOException {
        switch (words[0]) {
            case "workloads" -> {
                return writeWorkloads(Path.of(words[1]));
            }
            case "simulate" -> simulate(words, Set.of());
            case "record" -> simulate(words, EnumSet.allOf(StateVariable.class));
            case "quantize" -> quantize(words);
            case "time" -> {
                return Long.toString((long) Stopwatch.nanosPerRun(tasks.get(words[1]), MEASURE_NANOS));
            }
            default -> throw new IllegalArgumentException("no command " + words[0]);
        }
        Stopwatch.nanosPerRun(tasks.get(words[1]), WARM_UP_NANOS);
        return "ready";
    }

    private static String writeWorkloads(Path folder) throws IOException {
        for (Workload workload : Workload.values()) {
            NetworkFormats.write(folder.resolve(workload + ".npz"), Specification.of(workload.network()));
            SpikeRaster input = workload.input();
            int[] counts = new int[input.steps() * input.channels()];
            Arrays.setAll(counts, i -> input.count(i / input.channels(), i % input.channels()));
            Npz.write(
                    folder.resolve(workload + "-input.npz"),
                    Map.of("input", NdArray.ofInts(DType.INT64, counts, input.steps(), input.channels())));
        }
        return Arrays.stream(Workload.values())
                .map(workload -> workload + "=" + workload.title())
                .collect(Collectors.joining(";"));
    }

    private void simulate(String[] words, Set<StateVariable> record) throws IOException {
        Simulator simulator =
                Simulator.of(NetworkFormats.read(Path.of(words[3])).toXyloNetwork(), Core.CORE_2, words[2]);
        SpikeRaster input = DataSets.read(Path.of(words[4])).samples().get(0);
        Recording recording = simulator.run(input, EnumSet.allOf(StateVariable.class));
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (StateVariable variable : recording.variables()) {
            arrays.put(
                    variable.key(),
                    NdArray.ofShorts(
                            DType.INT16,
                            recording.values(variable),
                            recording.steps(),
                            variable.width(recording.shape())));
        }
        Npz.write(Path.of(words[5]), arrays);
        tasks.put(words[1], () -> {
            simulator.reset();
            sink = simulator.run(input, record);
        });
    }

    /** What {@link FloatNetwork#of} did once, and other quantizers do every time. */
    private void searchLargest(FloatNetwork network) {
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.WEIGHT) {
                int width = network.shape().size(parameter)
                        / network.shape().length(parameter.axes().get(0));
                sink = Magnitudes.perColumn(FloatArrays.of(network, parameter), width);
            }
        }
    }

    private void quantize(String[] words) throws IOException {
        FloatNetwork network = NetworkFormats.read(Path.of(words[3])).toFloatNetwork();
        Quantizer quantizer = Quantizers.byMethod(words[2]);
        QuantizationOptions options = QuantizationOptions.DEFAULT.with(Compat.ROCKPOOL_3_1_0);
        QuantizationResult result = quantizer.quantize(network, options);
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : result.parameters()) {
            arrays.put(
                    parameter.key(),
                    NdArray.ofLongs(
                            DType.INT64,
                            result.integers(parameter),
                            result.shape().dimensions(parameter)));
        }
        Npz.write(Path.of(words[4]), arrays);
        Runnable known = () -> sink = quantizer.quantize(network, options);
        Stopwatch.nanosPerRun(known, WARM_UP_NANOS);
        tasks.put(words[1] + "-known", known);
        tasks.put(words[1], () -> {
            searchLargest(network);
            known.run();
        });
    }
}
