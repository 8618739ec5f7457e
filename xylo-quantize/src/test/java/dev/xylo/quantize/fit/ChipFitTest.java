package dev.xylo.quantize.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Resource;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.quantize.optimal.DriveEffect;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.RandomNetwork;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChipFitTest {
    static java.util.List<Chip> chips() {
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
}
