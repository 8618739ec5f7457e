package dev.xylo.quantize.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.optimal.DriveEffect;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.RandomNetwork;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChipFitTest {
    static List<Chip> chips() {
        return Chip.all();
    }

    @ParameterizedTest
    @MethodSource("chips")
    void fitsWhatWasTooMuch(Chip chip) {
        int hidden = Math.min(chip.most(Resource.HIDDEN, 1000), 300);
        FloatNetwork network = RandomNetwork.of(NetworkShape.of(4, hidden, 3, 1), 0.9, 1);
        ChipFit.Fitted fitted = ChipFit.prune(network, chip, DriveEffect.assumed(network, OptimalOptions.DEFAULT));
        int[] fanOut = new int[hidden];
        int slots = 0;
        for (int i = 0; i < hidden * hidden; i++) {
            if (fitted.network().value(Parameter.WEIGHTS_REC, i) != 0) {
                fanOut[i / hidden]++;
                slots++;
            }
        }
        assertThat(Arrays.stream(fanOut)).allMatch(n -> n <= chip.most(Resource.FAN_OUT, Integer.MAX_VALUE));
        assertThat(slots).isEqualTo(fitted.kept()).isLessThanOrEqualTo(chip.most(Resource.RECURRENT_SLOTS, 1 << 30));
        assertThat(fitted.pruned()).isNotEmpty().isSortedAccordingTo((a, b) -> Double.compare(a.effect(), b.effect()));
        assertThat(fitted.effectShare()).isBetween(1e-6, 0.5);
    }

    @ParameterizedTest
    @MethodSource("chips")
    void leavesAloneWhatFits(Chip chip) {
        FloatNetwork network = RandomNetwork.of(NetworkShape.of(4, 20, 3, 1), 0.9, 1);
        ChipFit.Fitted fitted = ChipFit.prune(network, chip, DriveEffect.assumed(network, OptimalOptions.DEFAULT));
        assertThat(fitted.network()).isSameAs(network);
        assertThat(fitted.pruned()).isEmpty();
        assertThat(fitted.effectShare()).isZero();
    }

    /** A connection is a pair of neurons: both its synapses stay, or both go, with the effects of both. */
    @ParameterizedTest
    @MethodSource("chips")
    void aConnectionOfTwoSynapsesGoesAsAWhole(Chip chip) {
        int hidden = Math.min(chip.most(Resource.HIDDEN, 1000), 100);
        FloatNetwork network = RandomNetwork.of(NetworkShape.of(4, hidden, 3, 2), 0.7, 2);
        DriveEffect effects = DriveEffect.assumed(network, OptimalOptions.DEFAULT);
        ChipFit.Fitted fitted = ChipFit.prune(network, chip, effects);
        Set<List<Integer>> gone = new HashSet<>();
        double sum = 0;
        for (Connection pruned : fitted.pruned()) {
            int first = (pruned.source() * hidden + pruned.target()) * 2;
            assertThat(pruned.effect())
                    .isEqualTo(effects.of(Parameter.WEIGHTS_REC, first) + effects.of(Parameter.WEIGHTS_REC, first + 1));
            gone.add(List.of(pruned.source(), pruned.target()));
            sum += pruned.effect();
        }
        double all = 0;
        int kept = 0;
        for (int i = 0; i < hidden * hidden; i++) {
            boolean pruned = gone.contains(List.of(i / hidden, i % hidden));
            boolean connected = false;
            for (int flat = 2 * i; flat < 2 * i + 2; flat++) {
                double before = network.value(Parameter.WEIGHTS_REC, flat);
                assertThat(fitted.network().value(Parameter.WEIGHTS_REC, flat)).isEqualTo(pruned ? 0 : before);
                connected |= before != 0;
                all += effects.of(Parameter.WEIGHTS_REC, flat);
            }
            kept += connected && !pruned ? 1 : 0;
        }
        assertThat(fitted.kept()).isEqualTo(kept);
        assertThat(fitted.effectShare()).isCloseTo(sum / all, within(1e-12));
    }
}
