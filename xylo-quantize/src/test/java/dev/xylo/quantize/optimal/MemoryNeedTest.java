package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryNeedTest {
    private static final NetworkShape SHAPE = NetworkShape.of(4, 50, 3, 1);

    @Test
    void refusesWhatTheHeapCannotHold() {
        FloatNetwork network = RandomNetwork.of(SHAPE, 1, 1);
        Run run = new Run(
                network,
                new QuantizationOptions(Compat.CORRECTED, 8, 16, false),
                OptimalOptions.DEFAULT,
                Effort.unlimited());
        List<List<Channel>> layers = List.of(run.channels(Layer.HIDDEN), run.channels(Layer.READOUT));
        // 10,000 steps of 54 signals, twice, and of 55 filtered ones; 50 matrices of 54 x 54 and 3 of 50 x 50
        long bytes = 8L * (10_000 * (2 * 54 + 55) + 50 * 54 * 54 + 3 * 50 * 50);
        assertThatCode(() -> MemoryNeed.check(SHAPE, 10_000, layers, bytes)).doesNotThrowAnyException();
        assertThatThrownBy(() -> MemoryNeed.check(SHAPE, 10_000, layers, bytes - 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "calibrating 50 hidden neurons with 2,850 weights on 10,000 time steps needs about 13 MiB")
                .hasMessageContaining("'optimal'");
        assertThatThrownBy(() -> MemoryNeed.check(SHAPE, 100_000_000, layers, Long.MAX_VALUE))
                .as("more than an array holds")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
