package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio2.AnalogParameters;
import dev.xylo.frontend.audio2.Audio2FrontEnd;

/** Cases of Audio 2's analog model. Noise and mismatch come from the seed, whatever the file says of them. */
final class AnalogCase implements CaseRunner {
    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        AnalogParameters parameters = new AnalogParameters(
                in.real("in_fs", AnalogParameters.LEAST_RATE),
                in.longs("p_seed")[0],
                in.flag("p_add_noise", true),
                in.flag("p_add_offset", true),
                in.flag("p_add_mismatch", true),
                in.number("p_gain_db", 0),
                in.real("p_raster_period", 0.01));
        Recording recording = Recording.all();
        Signal audio = Signal.ofReals(in.doubles("in_audio"));
        Audio2FrontEnd.analog(
                        parameters,
                        Fidelity.REFERENCE,
                        in.has("p_lif_start") ? in.doubles("p_lif_start") : new double[0])
                .run(audio, recording);
        out.signal("s01_mic", recording, "mic");
        out.signal("s02_lna", recording, "lna");
        out.signal("s03_bpf", recording, "bpf");
        out.signal("s04_rect", recording, "rect");
        recording.signal("spikes").ifPresent(spikes -> {
            out.put("s05_spikes", packed(spikes));
            out.integers("s05_spike_sum", Audio3Case.sums(spikes), spikes.width());
        });
        out.signal("s06_raster", recording, "raster");
        out.warnings(recording);
    }

    /** Eight steps to a byte, the first in the highest bit. */
    private static NdArray packed(Signal spikes) {
        int width = spikes.width();
        int rows = (spikes.steps() + 7) / 8;
        long[] bytes = new long[rows * width];
        long[] values = spikes.integers();
        for (int i = 0; i < values.length; i++) {
            int step = i / width;
            bytes[step / 8 * width + i % width] |= values[i] << (7 - step % 8);
        }
        return NdArray.ofLongs(DType.UINT8, bytes, rows, width);
    }
}
