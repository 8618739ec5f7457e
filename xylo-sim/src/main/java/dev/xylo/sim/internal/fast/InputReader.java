package dev.xylo.sim.internal.fast;

import dev.xylo.core.chip.Core;
import dev.xylo.core.raster.SpikeRaster;

/** Walks a raster from spike to spike; silent steps cost nothing. */
final class InputReader {
    private final SpikeRaster input;
    private final long[] clips;
    private final SpikeList spikes;
    private int next;

    /** Begins at a step. */
    InputReader(SpikeRaster input, int step, long[] clips) {
        this.input = input;
        this.clips = clips;
        this.spikes = new SpikeList(input.channels());
        this.next = input.nextSpike(step * input.channels());
    }

    /** Spikes of a step, clipped and counted; steps are asked for in order. */
    SpikeList read(int step) {
        spikes.clear();
        int start = step * input.channels();
        int end = start + input.channels();
        while (next < end) {
            int channel = next - start;
            int count = input.count(step, channel);
            if (count > Core.MAX_INPUT_SPIKES) {
                clips[channel]++;
                count = Core.MAX_INPUT_SPIKES;
            }
            spikes.add(channel, count);
            next = input.nextSpike(next + 1);
        }
        return spikes;
    }
}
