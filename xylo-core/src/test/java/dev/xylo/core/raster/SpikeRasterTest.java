package dev.xylo.core.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SpikeRasterTest {
    @Test
    void countsByStepAndChannel() {
        SpikeRaster raster = SpikeRaster.of(2, 3, new int[] {0, 1, 2, 3, 4, 32767});
        assertThat(raster.count(0, 2)).isEqualTo(2);
        assertThat(raster.count(1, 2)).isEqualTo(32767);
        assertThat(raster.slice(1, 2)).isEqualTo(SpikeRaster.of(1, 3, new short[] {3, 4, 32767}));
        assertThat(raster.slice(1, 1).steps()).isZero();
        assertThat(raster).hasToString("SpikeRaster(2 steps x 3 channels)");
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> SpikeRaster.of(2, 2, new int[] {0, 0, 0, -1}))
                .hasMessageContaining("input[1, 1] is -1");
        assertThatThrownBy(() -> SpikeRaster.of(1, 2, new int[] {0, 32768}))
                .hasMessageContaining("input[0, 1] is 32768");
        assertThatThrownBy(() -> SpikeRaster.of(1, 2, new short[] {-5, 0})).hasMessageContaining("input[0, 0] is -5");
        assertThatThrownBy(() -> SpikeRaster.of(2, 2, new int[3])).hasMessageContaining("3 counts");
    }

    @Test
    void doesNotShareItsArray() {
        int[] counts = {1, 2};
        SpikeRaster raster = SpikeRaster.of(1, 2, counts);
        counts[0] = 9;
        assertThat(raster.count(0, 0)).isEqualTo(1);
    }
}
