package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DriveEffectTest {
    private static final NetworkShape SHAPE = NetworkShape.of(3, 6, 2, 1);
    private static final int SILENT = 4;

    /** One hidden neuron never spikes; the others stay near their thresholds. */
    private static FloatNetwork network() {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 0.7, 1);
        values.get(Parameter.THRESHOLD)[SILENT] = 1e6;
        for (Parameter weights : List.of(Parameter.WEIGHTS_IN, Parameter.WEIGHTS_REC)) {
            double[] array = values.get(weights);
            Arrays.setAll(array, i -> array[i] / 16);
        }
        return FloatNetwork.of(SHAPE, values, List.of());
    }

    /** Assumed spikes come from every neuron, observed ones from those that spiked; a weight of 0 has no effect. */
    @Test
    void aWeightHasAnEffectWhereItsSourceSpikes() {
        FloatNetwork network = network();
        DriveEffect assumed = DriveEffect.assumed(network, OptimalOptions.DEFAULT);
        DriveEffect observed = DriveEffect.observed(network, OptimalOptions.DEFAULT, new LifTraces(network, 80, 60), 1);
        double most = 0;
        double silent = 0;
        for (int i = 0; i < SHAPE.size(Parameter.WEIGHTS_REC); i++) {
            if (i % SHAPE.hidden() == SILENT) {
                continue; // in units of its threshold nothing moves it
            }
            boolean there = network.value(Parameter.WEIGHTS_REC, i) != 0;
            double effect = observed.of(Parameter.WEIGHTS_REC, i);
            assertThat(assumed.of(Parameter.WEIGHTS_REC, i) > 0).isEqualTo(there);
            if (i / SHAPE.hidden() == SILENT) {
                silent = Math.max(silent, effect);
            } else {
                assertThat(effect > 0).as("weight %d", i).isEqualTo(there);
                most = Math.max(most, effect);
            }
        }
        assertThat(silent).isLessThan(0.05 * most);
    }

    @Test
    void effectsAreKnownOfRecurrentWeightsOnly() {
        DriveEffect assumed = DriveEffect.assumed(network(), OptimalOptions.DEFAULT);
        assertThatThrownBy(() -> assumed.of(Parameter.WEIGHTS_IN, 0))
                .hasMessage("effects are known of weights_rec, not of weights_in");
    }

    @Test
    void ingredientsAreFoundByTheirKeys() {
        for (Ingredient ingredient : Ingredient.values()) {
            assertThat(Ingredient.ofKey(ingredient.key())).contains(ingredient);
        }
        assertThat(Ingredient.ofKey("salt")).isEmpty();
    }
}
