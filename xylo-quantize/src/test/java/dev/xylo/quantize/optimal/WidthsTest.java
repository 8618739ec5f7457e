package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import org.junit.jupiter.api.Test;

class WidthsTest {
    @Test
    void eachGroupHas2To8Bits() {
        Widths widths = new Widths(2, 8, 5);
        assertThat(widths.of(Parameter.WEIGHTS_IN)).isEqualTo(2);
        assertThat(widths.of(Parameter.WEIGHTS_REC)).isEqualTo(8);
        assertThat(widths.of(Parameter.WEIGHTS_OUT)).isEqualTo(5);
        assertThatThrownBy(() -> new Widths(1, 8, 8)).hasMessage("bits of input weights: 1; they must be 2..8");
        assertThatThrownBy(() -> new Widths(8, 9, 8)).hasMessage("bits of recurrent weights: 9; they must be 2..8");
        assertThatThrownBy(() -> new Widths(8, 8, 0)).hasMessage("bits of output weights: 0; they must be 2..8");
    }

    /** Presynaptic signals: 3 inputs, then 6 hidden neurons, of which the last 4 reach the readout. */
    @Test
    void signalsOfBothLayersHaveOneNumbering() {
        NetworkShape shape = new NetworkShape(3, 6, 6, 4, 2, 1, false);
        assertThat(Layer.HIDDEN.signal(shape, 0, 2)).isEqualTo(2);
        assertThat(Layer.HIDDEN.signal(shape, 1, 5)).isEqualTo(8);
        assertThat(Layer.READOUT.signal(shape, 0, 0)).isEqualTo(5);
        assertThat(Layer.READOUT.signal(shape, 0, 3)).isEqualTo(8);
        assertThat(Layer.HIDDEN.mostSpikes()).isEqualTo(31);
        assertThat(Layer.READOUT.mostSpikes()).isEqualTo(1);
    }
}
