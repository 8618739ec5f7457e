package dev.xylo.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {
    @TempDir
    Path directory;

    private static final XyloNetwork NETWORK = RandomChips.network(17, Core.CORE_2);

    /** word, bit, kind, what is read: the sign bit, the bits beside it, and both values of a stuck bit. */
    @Test
    void bitsOfSignedAndUnsignedWords() {
        assertThat(new Fault(Memory.WEIGHTS_IN, 0, 7, FaultKind.FLIP, 0).apply(1))
                .isEqualTo(-127);
        assertThat(new Fault(Memory.WEIGHTS_IN, 0, 7, FaultKind.FLIP, 0).apply(-128))
                .isZero();
        assertThat(new Fault(Memory.WEIGHTS_IN, 0, 0, FaultKind.FLIP, 0).apply(-1))
                .isEqualTo(-2);
        assertThat(new Fault(Memory.WEIGHTS_IN, 0, 6, FaultKind.STUCK_AT_1, 0).apply(0))
                .isEqualTo(64);
        assertThat(new Fault(Memory.WEIGHTS_IN, 0, 7, FaultKind.STUCK_AT_0, 0).apply(-1))
                .isEqualTo(127);
        assertThat(new Fault(Memory.DASH_MEM, 0, 3, FaultKind.FLIP, 0).apply(5)).isEqualTo(13);
        assertThat(new Fault(Memory.THRESHOLD, 0, 14, FaultKind.STUCK_AT_1, 0).apply(0))
                .isEqualTo(16384);
        assertThat(new Fault(Memory.BIAS, 0, 15, FaultKind.FLIP, 0).apply(0)).isEqualTo(-32768);
        assertThat(new Fault(Memory.V_MEM, 0, 15, FaultKind.STUCK_AT_0, 3).apply(-1))
                .isEqualTo(32767);
        assertThatThrownBy(() -> new Fault(Memory.THRESHOLD, 0, 15, FaultKind.FLIP, 0))
                .hasMessageContaining("0..14");
        assertThatThrownBy(() -> new Fault(Memory.DASH_MEM, 0, 4, FaultKind.FLIP, 0))
                .hasMessageContaining("0..3");
    }

    /** Whatever is drawn gives a network that the chip can hold; a flip twice is none. */
    @ParameterizedTest
    @EnumSource
    void everyFaultGivesAValidNetwork(Memory memory) {
        for (long seed = 0; seed < 30; seed++) {
            for (Core core : Core.values()) {
                XyloNetwork network = RandomChips.network(seed, core);
                if (memory.words(network, core).length == 0) {
                    continue;
                }
                FaultSpace space = new FaultSpace(network, core, Set.of(memory), List.of(FaultKind.values()), 5);
                SplittableRandom random = new SplittableRandom(seed);
                for (int i = 0; i < 20; i++) {
                    Fault fault = space.draw(random, memory);
                    XyloNetwork faulty = FaultyNetwork.of(network, List.of(fault));
                    Simulator.of(faulty, core);
                    if (fault.kind() == FaultKind.FLIP && !memory.isState()) {
                        XyloNetwork twice = FaultyNetwork.of(faulty, List.of(fault));
                        assertThat(twice.values(memory.parameter())).isEqualTo(network.values(memory.parameter()));
                        assertThat(faulty.values(memory.parameter())).isNotEqualTo(network.values(memory.parameter()));
                    }
                    assertThat(FaultText.parse(typed(fault, network.shape()), network.shape()))
                            .isEqualTo(fault);
                }
            }
        }
    }

    private static String typed(Fault fault, NetworkShape shape) {
        String word = fault.memory().isState()
                ? fault.memory().key() + "[" + fault.index() + "]"
                : shape.element(fault.memory().parameter(), fault.index());
        return word + ":" + fault.bit() + ":" + fault.kind().key()
                + (fault.memory().isState() ? "@" + fault.step() : "");
    }

    @Test
    void zeroRecurrentWeightsHaveNoWordAndCoreOneNoBias() {
        XyloNetwork network = RandomChips.network(3, Core.CORE_1);
        long stored = IntStream.of(network.values(Parameter.WEIGHTS_REC))
                .filter(w -> w != 0)
                .count();
        assertThat(Memory.WEIGHTS_REC.words(network, Core.CORE_1)).hasSize((int) stored);
        assertThat(Memory.BIAS.words(network, Core.CORE_1)).isEmpty();
        assertThat(Memory.BIAS.words(network, Core.CORE_2))
                .hasSize(network.shape().hidden());
    }

    /** A flipped state is what the simulator goes on from, and only at its step. */
    @Test
    void aFlippedMembraneActsOnceAndAStuckOneAlways() {
        NetworkShape shape = NetworkShape.of(1, 1, 1, 1);
        XyloNetwork network = XyloNetwork.of(
                shape,
                java.util.Map.of(
                        Parameter.WEIGHTS_IN, new int[] {0},
                        Parameter.WEIGHTS_OUT, new int[] {2},
                        Parameter.THRESHOLD, new int[] {1 << 10},
                        Parameter.THRESHOLD_OUT, new int[] {1},
                        Parameter.DASH_MEM, new int[] {15},
                        Parameter.DASH_SYN_OUT, new int[] {15}),
                List.of());
        SpikeRaster silence = SpikeRaster.of(10, 1, new int[10]);
        Fault flip = new Fault(Memory.V_MEM, 0, 11, FaultKind.FLIP, 4);
        Fault stuck = new Fault(Memory.V_MEM, 0, 11, FaultKind.STUCK_AT_1, 4);
        Simulator simulator = Simulator.of(network, Core.CORE_2);
        assertThat(new FaultyRun(simulator, List.of()).outputCounts(silence)).containsExactly(0);
        int once = new FaultyRun(simulator, List.of(flip)).outputCounts(silence)[0];
        int always = new FaultyRun(simulator, List.of(stuck)).outputCounts(silence)[0];
        assertThat(once).isPositive();
        assertThat(always).isGreaterThan(once);
        Fault late = new Fault(Memory.V_MEM, 0, 11, FaultKind.FLIP, 10);
        assertThat(new FaultyRun(simulator, List.of(late)).outputCounts(silence))
                .containsExactly(0);
    }

    private static DataSet data() {
        List<SpikeRaster> samples = new ArrayList<>();
        for (long seed = 0; seed < 12; seed++) {
            samples.add(RandomChips.raster(seed, NETWORK.shape().inputs()));
        }
        return new DataSet(samples, new int[0], true);
    }

    private Campaign campaign(long seed) {
        FaultSpace space =
                new FaultSpace(NETWORK, Core.CORE_2, EnumSet.allOf(Memory.class), List.of(FaultKind.values()), 1);
        return new Campaign(
                NETWORK, Core.CORE_2, data(), space, new CampaignPlan(4, List.of(1, 8, 64), 5, seed), Decoding.DEFAULT);
    }

    private static CampaignResult run(Campaign campaign) {
        return campaign.result(
                IntStream.range(0, campaign.size()).mapToObj(campaign::trial).toList());
    }

    /** Each trial is a function of the plan and its number: in another order and on other threads it gives the same. */
    @Test
    void trialsDependOnNeitherOrderNorThreads() {
        CampaignResult one = run(campaign(1));
        assertThat(one.trials()).hasSize(campaign(1).size());
        Campaign shared = campaign(1);
        Map<Integer, Campaign.Outcome> outcomes =
                IntStream.range(0, shared.size()).boxed().sorted(Comparator.reverseOrder()).toList().parallelStream()
                        .collect(Collectors.toConcurrentMap(id -> id, shared::trial));
        CampaignResult two = shared.result(
                IntStream.range(0, shared.size()).mapToObj(outcomes::get).toList());
        assertThat(two.trials()).isEqualTo(one.trials());
        assertThat(CampaignFiles.json("x", two)).isEqualTo(CampaignFiles.json("x", one));
        assertThat(run(campaign(2)).trials()).isNotEqualTo(one.trials());
    }

    @Test
    void theReportNamesWhatIsVulnerable() throws IOException {
        CampaignResult result = run(campaign(1));
        CampaignFiles.write("a <network>", result, directory);
        assertThat(directory.resolve("faults.json")).exists();
        assertThat(Files.readString(directory.resolve("faults.html")))
                .contains("a &lt;network&gt;", "which memory", "which bit", "which neuron", "<svg", "</html>")
                .doesNotContain("<network>", "http");
        assertThat(CampaignText.of(result)).contains("the sound chip's agreement is 100.0 %", "by neuron", "64 ");
        assertThat(result.byMemory()).isSortedAccordingTo(java.util.Comparator.comparingDouble(Group::accuracy));
        assertThat(result.byCount()).extracting(Group::name).containsExactly("1", "8", "64");
        Group group = result.byCount().get(2);
        assertThat(group.accuracyInterval()[0]).isLessThanOrEqualTo(group.accuracy());
        assertThat(group.accuracyInterval()[1]).isGreaterThanOrEqualTo(group.accuracy());
    }
}
