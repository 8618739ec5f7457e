package dev.xylo.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    /** 3 inputs onto the first 2 of 4 hidden neurons; the last 3 reach 2 readouts; two synapses. */
    private static final NetworkShape SHAPE = new NetworkShape(3, 2, 4, 3, 2, 2, true);

    private static Map<Parameter, int[]> integers() {
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, new int[SHAPE.size(parameter)]);
        }
        return values;
    }

    private static Map<Parameter, double[]> floats() {
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                values.put(parameter, new double[SHAPE.size(parameter)]);
            }
        }
        return values;
    }

    @Test
    void shapesOfArrays() {
        assertThat(SHAPE.dimensions(Parameter.WEIGHTS_IN)).containsExactly(3, 2, 2);
        assertThat(SHAPE.dimensions(Parameter.WEIGHTS_REC)).containsExactly(4, 4, 2);
        assertThat(SHAPE.dimensions(Parameter.WEIGHTS_OUT)).containsExactly(3, 2);
        assertThat(SHAPE.dimensions(Parameter.WEIGHT_SHIFT_IN)).isEmpty();
        assertThat(SHAPE.size(Parameter.WEIGHT_SHIFT_IN)).isEqualTo(1);
        assertThat(SHAPE.hiddenOfOutputRow(0)).isEqualTo(1);
        assertThat(NetworkShape.of(3, 4, 2, 1).dimensions(Parameter.WEIGHTS_REC))
                .containsExactly(4, 4);
    }

    @Test
    void namesOfElements() {
        assertThat(SHAPE.element(Parameter.WEIGHTS_IN, 7)).isEqualTo("weights_in[1, 1, 1]");
        assertThat(SHAPE.element(Parameter.WEIGHTS_OUT, 5)).isEqualTo("weights_out[2, 1]");
        assertThat(SHAPE.element(Parameter.THRESHOLD, 3)).isEqualTo("threshold[3]");
        assertThat(SHAPE.element(Parameter.WEIGHT_SHIFT_IN, 0)).isEqualTo("weight_shift_in");
    }

    @Test
    void channelsOfElements() {
        assertThat(SHAPE.channelOf(Parameter.WEIGHTS_IN, 7)).isEqualTo(1);
        assertThat(SHAPE.channelOf(Parameter.WEIGHTS_REC, 8 + 6)).isEqualTo(3);
        assertThat(SHAPE.channelOf(Parameter.WEIGHTS_OUT, 5)).isEqualTo(1);
        assertThat(SHAPE.channelOf(Parameter.THRESHOLD, 3)).isEqualTo(3);
    }

    @Test
    void impossibleShapes() {
        assertThatThrownBy(() -> new NetworkShape(1, 3, 2, 2, 1, 1, false))
                .hasMessageContaining("weights_in reaches 3");
        assertThatThrownBy(() -> new NetworkShape(1, 2, 2, 3, 1, 1, false))
                .hasMessageContaining("weights_out has 3 rows");
        assertThatThrownBy(() -> new NetworkShape(1, 2, 2, 2, 1, 3, true)).hasMessageContaining("1 or 2 synapses");
        assertThatThrownBy(() -> new NetworkShape(0, 2, 2, 2, 1, 1, false)).hasMessageContaining("1 input channel");
        assertThatThrownBy(() -> NetworkShape.of(1, 100_000, 1, 2).size(Parameter.WEIGHTS_REC))
                .hasMessageContaining("weights_rec would have 20000000000 values");
    }

    @ParameterizedTest
    @EnumSource(Parameter.class)
    void rangeOfEveryParameter(Parameter parameter) {
        Parameter.Kind kind = parameter.kind();
        int last = SHAPE.size(parameter) - 1;
        for (int allowed : new int[] {kind.min(), kind.max()}) {
            Map<Parameter, int[]> values = integers();
            values.get(parameter)[last] = allowed;
            assertThat(XyloNetwork.of(SHAPE, values, List.of()).value(parameter, last))
                    .isEqualTo(allowed);
        }
        for (int beyond : new int[] {kind.min() - 1, kind.max() + 1}) {
            Map<Parameter, int[]> values = integers();
            values.get(parameter)[last] = beyond;
            assertThatThrownBy(() -> XyloNetwork.of(SHAPE, values, List.of()))
                    .isInstanceOf(InvalidNetworkException.class)
                    .hasMessage(SHAPE.element(parameter, last) + " is " + beyond + "; the chip holds " + kind.min()
                            + ".." + kind.max() + " there");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void floatsMustBeFinite(double value) {
        for (Parameter parameter : floats().keySet()) {
            Map<Parameter, double[]> values = floats();
            int last = SHAPE.size(parameter) - 1;
            values.get(parameter)[last] = value;
            assertThatThrownBy(() -> FloatNetwork.of(SHAPE, values, List.of()))
                    .hasMessage(SHAPE.element(parameter, last) + " is " + value + "; it must be finite");
        }
    }

    @Test
    void floatThresholdsMustNotBeNegative() {
        Map<Parameter, double[]> values = floats();
        values.get(Parameter.THRESHOLD_OUT)[1] = -0.5;
        assertThatThrownBy(() -> FloatNetwork.of(SHAPE, values, List.of()))
                .hasMessageContaining("threshold_out[1] is -0.5");
    }

    @Test
    void lengthsMustAgree() {
        Map<Parameter, int[]> values = integers();
        values.put(Parameter.BIAS, new int[5]);
        assertThatThrownBy(() -> XyloNetwork.of(SHAPE, values, List.of())).hasMessageContaining("bias has 5 values");
    }

    @Test
    void aliasesMustBeHiddenNeurons() {
        assertThatThrownBy(() -> XyloNetwork.of(SHAPE, integers(), List.of(new Alias(0, 4))))
                .hasMessageContaining("alias target 4")
                .hasMessageContaining("0..3");
        assertThatThrownBy(() -> XyloNetwork.of(SHAPE, integers(), List.of(new Alias(-1, 0))))
                .hasMessageContaining("alias source -1");
    }

    @Test
    void missingParametersAreZeroButKnownToBeMissing() {
        Map<Parameter, int[]> values = integers();
        values.keySet().removeIf(Parameter::optional);
        XyloNetwork network = XyloNetwork.of(SHAPE, values, List.of());
        assertThat(network.has(Parameter.BIAS)).isFalse();
        assertThat(network.values(Parameter.BIAS)).containsExactly(0, 0, 0, 0);
        values.remove(Parameter.WEIGHTS_OUT);
        assertThatThrownBy(() -> XyloNetwork.of(SHAPE, values, List.of())).hasMessage("weights_out is missing");
    }

    @Test
    void networksDoNotShareTheirArrays() {
        Map<Parameter, int[]> values = integers();
        XyloNetwork network = XyloNetwork.of(SHAPE, values, List.of());
        values.get(Parameter.BIAS)[0] = 7;
        network.values(Parameter.BIAS)[1] = 7;
        assertThat(network.values(Parameter.BIAS)).containsOnly(0);
    }

    @Test
    void everyParameterIsFoundByItsKey() {
        Set<String> keys = new HashSet<>();
        for (Parameter parameter : Parameter.values()) {
            assertThat(Parameter.ofKey(parameter.key())).contains(parameter);
            assertThat(keys.add(parameter.key())).isTrue();
            assertThat(Parameter.allKeys()).contains(parameter.key());
        }
        assertThat(Parameter.ofKey("weight_in")).isEmpty();
        assertThat(Arrays.stream(Parameter.values()).filter(Parameter::ofReadout))
                .hasSize(6);
    }
}
