package dev.xylo.testkit.independent.frontend;

import java.util.ArrayList;
import java.util.List;

/** Audio 2's divisive normalization, one call from a fresh state. */
public final class PlainAudio2 {
    private PlainAudio2() {}

    /**
     * Runs one channel.
     *
     * @param input events per step
     * @param dt seconds per step
     * @param frameDt seconds per frame
     * @param bitsCounter of E
     * @param bitsLowPass of M
     * @param shift of the low-pass
     * @param p ticks per cycle, even
     * @param overflowProtect which low-pass
     * @return events per output step
     */
    public static long[] normalize(
            long[] input,
            double dt,
            double frameDt,
            int bitsCounter,
            int bitsLowPass,
            int shift,
            int p,
            boolean overflowProtect) {
        int frames = (int) Math.ceil(input.length * dt / frameDt);
        int cycles = (int) Math.ceil(frameDt / dt);
        long[] output = new long[(int) Math.ceil(frames * frameDt / dt)];
        List<Integer> code = new ArrayList<>(List.of(0));
        while (code.size() < 1023) {
            int v = code.get(code.size() - 1);
            int bit = (v / 512 + v / 64) % 2 == 0 ? 1 : 0;
            code.add(v * 2 % 1024 + bit);
        }
        long average = 0;
        long carried = 0;
        for (int f = 0; f < frames; f++) {
            long count = 0;
            for (int t = 0; t < input.length; t++) {
                count += (int) ((t * dt + dt / 2) / frameDt) == f ? input[t] : 0;
            }
            count = Math.min(count, 1L << bitsCounter);
            long unit = 1L << shift;
            average = overflowProtect
                    ? count / unit + average - average / unit
                    : (count + average * unit - average) / unit;
            long threshold = Math.min(average, (1L << bitsLowPass) - 1) + 1;
            long last = carried % threshold;
            long pulses = 0;
            for (int i = 0; i < cycles * p; i++) {
                boolean on = count >= code.get((f * cycles + i / p) % 1023) && i % p < p / 2;
                pulses += on ? 1 : 0;
                if (pulses % threshold < last) {
                    int step = (int) ((i * (dt / p) + f * frameDt) / dt);
                    if (step < output.length) {
                        output[step]++;
                    }
                }
                last = pulses % threshold;
            }
            carried = last;
        }
        return output;
    }
}
