package dev.xylo.frontend.audio2;

import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;

/**
 * Audio 2's divisive normalization: events are counted per frame, the counts averaged, and a pulse train of the count's rate divided by the
 * average. Integers, but for the edges of steps and frames, which are in double as the reference's are.
 *
 * <p>A call takes whole frames: a last frame that lacks steps is a frame all the same. M, the IAF state and the position in the code run on
 * from call to call; the start value of E counts in the first call only; the M that runs on is the clamped one, within a call the recursion
 * uses the value before clamping. An event beyond the last row would be dropped. Corners of the reference: the count of pulses starts at 0
 * in every frame, so that the state carried over can only cause one event at the frame's first tick; M = 0 never fires.
 */
public final class DivisiveNormalization {
    private static final String NAME = "divisive normalization";

    private final NormalizationParameters parameters;
    private final int channels;
    private final long[] lowPass;
    private final long[] iaf;
    private long[] startE;
    private long lfsrIndex;

    /**
     * A fresh state.
     *
     * @param parameters settings
     * @param channels of the input
     * @throws IllegalArgumentException if a start value is not given per channel
     */
    public DivisiveNormalization(NormalizationParameters parameters, int channels) {
        this.parameters = parameters;
        this.channels = channels;
        this.startE = start("E", parameters.startE());
        this.lowPass = start("M", parameters.startM());
        this.iaf = start("IAF", parameters.startIaf());
    }

    private long[] start(String name, long[] given) {
        if (given.length != 0 && given.length != channels) {
            throw new IllegalArgumentException(
                    given.length + " start values of " + name + "; needed is one per channel, " + channels);
        }
        return given.length == 0 ? new long[channels] : given.clone();
    }

    /**
     * The next call.
     *
     * @param input events per step (T, channels), T at least 1
     * @param recorder takes {@code E} and {@code M} (frames, channels), {@code iaf} (ticks, channels), {@code spikes}
     * @return events per step (rows, channels); one row more than the frames have steps where rounding says so
     * @throws FrontEndException if a count is negative
     */
    public Signal next(Signal input, Recorder recorder) {
        if (input.width() != channels || input.steps() == 0) {
            throw new IllegalArgumentException(NAME + ": " + input.steps() + " steps of " + input.width()
                    + " channels; needed is at least one step of " + channels);
        }
        double dt = parameters.dt();
        double frameDt = parameters.frameDt();
        int frames = (int) Math.ceil(input.steps() * dt / frameDt);
        int rows = (int) Math.ceil(frames * frameDt / dt);
        if (rows > (long) frames * parameters.cycles()) {
            recorder.warn(
                    Corner.EXTRA_ROW,
                    "rounding of " + frames + " frames gives " + rows
                            + " rows, one more than they have steps, as in Rockpool");
        }
        long[] e = count(input, frames);
        recorder.record("E", Signal.ofIntegers(e, channels));
        long[] m = average(e, frames);
        recorder.record("M", Signal.ofIntegers(m, channels));
        Signal output = Signal.ofIntegers(divide(e, m, frames, rows, recorder), channels);
        lfsrIndex = (lfsrIndex + (long) frames * parameters.cycles()) % Lfsr.PERIOD;
        recorder.record("spikes", output);
        return output;
    }

    /**
     * Position in the code.
     *
     * @return index of the value that the next call begins with
     */
    public long lfsrIndex() {
        return lfsrIndex;
    }

    private long[] count(Signal input, int frames) {
        long[] events = input.integers();
        long[] e = new long[frames * channels];
        System.arraycopy(startE, 0, e, 0, channels);
        startE = new long[channels];
        double dt = parameters.dt();
        for (int t = 0; t < input.steps(); t++) {
            int frame = (int) Math.floor((t * dt + dt / 2) / parameters.frameDt());
            for (int c = 0; c < channels; c++) {
                long count = events[t * channels + c];
                if (count < 0) {
                    throw new FrontEndException(NAME, t, c, count + " is no number of events");
                }
                if (frame < frames) {
                    e[frame * channels + c] += count;
                }
            }
        }
        long most = 1L << parameters.bitsCounter();
        for (int i = 0; i < e.length; i++) {
            e[i] = Math.max(0, Math.min(most, e[i]));
        }
        return e;
    }

    private long[] average(long[] e, int frames) {
        int s = parameters.shift();
        long most = (1L << parameters.bitsLowPass()) - 1;
        long[] m = new long[e.length];
        for (int c = 0; c < channels; c++) {
            long before = lowPass[c];
            for (int f = 0; f < frames; f++) {
                long count = e[f * channels + c];
                before = parameters.overflowProtect()
                        ? (count >> s) + before - (before >> s)
                        : (count + (before << s) - before) >> s;
                m[f * channels + c] = Math.max(0, Math.min(most, before));
            }
            lowPass[c] = m[(frames - 1) * channels + c];
        }
        return m;
    }

    private long[] divide(long[] e, long[] m, int frames, int rows, Recorder recorder) {
        int p = parameters.pLocal();
        int cycles = parameters.cycles();
        int ticks = cycles * p;
        long[] output = new long[rows * channels];
        long[] states = recorder.wants("iaf") ? new long[Math.multiplyExact(frames * ticks, channels)] : null;
        double tick = parameters.dt() / p;
        for (int c = 0; c < channels; c++) {
            for (int f = 0; f < frames; f++) {
                long threshold = m[f * channels + c] + 1;
                long state = iaf[c] % threshold;
                long on = 0;
                for (int i = 0; i < ticks; i++) {
                    boolean pulse = e[f * channels + c] >= Lfsr.at(lfsrIndex + (long) f * cycles + i / p);
                    if (pulse && i % p < p / 2) {
                        on++;
                    }
                    long now = on % threshold;
                    if (now < state) {
                        int row = (int) Math.floor((i * tick + f * parameters.frameDt()) / parameters.dt());
                        if (row < rows) {
                            output[row * channels + c]++;
                        }
                    }
                    state = now;
                    if (states != null) {
                        states[(f * ticks + i) * channels + c] = now;
                    }
                }
                iaf[c] = state;
            }
        }
        if (states != null) {
            recorder.record("iaf", Signal.ofIntegers(states, channels));
        }
        return output;
    }
}
