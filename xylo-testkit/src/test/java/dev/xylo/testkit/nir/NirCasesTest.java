package dev.xylo.testkit.nir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.mapping.Placement;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.NetworkOrigin;
import dev.xylo.formats.network.ReadOptions;
import dev.xylo.formats.network.Specification;
import dev.xylo.formats.nir.NirOptions;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small graphs, each with a trouble that people report. {@code cases/expected.npz} holds one input raster and, for each neuron node, the
 * spikes of a plain Euler simulation by NIR's equations: one spike per step at most, all layers within a step.
 */
class NirCasesTest {
    private static final NirOptions.Reset SUBTRACT = NirOptions.Reset.SUBTRACT;
    private static final Set<StateVariable> RECORD =
            Set.of(StateVariable.SPIKES, StateVariable.SPIKES_OUT, StateVariable.V_MEM_OUT);

    @TempDir
    Path folder;

    /** Hidden layers of depth d are d steps late, and the readout one more than the last of them. */
    @ParameterizedTest
    @CsvSource({
        "ok, false",
        "rec-nested, false",
        "two-outputs, false",
        "multi3, false",
        "meta-list_str, false",
        "meta-compound, false",
        "meta-h5empty, false",
        "scalar-all-0d, false",
        "dt-conflict, false",
        "skip, true",
        "input-skip, true",
    })
    void spikesAreThoseOfTheEquations(String name, boolean relay) throws IOException {
        Specification read = NetworkFormats.read(graph(name), options(relay));
        assertThat(read.warnings()).noneMatch(warning -> warning.contains("different length"));
        FloatRecording run = run(read);
        int compared = 0;
        for (NetworkOrigin.Layer layer : read.origin().orElseThrow().layers()) {
            String node = layer.name();
            NdArray spikes = expected()
                    .get((name.startsWith("meta") || name.startsWith("scalar") || name.startsWith("dt") ? "ok" : name)
                            + "/" + node + "/spikes");
            if (spikes == null) {
                assertThat(node).contains(" relay ");
                continue;
            }
            int steps = spikes.shape()[0];
            int lag = bestLag(run, layer, spikes);
            assertThat(lag).as("steps that %s is late", node).isBetween(0, 3);
            for (int t = 0; t + lag < steps; t++) {
                for (int i = 0; i < layer.count(); i++) {
                    assertThat(count(run, layer, t + lag, i))
                            .as("%s, step %d, neuron %d", node, t, i)
                            .isEqualTo((int) spikes.longAt(t * layer.count() + i));
                }
            }
            compared++;
        }
        assertThat(compared).isGreaterThanOrEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "skip, fs (1 step later, --relay puts",
        "input-skip, input through, --relay puts",
        "feedback, 'a loop over several layers cannot be shortened', feedback"
    })
    void pathsOfDifferentLengthAreNamed(String name, String part, String other) throws IOException {
        Specification read = NetworkFormats.read(graph(name), options(false));
        assertThat(read.warnings())
                .filteredOn(warning -> warning.contains("paths of different length meet"))
                .hasSize(1)
                .allMatch(warning -> name.equals("feedback") || warning.contains(other))
                .allMatch(warning -> warning.contains(part));
    }

    @Test
    void relaysCannotShortenALoop() throws IOException {
        Specification read = NetworkFormats.read(graph("feedback"), options(true));
        assertThat(read.warnings())
                .anyMatch(warning -> warning.contains("a loop over several layers cannot be shortened"));
        assertThat(read.shape().hidden()).isEqualTo(12);
    }

    /** An integrator has no threshold: whatever comes in, it must not spike, and its membrane is the node's, a step later. */
    @ParameterizedTest
    @ValueSource(strings = {"li-long", "li-readout"})
    void integratorsNeverSpike(String name) throws IOException {
        Specification read = NetworkFormats.read(graph(name), options(false));
        FloatRecording run = run(read);
        NdArray membrane = expected().get(name + "/o/v");
        double largest = 0;
        for (int t = 0; t < 300; t++) {
            for (int o = 0; o < 3; o++) {
                assertThat((int) run.value(StateVariable.SPIKES_OUT, t, o)).isZero();
                largest = Math.max(largest, Math.abs(run.value(StateVariable.V_MEM_OUT, t, o)));
                if (t + 1 < 300) {
                    assertThat(run.value(StateVariable.V_MEM_OUT, t + 1, o))
                            .isEqualTo(membrane.doubleAt(t * 3 + o), within(1e-9 * Math.max(1, largest)));
                }
            }
        }
        assertThat(largest).isGreaterThan(0.1);
        // The loudest input there is does not move it, either.
        FloatTwin twin =
                FloatTwin.of(read.toFloatNetwork(), new TwinOptions(Decay.EXPONENTIAL, Caps.CHIP, ReadoutTiming.CHIP));
        int[] loud = new int[5000 * 4];
        java.util.Arrays.fill(loud, 15);
        FloatRecording louder = twin.run(SpikeRaster.of(5000, 4, loud), RECORD);
        assertThat(louder.outputCounts()).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "val-tau_neg, 'h: tau_mem[0] is -0.005', above 0",
        "val-r_zero, h: r is 0 for all 6 neurons, the network is dead",
        "val-win_zero, h: w_in is 0 for all 6 neurons, the network is dead",
        "w-transposed, 'fc1: takes 6 values, but input gives 4', save it transposed",
        "no-input, has no Input node, nir.Input(",
        "if-hidden, 'h: is of type IF, without leak', train with LIF",
        "delay, d: is a Delay, train without delays",
        "conv2d-sumpool, is of type, Linear",
    })
    void refusedWithTheWayOut(String name, String reason, String wayOut) throws IOException {
        Path file = graph(name);
        assertThatThrownBy(() -> NetworkFormats.read(file))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(reason)
                .hasMessageContaining(wayOut)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("--dt"));
    }

    @Test
    void oneValueForAllNeuronsIsEnough() throws IOException {
        Specification ok = NetworkFormats.read(graph("ok"));
        for (String name : List.of("scalar-all-0d", "scalar-but-threshold")) {
            // Scalars in double, arrays in single precision.
            Map<String, NdArray> arrays = NetworkFormats.read(graph(name)).toArrays();
            ok.toArrays()
                    .forEach((key, array) -> assertThat(arrays.get(key).toDoubles())
                            .as(key)
                            .containsExactly(array.toDoubles(), within(1e-6)));
        }
    }

    @Test
    void whatIsNotTheSameIsSaid() throws IOException {
        assertThat(NetworkFormats.read(graph("val-th_zero"), options(false)).warnings())
                .anyMatch(
                        warning -> warning.contains("threshold of 6 of 6 neurons is 0") && warning.contains("v >= 0"));
        assertThat(NetworkFormats.read(graph("dt-conflict"), options(false)).warnings())
                .anyMatch(warning -> warning.contains("1.0E-4") && warning.contains("0.001"));
        assertThat(NetworkFormats.read(graph("multi3"), options(false)).notes())
                .anyMatch(note -> note.contains("--caps 1"));
        for (String name : List.of("ok", "multi3", "skip", "val-th_zero")) {
            Specification read = NetworkFormats.read(graph(name), options(false));
            assertThat(read.notes()).noneMatch(note -> note.contains("exact"));
        }
    }

    private FloatRecording run(Specification read) throws IOException {
        NdArray input = expected().get("input");
        int[] counts = new int[input.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = (int) input.longAt(i);
        }
        Caps one = new Caps(Integer.MAX_VALUE, 1, 1);
        FloatTwin twin = FloatTwin.of(read.toFloatNetwork(), new TwinOptions(Decay.EULER, one, ReadoutTiming.CHIP));
        return twin.run(SpikeRaster.of(input.shape()[0], input.shape()[1], counts), RECORD);
    }

    /** The shift at which most spikes agree; a test of all of them follows. */
    private static int bestLag(FloatRecording run, NetworkOrigin.Layer layer, NdArray spikes) {
        int best = 0;
        long fewest = Long.MAX_VALUE;
        for (int lag = 0; lag < 4; lag++) {
            long different = 0;
            for (int t = 0; t + lag < spikes.shape()[0]; t++) {
                for (int i = 0; i < layer.count(); i++) {
                    different += count(run, layer, t + lag, i) == spikes.longAt(t * layer.count() + i) ? 0 : 1;
                }
            }
            if (different < fewest) {
                fewest = different;
                best = lag;
            }
        }
        return best;
    }

    private static int count(FloatRecording run, NetworkOrigin.Layer layer, int step, int neuron) {
        return layer.role() == Placement.Role.READOUT
                ? (int) run.value(StateVariable.SPIKES_OUT, step, layer.first() + neuron)
                : (int) run.value(StateVariable.SPIKES, step, layer.first() + neuron);
    }

    private static ReadOptions options(boolean relay) {
        return new ReadOptions(OptionalDouble.empty(), Optional.of(SUBTRACT), List.of(), relay);
    }

    private Map<String, NdArray> expected() throws IOException {
        return Npz.read(fixture("expected.npz"));
    }

    private Path graph(String name) throws IOException {
        return fixture(name + ".nir");
    }

    private Path fixture(String name) throws IOException {
        try (InputStream in = NirCasesTest.class.getResourceAsStream("cases/" + name)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }
}
