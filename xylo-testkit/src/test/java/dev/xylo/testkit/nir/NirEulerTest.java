package dev.xylo.testkit.nir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.nir.NirExport;
import dev.xylo.formats.nir.NirFile;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The float twin of an imported graph spikes as NIR's equations do, spike for spike.
 *
 * <p>The two add in different orders and scale at different places, so their membranes differ by rounding. Equal spikes are asserted, and
 * that they are no luck: the largest difference of any membrane is far smaller than the closest that any came to another count.
 */
class NirEulerTest {
    private static final int RASTERS = 1000;
    private static final int STEPS = 64;
    private static final Set<StateVariable> RECORD =
            Set.of(StateVariable.SPIKES, StateVariable.V_MEM, StateVariable.V_MEM_OUT);

    @TempDir
    Path folder;

    /** What a comparison counted. */
    private record Differences(long hidden, long readout, long hiddenSpikes, long readoutSpikes, double membrane) {
        Differences plus(Differences other) {
            return new Differences(
                    hidden + other.hidden,
                    readout + other.readout,
                    hiddenSpikes + other.hiddenSpikes,
                    readoutSpikes + other.readoutSpikes,
                    Math.max(membrane, other.membrane));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = NirFiles.class,
            names = {"FLAT", "NESTED"})
    void importedGraphSpikesAsItsEquations(NirFiles graph) throws IOException {
        Path file = graph.copyTo(folder);
        FloatNetwork network = NetworkFormats.read(file).toFloatNetwork();
        Differences total = new Differences(0, 0, 0, 0, 0);
        double closest = Double.POSITIVE_INFINITY;
        for (Caps caps : List.of(Caps.CHIP, Caps.NONE)) {
            FloatTwin twin = twin(network, Decay.EULER, caps);
            NirEulerSimulation nir = new NirEulerSimulation(file, NirFiles.DT, caps.hidden(), caps.output());
            for (int seed = 0; seed < RASTERS / 2; seed++) {
                Differences one = compare(nir, twin, raster(seed, 12));
                assertThat(one.hidden + one.readout)
                        .as("%s, raster %d, %s", graph, seed, caps)
                        .isZero();
                total = total.plus(one);
            }
            closest = Math.min(closest, nir.closestCall());
        }
        System.out.printf(
                "%s: %d rasters of %d steps, %d hidden and %d readout spikes, 0 differ; membranes differ by %.1e at most, the closest"
                        + " call was %.1e thresholds%n",
                graph, RASTERS, STEPS, total.hiddenSpikes, total.readoutSpikes, total.membrane, closest);
        assertThat(total.hiddenSpikes).isGreaterThan(10_000);
        assertThat(total.readoutSpikes).isGreaterThan(5_000);
        assertThat(10 * total.membrane).isLessThan(closest);
    }

    /** What the factor 1/beta is worth: without it, and with exponential decay, and with whole dashes, most spikes are others. */
    @Test
    void eachApproximationHasItsPrice() throws IOException {
        Path file = NirFiles.FLAT.copyTo(folder);
        FloatNetwork network = NetworkFormats.read(file).toFloatNetwork();
        FloatNetwork withoutFactor = withoutFactor(network);
        Differences exact = differences(file, network, Decay.EULER);
        Differences plain = differences(file, withoutFactor, Decay.EULER);
        Differences exponential = differences(file, withoutFactor, Decay.EXPONENTIAL);
        Differences rounded = differences(file, network, Decay.BITSHIFT);
        System.out.printf(
                "4 rasters of 256 steps, %d hidden and %d readout spikes; differ: %d and %d as imported, %d and %d without 1/beta, %d and"
                        + " %d without it and with exponential decay, %d and %d with rounded dashes%n",
                exact.hiddenSpikes,
                exact.readoutSpikes,
                exact.hidden,
                exact.readout,
                plain.hidden,
                plain.readout,
                exponential.hidden,
                exponential.readout,
                rounded.hidden,
                rounded.readout);
        assertThat(exact.hidden + exact.readout).isZero();
        for (Differences other : List.of(plain, exponential, rounded)) {
            assertThat(other.hidden).isGreaterThan(50);
            assertThat(other.readout).isGreaterThan(50);
        }
    }

    /** Written as NIR and simulated from the file, a network of ours spikes as before; bias and partial reach included. */
    @Test
    void exportedNetworkSpikesAsItsTwin() throws IOException {
        Path file = folder.resolve("exported.nir");
        for (int seed = 0; seed < 40; seed++) {
            FloatNetwork network = network(new Random(seed), seed);
            NirFile.write(file, NirExport.of(network, 1e-3));
            NirEulerSimulation nir = new NirEulerSimulation(file, 1e-3, 31, 1);
            if (nir.layerNames().size() > 2) {
                continue;
            }
            Differences one = compare(
                    nir,
                    twin(network, Decay.EULER, Caps.CHIP),
                    raster(seed, network.shape().inputs()));
            assertThat(one.hidden + one.readout).as("network %d", seed).isZero();
        }
    }

    private static FloatTwin twin(FloatNetwork network, Decay decay, Caps caps) {
        return FloatTwin.of(network, new TwinOptions(decay, caps, ReadoutTiming.CHIP));
    }

    private static Differences differences(Path file, FloatNetwork network, Decay decay) throws IOException {
        Differences total = new Differences(0, 0, 0, 0, 0);
        FloatTwin twin = twin(network, decay, Caps.CHIP);
        NirEulerSimulation nir = new NirEulerSimulation(file, NirFiles.DT, 31, 1);
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            int[] counts = random.ints(256 * 12, 0, 50)
                    .map(value -> value == 0 ? 1 : 0)
                    .toArray();
            total = total.plus(compare(nir, twin, SpikeRaster.of(256, 12, counts)));
        }
        return total;
    }

    private static Differences compare(NirEulerSimulation nir, FloatTwin twin, SpikeRaster raster) {
        twin.reset();
        nir.reset();
        FloatRecording recording = twin.run(raster, RECORD);
        String hidden = nir.layerNames().get(0);
        String readout = nir.layerNames().get(nir.layerNames().size() - 1);
        Differences total = new Differences(0, 0, 0, 0, 0);
        for (int t = 0; t < raster.steps(); t++) {
            nir.step(raster, t);
            total = total.plus(new Differences(
                    differing(nir.spikes(hidden), recording, StateVariable.SPIKES, t),
                    differing(nir.spikes(readout), recording, StateVariable.SPIKES_OUT, t),
                    (long) Arrays.stream(nir.spikes(hidden)).sum(),
                    (long) Arrays.stream(nir.spikes(readout)).sum(),
                    Math.max(
                            distance(nir.membrane(hidden), recording, StateVariable.V_MEM, t),
                            distance(nir.membrane(readout), recording, StateVariable.V_MEM_OUT, t))));
        }
        return total;
    }

    private static long differing(double[] expected, FloatRecording actual, StateVariable variable, int step) {
        long differing = 0;
        for (int i = 0; i < expected.length; i++) {
            differing += expected[i] == actual.value(variable, step, i) ? 0 : 1;
        }
        return differing;
    }

    private static double distance(double[] expected, FloatRecording actual, StateVariable variable, int step) {
        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual.value(variable, step, i)));
        }
        return largest;
    }

    /** From sparse to busy, one or several spikes in a cell. */
    private static SpikeRaster raster(int seed, int channels) {
        Random random = new Random(seed);
        double activity = 0.02 + 0.3 * random.nextDouble();
        int largest = 1 + random.nextInt(3);
        int[] counts = new int[STEPS * channels];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextDouble() < activity ? 1 + random.nextInt(largest) : 0;
        }
        return SpikeRaster.of(STEPS, channels, counts);
    }

    private static FloatNetwork withoutFactor(FloatNetwork network) {
        NetworkShape shape = network.shape();
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                double[] array = network.values(parameter);
                boolean weights = parameter.kind() == Parameter.Kind.WEIGHT;
                Parameter dash = parameter.ofReadout() ? Parameter.DASH_SYN_OUT : Parameter.DASH_SYN;
                for (int i = 0; weights && i < array.length; i++) {
                    array[i] *= 1 - Math.pow(2, -network.value(dash, shape.channelOf(parameter, i)));
                }
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(shape, values, network.aliases());
    }

    private static FloatNetwork network(Random random, int variant) {
        NetworkShape shape = NetworkShape.of(3, 1 + variant % 9, 2, 1);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            double[] array = new double[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextGaussian();
                    case THRESHOLD -> 0.5 + random.nextDouble();
                    case DASH -> 0.5 + 3 * random.nextDouble();
                    default -> 0.1 * random.nextGaussian();
                };
            }
            if (parameter.kind() != Parameter.Kind.WEIGHT_SHIFT && parameter != Parameter.DASH_SYN_2) {
                values.put(parameter, array);
            }
        }
        return FloatNetwork.of(shape, values, List.of());
    }
}
