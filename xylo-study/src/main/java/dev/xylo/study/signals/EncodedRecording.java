package dev.xylo.study.signals;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Recording;
import java.util.Map;

/**
 * A recording as spike counts.
 *
 * @param raster the counts
 * @param timeStep seconds per step
 * @param samples of the recording
 * @param seconds that it lasts
 * @param recording intermediate signals
 */
public record EncodedRecording(SpikeRaster raster, double timeStep, long samples, double seconds, Recording recording) {
    /**
     * The corners of the reference that it met.
     *
     * @return one message each
     */
    public Map<Corner, String> warnings() {
        return recording.warnings();
    }
}
