package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Checkpoint;
import dev.xylo.regress.Golden;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.testkit.random.NetworkGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is cut anywhere goes on bit for bit, from what the recording shows there, and from a file. */
class CheckpointCutsTest {
    private static final int CUTS = 100_000;
    private static final int CUTS_PER_NETWORK = 100;

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void everyCutGivesTheSameRest() throws IOException {
        int cuts = 0;
        for (long seed = 0; cuts < CUTS; seed++) {
            Core core = seed % 2 == 0 ? Core.CORE_1 : Core.CORE_2;
            NetworkGenerator generator = new NetworkGenerator(seed);
            XyloNetwork network = generator.network(core);
            SpikeRaster input = generator.raster(network.shape().inputs());
            Golden golden = Golden.record(network, core, new DataSet(List.of(input), new int[0], false), Map.of());
            Simulator simulator = Simulator.of(network, core);
            Recording whole = simulator.run(input, Golden.allOf(core));
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = 0; i < CUTS_PER_NETWORK; i++, cuts++) {
                int step = i == 0 ? 0 : i == 1 ? input.steps() : random.nextInt(input.steps() + 1);
                Checkpoint checkpoint = Checkpoint.of(golden, 0, step);
                if (i == 2) {
                    Path file = folder.resolve("state.npz");
                    checkpoint.write(file);
                    assertThat(Checkpoint.read(file, network, core)).isEqualTo(checkpoint);
                }
                simulator.restore(checkpoint.state());
                assertThat(simulator.snapshot()).isEqualTo(checkpoint.state());
                Recording rest = simulator.run(input.slice(step, input.steps()), Golden.allOf(core));
                for (StateVariable variable : whole.variables()) {
                    short[] all = whole.values(variable);
                    int from = step * variable.width(network.shape());
                    assertThat(rest.values(variable))
                            .as("seed %d, %s, cut after %d steps, %s", seed, core, step, variable)
                            .isEqualTo(Arrays.copyOfRange(all, from, all.length));
                }
            }
        }
    }
}
