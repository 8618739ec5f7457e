package dev.xylo.testkit.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.ReadOptions;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.nir.NirEdge;
import dev.xylo.formats.nir.NirFile;
import dev.xylo.formats.nir.NirGraph;
import dev.xylo.formats.nir.NirNode;
import dev.xylo.formats.nir.NirOptions;
import dev.xylo.formats.nir.NirPrimitive;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each NIR node by itself: what the chip computes from it is what its equation says, or the difference is said. */
class NirNodesTest {
    private static final double DT = 1e-3;
    private static final int CHANNELS = 6;
    private static final int HIDDEN = 8;
    private static final int OUTPUTS = 3;
    private static final int STEPS = 200;
    private static final long SEED = 11;

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private final Map<String, NirNode> nodes = new LinkedHashMap<>();
    private final List<NirEdge> edges = new ArrayList<>();

    private static NdArray all(int size, double value) {
        double[] values = new double[size];
        Arrays.fill(values, value);
        return NdArray.ofDoubles(values, size);
    }

    private NdArray between(double low, double high, int... shape) {
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return NdArray.ofDoubles(random.doubles(size, low, high).toArray(), shape);
    }

    private static NdArray shape(int... sizes) {
        return NdArray.ofInts(DType.INT64, sizes, sizes.length);
    }

    /** Adds nodes in a row; names tell their order in the file. */
    private void chain(String... names) {
        for (int i = 1; i < names.length; i++) {
            edges.add(new NirEdge(names[i - 1], names[i]));
        }
    }

    private void put(String name, String type, Map<String, NdArray> arrays) {
        nodes.put(name, NirPrimitive.of(type, arrays));
    }

    private void ends(int... inputShape) {
        put("input", "Input", Map.of("shape", shape(inputShape)));
        put("output", "Output", Map.of("shape", shape(OUTPUTS)));
    }

    private void linear(String name, int targets, int sources) {
        put(name, "Linear", Map.of("weight", between(-1, 2, targets, sources)));
    }

    private void lif(String name, int size, double leak) {
        put(
                name,
                "LIF",
                Map.of(
                        "tau", between(3 * DT, 20 * DT, size),
                        "r", between(3, 6, size),
                        "v_leak", all(size, leak),
                        "v_threshold", between(0.7, 1.5, size),
                        "v_reset", all(size, 0)));
    }

    private void li(String name, int size, double leak) {
        put(
                name,
                "LI",
                Map.of("tau", between(3 * DT, 20 * DT, size), "r", between(1, 2, size), "v_leak", all(size, leak)));
    }

    private void cuba(String name, int size) {
        put(
                name,
                "CubaLIF",
                Map.of(
                        "tau_mem", between(3 * DT, 20 * DT, size),
                        "tau_syn", between(2 * DT, 10 * DT, size),
                        "r", between(3, 6, size),
                        "v_leak", all(size, 0),
                        "v_threshold", between(0.7, 1.5, size),
                        "v_reset", all(size, 0),
                        "w_in", between(1, 2, size)));
    }

    private Path write() throws IOException {
        Path file = folder.resolve("graph.nir");
        NirFile.write(file, new NirGraph(nodes, edges, Map.of()));
        return file;
    }

    private Specification read() throws IOException {
        return NetworkFormats.read(
                write(),
                new ReadOptions(OptionalDouble.of(DT), Optional.of(NirOptions.Reset.SUBTRACT), List.of(), false));
    }

    private SpikeRaster raster() {
        int[] counts = new int[STEPS * CHANNELS];
        Arrays.setAll(counts, i -> random.nextDouble() < 0.2 ? 1 : 0);
        return SpikeRaster.of(STEPS, CHANNELS, counts);
    }

    /** Largest distance of membranes and number of spikes that differ, of the first and the last layer. */
    private record Result(double membrane, long differ, long spikes) {}

    private Result compare(Specification read, int fromStep) throws IOException {
        FloatNetwork network = read.toFloatNetwork();
        FloatTwin twin = FloatTwin.of(network, new TwinOptions(Decay.EULER, Caps.CHIP, ReadoutTiming.CHIP));
        NirEulerSimulation nir = new NirEulerSimulation(write(), DT, 31, 1);
        String hidden = layer(nir, HIDDEN);
        String readout = layer(nir, OUTPUTS);
        SpikeRaster raster = raster();
        FloatRecording recording =
                twin.run(raster, Set.of(StateVariable.SPIKES, StateVariable.V_MEM, StateVariable.V_MEM_OUT));
        double membrane = 0;
        long differ = 0;
        long spikes = 0;
        for (int t = 0; t < STEPS; t++) {
            nir.step(raster, t);
            for (int i = 0; i < HIDDEN && t >= fromStep; i++) {
                membrane = Math.max(
                        membrane, Math.abs(nir.membrane(hidden)[i] - recording.value(StateVariable.V_MEM, t, i)));
                differ += nir.spikes(hidden)[i] == recording.value(StateVariable.SPIKES, t, i) ? 0 : 1;
                spikes += (long) nir.spikes(hidden)[i];
            }
            for (int i = 0; i < OUTPUTS && t >= fromStep; i++) {
                membrane = Math.max(
                        membrane, Math.abs(nir.membrane(readout)[i] - recording.value(StateVariable.V_MEM_OUT, t, i)));
                differ += nir.spikes(readout)[i] == recording.value(StateVariable.SPIKES_OUT, t, i) ? 0 : 1;
                spikes += (long) nir.spikes(readout)[i];
            }
        }
        return new Result(membrane, differ, spikes);
    }

    private static String layer(NirEulerSimulation nir, int size) {
        return nir.layerNames().stream()
                .filter(name -> nir.membrane(name).length == size)
                .findFirst()
                .orElseThrow();
    }

    private void isExact(Specification read) throws IOException {
        Result result = compare(read, 0);
        assertThat(result.spikes()).isGreaterThan(50);
        assertThat(result.differ()).isZero();
        assertThat(result.membrane()).isLessThan(1e-9);
    }

    @Test
    void aHiddenLifIsExactAndSoIsItsReset() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        lif("a_lif", HIDDEN, 0);
        linear("weights_out", OUTPUTS, HIDDEN);
        cuba("b_readout", OUTPUTS);
        chain("input", "weights", "a_lif", "weights_out", "b_readout", "output");
        Specification read = read();
        assertThat(read.warnings()).isEmpty();
        assertThat(read.notes())
                .anyMatch(note -> note.startsWith("a_lif (LIF): the synapse leaks in place of the membrane"))
                .anyMatch(note -> note.startsWith("b_readout (CubaLIF): synapse and membrane are the chip's"));
        FloatNetwork network = read.toFloatNetwork();
        for (int i = 0; i < HIDDEN; i++) {
            assertThat(network.value(Parameter.DASH_MEM, i)).isZero();
            assertThat(network.value(Parameter.WEIGHTS_REC, i * HIDDEN + i))
                    .isEqualTo(-network.value(Parameter.THRESHOLD, i));
        }
        isExact(read);
    }

    @Test
    void aRecurrentLifIsExact() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        lif("a_lif", HIDDEN, 0);
        put("weights_rec", "Linear", Map.of("weight", between(-0.5, 0.5, HIDDEN, HIDDEN)));
        linear("weights_out", OUTPUTS, HIDDEN);
        cuba("b_readout", OUTPUTS);
        chain("input", "weights", "a_lif", "weights_out", "b_readout", "output");
        chain("a_lif", "weights_rec", "a_lif");
        isExact(read());
    }

    @Test
    void theLeakOfALifActsFromTheFirstStepOnAndSaysSo() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        lif("a_lif", HIDDEN, 0.3);
        linear("weights_out", OUTPUTS, HIDDEN);
        li("b_readout", OUTPUTS, 0);
        chain("input", "weights", "a_lif", "weights_out", "b_readout", "output");
        Specification read = read();
        assertThat(read.notes())
                .anyMatch(note ->
                        note.startsWith("a_lif: v_leak becomes a bias of the membrane, from the first step on"));
        Result result = compare(read, 0);
        System.out.printf("LIF with v_leak: %d of %d spikes differ%n", result.differ(), result.spikes());
        assertThat(result.differ()).isPositive().isLessThan(result.spikes() / 5);
        assertThat(read.toFloatNetwork().value(Parameter.BIAS, 0)).isEqualTo(0.3);
    }

    @Test
    void aLeakyIntegratorIsExact() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        cuba("a_hidden", HIDDEN);
        linear("weights_out", OUTPUTS, HIDDEN);
        li("b_readout", OUTPUTS, 0);
        chain("input", "weights", "a_hidden", "weights_out", "b_readout", "output");
        Specification read = read();
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .startsWith("b_readout: a leaky integrator does not spike");
        isExact(read);
    }

    @Test
    void aLeakyIntegratorWithASynapseIsExact() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        cuba("a_hidden", HIDDEN);
        linear("weights_out", OUTPUTS, HIDDEN);
        put(
                "b_readout",
                "CubaLI",
                Map.of(
                        "tau_mem", between(3 * DT, 20 * DT, OUTPUTS),
                        "tau_syn", between(2 * DT, 10 * DT, OUTPUTS),
                        "r", between(1, 2, OUTPUTS),
                        "v_leak", all(OUTPUTS, 0),
                        "w_in", between(1, 2, OUTPUTS)));
        chain("input", "weights", "a_hidden", "weights_out", "b_readout", "output");
        isExact(read());
    }

    @Test
    void scalesBeforeAndBehindWeightsAreExact() throws IOException {
        ends(CHANNELS);
        put("scale", "Scale", Map.of("scale", between(0.5, 1.5, CHANNELS)));
        linear("weights", HIDDEN, CHANNELS);
        put("scale_hidden", "Scale", Map.of("scale", between(0.5, 1.5, HIDDEN)));
        cuba("a_hidden", HIDDEN);
        linear("weights_out", OUTPUTS, HIDDEN);
        cuba("b_readout", OUTPUTS);
        chain("input", "scale", "weights", "scale_hidden", "a_hidden", "weights_out", "b_readout", "output");
        isExact(read());
    }

    @Test
    void flattenIsExact() throws IOException {
        ends(2, 3);
        put(
                "flatten",
                "Flatten",
                Map.of(
                        "input_type", shape(2, 3),
                        "start_dim", NdArray.scalar(DType.INT64, 0),
                        "end_dim", NdArray.scalar(DType.INT64, -1)));
        linear("weights", HIDDEN, CHANNELS);
        cuba("a_hidden", HIDDEN);
        linear("weights_out", OUTPUTS, HIDDEN);
        cuba("b_readout", OUTPUTS);
        chain("input", "flatten", "weights", "a_hidden", "weights_out", "b_readout", "output");
        isExact(read());
    }

    @Test
    void aThresholdBelowASpikePassesItAndAHigherOneIsRefused() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        // Slow enough for one spike in a step: NIR's threshold passes one, whatever the count.
        put(
                "a_hidden",
                "CubaLIF",
                Map.of(
                        "tau_mem", all(HIDDEN, 20 * DT),
                        "tau_syn", all(HIDDEN, 5 * DT),
                        "r", all(HIDDEN, 4),
                        "v_leak", all(HIDDEN, 0),
                        "v_threshold", all(HIDDEN, 1),
                        "v_reset", all(HIDDEN, 0),
                        "w_in", all(HIDDEN, 1)));
        put("threshold", "Threshold", Map.of("threshold", all(HIDDEN, 0.5)));
        linear("weights_out", OUTPUTS, HIDDEN);
        cuba("b_readout", OUTPUTS);
        chain("input", "weights", "a_hidden", "threshold", "weights_out", "b_readout", "output");
        isExact(read());
        put("threshold", "Threshold", Map.of("threshold", all(HIDDEN, 1.5)));
        assertThatThrownBy(this::read)
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("threshold: a Threshold fits only where it passes spikes on");
    }

    @Test
    void aLifThatIsReadIsAnApproximationAndSaysSo() throws IOException {
        ends(CHANNELS);
        linear("weights", HIDDEN, CHANNELS);
        cuba("a_hidden", HIDDEN);
        linear("weights_out", OUTPUTS, HIDDEN);
        lif("b_readout", OUTPUTS, 0);
        chain("input", "weights", "a_hidden", "weights_out", "b_readout", "output");
        Specification read = read();
        assertThat(read.warnings())
                .singleElement()
                .asString()
                .startsWith("b_readout: a LIF that is read as output is approximated");
        Result result = compare(read, 0);
        System.out.printf("LIF as readout: %d of %d spikes differ%n", result.differ(), result.spikes());
        assertThat(result.differ()).isPositive();
    }

    /** What the exact form is worth once it is quantized, against the short synapse: spikes that differ from NIR's equations. */
    @Test
    void theExactFormHasItsPriceInBits() throws IOException {
        for (String method : List.of("global", "channel")) {
            long[] differ = new long[2];
            long spikes = 0;
            for (int exact = 0; exact < 2; exact++) {
                random.setSeed(SEED);
                spikes = 0;
                for (int net = 0; net < 10; net++) {
                    nodes.clear();
                    edges.clear();
                    ends(CHANNELS);
                    linear("weights", HIDDEN, CHANNELS);
                    lif("a_lif", HIDDEN, 0);
                    linear("weights_out", OUTPUTS, HIDDEN);
                    cuba("b_readout", OUTPUTS);
                    chain("input", "weights", "a_lif", "weights_out", "b_readout", "output");
                    NirEulerSimulation nir = new NirEulerSimulation(write(), DT, 31, 1);
                    SpikeRaster raster = raster();
                    if (exact == 0) {
                        shorten();
                    }
                    Recording recording = Simulator.of(
                                    Quantizers.byMethod(method)
                                            .quantize(read().toFloatNetwork(), QuantizationOptions.DEFAULT)
                                            .network(),
                                    dev.xylo.core.chip.Core.CORE_2)
                            .run(raster, Set.of(StateVariable.SPIKES));
                    for (int t = 0; t < STEPS; t++) {
                        nir.step(raster, t);
                        for (int i = 0; i < HIDDEN; i++) {
                            differ[exact] += (long)
                                    Math.abs(nir.spikes("a_lif")[i] - recording.value(StateVariable.SPIKES, t, i));
                            spikes += (long) nir.spikes("a_lif")[i];
                        }
                    }
                }
            }
            System.out.printf(
                    "LIF at 8 bits, %s, dashes rounded: %d of %d hidden spikes differ as a short synapse, %d in the exact form%n",
                    method, differ[0], spikes, differ[1]);
        }
    }

    /** The same LIF behind the shortest synapse. */
    private void shorten() {
        NirPrimitive lif = (NirPrimitive) nodes.get("a_lif");
        put(
                "a_lif",
                "CubaLIF",
                Map.of(
                        "tau_mem", lif.numbers("tau").orElseThrow(),
                        "tau_syn", all(HIDDEN, 2 * DT),
                        "r", lif.numbers("r").orElseThrow(),
                        "v_leak", lif.numbers("v_leak").orElseThrow(),
                        "v_threshold", lif.numbers("v_threshold").orElseThrow(),
                        "v_reset", all(HIDDEN, 0),
                        "w_in", all(HIDDEN, 1)));
    }
}
