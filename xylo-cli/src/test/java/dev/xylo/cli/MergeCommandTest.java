package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.SideBySide;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.formats.network.Specification;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks side by side: each as it is alone. */
class MergeCommandTest {
    private static final Set<StateVariable> STATES = EnumSet.complementOf(EnumSet.of(StateVariable.HIBERNATION));

    @TempDir
    Path folder;

    /** The generator's networks have shifts of their own; a chip has one. */
    private static XyloNetwork network(long seed, Core core) {
        XyloNetwork random = new NetworkGenerator(seed).network(core);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() != Parameter.Kind.WEIGHT_SHIFT && random.has(parameter)) {
                values.put(parameter, random.values(parameter));
            }
        }
        return XyloNetwork.of(random.shape(), values, random.aliases());
    }

    @Test
    void eachComputesWhatItComputesAlone() {
        for (long seed = 0; seed < 200; seed++) {
            Core core = seed % 2 == 0 ? Core.CORE_1 : Core.CORE_2;
            XyloNetwork a = network(3 * seed, core);
            XyloNetwork b = network(3 * seed + 1, core);
            SpikeRaster inputOfA = new NetworkGenerator(seed).raster(a.shape().inputs());
            SpikeRaster inputOfB =
                    new NetworkGenerator(seed + 7).raster(b.shape().inputs());
            int steps = Math.min(inputOfA.steps(), inputOfB.steps());
            inputOfA = inputOfA.slice(0, steps);
            inputOfB = inputOfB.slice(0, steps);
            XyloNetwork both = SideBySide.of(List.of(a, b), false);
            Recording together = Simulator.of(both, core).run(joined(inputOfA, inputOfB), STATES);
            compare(seed, together, Simulator.of(a, core).run(inputOfA, STATES), 0, 0);
            compare(
                    seed,
                    together,
                    Simulator.of(b, core).run(inputOfB, STATES),
                    a.shape().hidden(),
                    a.shape().outputs());
            if (a.shape().inputs() == b.shape().inputs()) {
                Recording shared =
                        Simulator.of(SideBySide.of(List.of(a, b), true), core).run(inputOfA, STATES);
                compare(
                        seed,
                        shared,
                        Simulator.of(b, core).run(inputOfA, STATES),
                        a.shape().hidden(),
                        a.shape().outputs());
            }
        }
    }

    private static SpikeRaster joined(SpikeRaster a, SpikeRaster b) {
        int channels = a.channels() + b.channels();
        int[] counts = new int[a.steps() * channels];
        for (int i = 0; i < counts.length; i++) {
            int channel = i % channels;
            counts[i] = channel < a.channels()
                    ? a.count(i / channels, channel)
                    : b.count(i / channels, channel - a.channels());
        }
        return SpikeRaster.of(a.steps(), channels, counts);
    }

    private static void compare(long seed, Recording together, Recording alone, int firstHidden, int firstOutput) {
        NetworkShape shape = alone.shape();
        for (StateVariable state : STATES) {
            boolean readout =
                    state.width(shape) == shape.outputs() && state.key().endsWith("_out");
            int first = readout ? firstOutput : firstHidden;
            for (int step = 0; step < alone.steps(); step++) {
                for (int neuron = 0; neuron < state.width(shape); neuron++) {
                    assertThat(together.value(state, step, first + neuron))
                            .as("seed %d, %s, step %d, neuron %d", seed, state, step, neuron)
                            .isEqualTo(alone.value(state, step, neuron));
                }
            }
        }
    }

    private Path file(String name, XyloNetwork network) throws IOException {
        Path file = folder.resolve(name);
        NetworkFormats.write(file, Specification.of(network));
        return file;
    }

    private static XyloNetwork wide(int hidden, int shift) {
        NetworkShape shape = NetworkShape.of(2, hidden, 1, 1);
        int[] in = new int[2 * hidden];
        int[] out = new int[hidden];
        java.util.Arrays.fill(in, 5);
        java.util.Arrays.fill(out, 7);
        return XyloNetwork.of(
                shape,
                Map.of(
                        Parameter.WEIGHTS_IN, in,
                        Parameter.WEIGHTS_OUT, out,
                        Parameter.WEIGHT_SHIFT_IN, new int[] {shift}),
                List.of());
    }

    @Test
    void theCommand() throws IOException {
        Path a = file("a.npz", wide(10, 1));
        Path b = file("b.npz", wide(20, 1));
        Path out = folder.resolve("both.npz");
        Cli cli = Cli.run("merge", a, b, "-o", out, "--chip", "audio2");
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out()).contains("2 networks side by side", "each with its own input channels");
        XyloNetwork both = NetworkFormats.read(out).toXyloNetwork();
        assertThat(both.shape().inputs()).isEqualTo(4);
        assertThat(both.shape().hidden()).isEqualTo(30);
        assertThat(both.shape().outputs()).isEqualTo(2);
        assertThat(both.shiftOf(Parameter.WEIGHTS_IN)).isEqualTo(1);
        assertThat(Cli.run("merge", a, b, "-o", out, "--shared-inputs").status())
                .isZero();
        assertThat(NetworkFormats.read(out).toXyloNetwork().shape().inputs()).isEqualTo(2);
    }

    @Test
    void wrongInput() throws IOException {
        Path a = file("a.npz", wide(600, 1));
        Path b = file("b.npz", wide(600, 1));
        Path shifted = file("shifted.npz", wide(10, 2));
        Path huge = file("huge.npz", wide(1200, 1));
        refused("the weight shifts differ: that of weights_in is 1 in the first network and 2 in number 2", a, shifted);
        refused("2 chips would: " + a + ", " + b, a, b, "--chip", "audio2");
        refused("cannot hold " + huge + " even alone", a, huge, "--chip", "audio2");
        refused("NET", a);
        refused("there is no chip 'audio9'", a, b, "--chip", "audio9");
        Path other = folder.resolve("dt.npz");
        NetworkFormats.write(other, Specification.of(wide(3, 1)).withTimeStep(0.002));
        Path slow = folder.resolve("slow.npz");
        NetworkFormats.write(slow, Specification.of(wide(3, 1)).withTimeStep(0.005));
        refused("the time steps differ", other, slow);
    }

    private void refused(String part, Object... words) {
        Path out = folder.resolve("out.npz");
        Cli cli = Cli.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("merge", "-o", out), java.util.stream.Stream.of(words))
                .toArray());
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err().lines().filter(line -> !line.startsWith("warning: ")))
                .singleElement()
                .asString()
                .startsWith("xylo: ")
                .contains(part);
        assertThat(out).doesNotExist();
    }
}
