package dev.xylo.testkit.property;

import dev.xylo.core.raster.SpikeRaster;
import java.util.Arrays;
import java.util.stream.Stream;

/** Rasters with fewer steps, channels or spikes. */
final class SmallerRasters {
    private SmallerRasters() {}

    static Stream<SpikeRaster> of(SpikeRaster raster) {
        Stream<SpikeRaster> fewerSteps = Chunks.removals(raster.steps(), 1).map(keep -> steps(raster, keep));
        return Stream.concat(fewerSteps, fewerSpikes(raster));
    }

    static Stream<int[]> withoutChannels(SpikeRaster raster) {
        return Chunks.removals(raster.channels(), 1);
    }

    static SpikeRaster channels(SpikeRaster raster, int[] keep) {
        int[] counts = new int[raster.steps() * keep.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = raster.count(i / keep.length, keep[i % keep.length]);
        }
        return SpikeRaster.of(raster.steps(), keep.length, counts);
    }

    private static SpikeRaster steps(SpikeRaster raster, int[] keep) {
        int[] counts = new int[keep.length * raster.channels()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = raster.count(keep[i / raster.channels()], i % raster.channels());
        }
        return SpikeRaster.of(keep.length, raster.channels(), counts);
    }

    private static Stream<SpikeRaster> fewerSpikes(SpikeRaster raster) {
        int[] counts = new int[raster.steps() * raster.channels()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = raster.count(i / raster.channels(), i % raster.channels());
        }
        return Chunks.towardsZero(Arrays.stream(counts).asDoubleStream().toArray())
                .map(values -> SpikeRaster.of(
                        raster.steps(),
                        raster.channels(),
                        Arrays.stream(values).mapToInt(value -> (int) value).toArray()));
    }
}
