package dev.xylo.sim.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options of the twin by hand; its equations are tested against golden cases. */
class FloatTwinTest {
    /** Input to the first of two hidden neurons (weight 2), which drives the readout (weight 2); thresholds 1, dash 1.4 everywhere. */
    private static FloatNetwork network(double threshold, Alias... aliases) {
        NetworkShape shape = NetworkShape.of(1, 2, 1, 1);
        Map<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (parameter.kind() == Parameter.Kind.DASH) {
                double[] dashes = new double[shape.size(parameter)];
                java.util.Arrays.fill(dashes, 1.4);
                values.put(parameter, dashes);
            }
        }
        values.put(Parameter.WEIGHTS_IN, new double[] {2, 0});
        values.put(Parameter.WEIGHTS_OUT, new double[] {2, 0});
        values.put(Parameter.THRESHOLD, new double[] {threshold, 1});
        values.put(Parameter.THRESHOLD_OUT, new double[] {1});
        return FloatNetwork.of(shape, values, List.of(aliases));
    }

    private static FloatRecording run(FloatNetwork network, TwinOptions options, int... input) {
        return FloatTwin.of(network, options).run(SpikeRaster.of(input.length, 1, input), FloatTwin.recordable());
    }

    @ParameterizedTest
    @CsvSource({"EXPONENTIAL, 0.6845941", "EULER, 0.6210708", "BITSHIFT, 0.5"})
    void decays(Decay decay, double factor) {
        assertThat(decay.factor(1.4)).isCloseTo(factor, within(1e-6));
        TwinOptions options = TwinOptions.DEFAULT.with(decay);
        assertThat(run(network(1), options, 1).value(StateVariable.I_SYN, 0, 0))
                .isCloseTo(2 * decay.factor(1.4), within(1e-12));
    }

    @Test
    void timings() {
        TwinOptions chip = TwinOptions.DEFAULT;
        TwinOptions rockpool = new TwinOptions(Decay.EXPONENTIAL, Caps.CHIP, ReadoutTiming.ROCKPOOL);
        assertThat(run(network(1), chip, 1, 0).values(StateVariable.SPIKES_OUT)).startsWith(0, 1);
        assertThat(run(network(1), rockpool, 1, 0).values(StateVariable.SPIKES_OUT))
                .startsWith(1);
    }

    @Test
    void caps() {
        assertThat(run(network(0.001), TwinOptions.DEFAULT, 100).value(StateVariable.SPIKES, 0, 0))
                .isEqualTo(31);
        TwinOptions uncapped = new TwinOptions(Decay.EXPONENTIAL, Caps.NONE, ReadoutTiming.CHIP);
        assertThat(run(network(1), uncapped, 100).value(StateVariable.SPIKES, 0, 0))
                .isEqualTo(136);
        assertThat(run(network(1), TwinOptions.DEFAULT, 100).value(StateVariable.SPIKES, 0, 0))
                .isEqualTo(20);
        TwinOptions three = new TwinOptions(Decay.EXPONENTIAL, Caps.perNeuron(3), ReadoutTiming.CHIP);
        assertThat(run(network(1), three, 100).value(StateVariable.SPIKES, 0, 0))
                .isEqualTo(3);
    }

    @Test
    void aliasesCopySpikesInTheSameStep() {
        FloatRecording recording = run(network(0.1, new Alias(0, 1)), TwinOptions.DEFAULT, 1);
        assertThat(recording.values(StateVariable.SPIKES)).containsExactly(13, 13);
        assertThat(run(network(0.001, new Alias(0, 1)), TwinOptions.DEFAULT, 1).values(StateVariable.SPIKES))
                .containsExactly(31, 31);
    }

    @Test
    void thresholdZeroNeedsACap() {
        assertThat(run(network(0), TwinOptions.DEFAULT, 1).value(StateVariable.SPIKES, 0, 0))
                .isEqualTo(31);
        TwinOptions uncapped = new TwinOptions(Decay.EXPONENTIAL, Caps.NONE, ReadoutTiming.CHIP);
        assertThatThrownBy(() -> FloatTwin.of(network(0), uncapped)).hasMessageContaining("threshold[0] is 0");
    }

    @Test
    void stateCarriesOverUntilReset() {
        FloatTwin twin = FloatTwin.of(network(1), TwinOptions.DEFAULT);
        SpikeRaster spike = SpikeRaster.of(1, 1, new int[] {1});
        SpikeRaster quiet = SpikeRaster.of(1, 1, new int[] {0});
        twin.run(spike);
        assertThat(twin.run(quiet).outputCounts()).containsExactly(1);
        twin.reset();
        assertThat(twin.run(quiet).outputCounts()).containsExactly(0);
        twin.run(spike);
        assertThat(twin.fork().run(quiet).outputCounts()).containsExactly(0);
    }

    @Test
    void refusesWhatItCannotRun() {
        FloatTwin twin = FloatTwin.of(network(1), TwinOptions.DEFAULT);
        assertThatThrownBy(() -> twin.run(SpikeRaster.of(1, 2, new int[2]))).hasMessageContaining("2 channels");
        assertThatThrownBy(() -> twin.run(SpikeRaster.of(1, 1, new int[1]), EnumSet.of(StateVariable.HIBERNATION)))
                .hasMessageContaining("does not hibernate");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chip|chip",
                "NONE|none",
                "15,31,1|chip",
                "none,31,1|none,31,1",
                " 7 |7",
                "none,7,7|7",
                "none,none,none|none"
            })
    void capsAreReadAsTheyAreWritten(String text, String key) {
        assertThat(Caps.parse(text).key()).isEqualTo(key);
        assertThat(Caps.parse(key)).isEqualTo(Caps.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0", "''", "15,31", "1,2,3,4", "a", "none,0,1", "1.5"})
    void refusesOtherCaps(String text) {
        assertThatThrownBy(() -> Caps.parse(text)).hasMessageContaining("IN,HIDDEN,OUT such as none,31,1");
    }
}
