package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a float dash becomes on the chip: by the share that is left after a step, or rounded as the published methods do. */
class DashesTest {
    private static final NetworkShape SHAPE = NetworkShape.of(1, 1, 1, 2);
    private static final OptimalOptions ROUNDED = OptimalOptions.DEFAULT.without(Ingredient.DASHES);

    private static FloatNetwork network(double dash) {
        Map<Parameter, double[]> values = RandomNetwork.values(SHAPE, 1, 1);
        values.forEach((parameter, array) -> {
            if (parameter.kind() == Parameter.Kind.DASH) {
                array[0] = dash;
            }
        });
        values.get(Parameter.THRESHOLD)[0] = 2;
        values.get(Parameter.BIAS)[0] = 0.5;
        return FloatNetwork.of(SHAPE, values, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        // float dash, of a membrane, of a synapse, of either when only rounded; -log2(1 - exp(-2^-dash)) is
        // 0.21, 0.91, 1.35, 2.17, 4.51, 14.52 and 20.0
        "-1, 0, 1, 0",
        "0.4, 1, 1, 0",
        "1, 1, 1, 1",
        "2, 2, 2, 2",
        "4.48, 5, 5, 4",
        "14.52, 15, 15, 15",
        "20, 15, 15, 15",
    })
    void byTheShareThatIsLeft(double dash, int membrane, int synapse, int rounded) {
        Dashes byShare = new Dashes(network(dash), OptimalOptions.DEFAULT);
        Dashes plain = new Dashes(network(dash), ROUNDED);
        for (Parameter parameter : List.of(Parameter.DASH_MEM, Parameter.DASH_MEM_OUT)) {
            assertThat(byShare.chip(parameter)).as(parameter.key()).containsExactly(membrane);
            assertThat(plain.chip(parameter)).as(parameter.key()).containsExactly(rounded);
        }
        for (Parameter parameter : List.of(Parameter.DASH_SYN, Parameter.DASH_SYN_2, Parameter.DASH_SYN_OUT)) {
            assertThat(byShare.chip(parameter)).as(parameter.key()).containsExactly(synapse);
            assertThat(plain.chip(parameter)).as(parameter.key()).containsExactly(rounded);
        }
    }

    /** In a constant drive a membrane settles at bias / leak. */
    @Test
    void aBiasMakesUpForTheOtherLeak() {
        FloatNetwork network = network(2);
        double share = Math.exp(-0.25);
        Dashes dashes = new Dashes(network, OptimalOptions.DEFAULT);
        Channel channel = dashes.channel(Layer.HIDDEN, 0);
        assertThat(dashes.bias(Layer.HIDDEN, channel)).isCloseTo(0.25 * 0.25 / (1 - share), within(1e-12));
        assertThat(channel.floatResponse()[0].alpha()).isCloseTo(share, within(1e-12));
        assertThat(channel.chipResponse()[0].alpha()).isEqualTo(0.75);
    }

    @Test
    void withoutTheIngredientNothingIsMadeUpFor() {
        Dashes dashes = new Dashes(network(2), ROUNDED);
        Channel channel = dashes.channel(Layer.HIDDEN, 0);
        assertThat(dashes.bias(Layer.HIDDEN, channel)).isEqualTo(0.25);
        assertThat(channel.floatResponse()).isEqualTo(channel.chipResponse());
    }
}
