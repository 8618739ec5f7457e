package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio2.DivisiveNormalization;
import dev.xylo.frontend.audio2.NormalizationParameters;

/** Cases of Audio 2's divisive normalization: {@code in_spikes_call0}, {@code in_spikes_call1}, ... through one instance. */
final class NormalizationCase implements CaseRunner {
    private static final String OVERFLOW = "OVERFLOW_PROTECT";
    private static final String UNDERFLOW = "UNDERFLOW_PROTECT";

    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        NormalizationParameters parameters = parameters(in);
        DivisiveNormalization normalization = null;
        for (int call = 0; in.has("in_spikes_call" + call); call++) {
            String key = "in_spikes_call" + call;
            int channels = in.need(key, 2).shape()[1];
            Signal spikes = Signal.ofIntegers(in.longs(key), channels);
            if (normalization == null) {
                normalization = new DivisiveNormalization(parameters, channels);
            }
            Recording recording = Recording.all();
            normalization.next(spikes, recording);
            out.signal("s01_E_call" + call, recording, "E");
            out.signal("s02_M_call" + call, recording, "M");
            out.signal("s03_iaf_call" + call, recording, "iaf");
            Signal iaf = recording.signal("iaf").orElseThrow();
            Signal last = iaf.slice(iaf.steps() - 1, iaf.steps());
            out.integers("s03_iaf_last_call" + call, last.integers(), channels);
            out.signal("s04_spikes_call" + call, recording, "spikes");
            out.integers("s05_lfsr_index_call" + call, new long[] {normalization.lfsrIndex()});
            out.warnings(recording);
        }
    }

    private static NormalizationParameters parameters(CaseArrays in) throws FormatException {
        NormalizationParameters standard = NormalizationParameters.DEFAULT;
        String mode = in.mode().orElse(UNDERFLOW);
        if (!mode.equals(UNDERFLOW) && !mode.equals(OVERFLOW)) {
            throw in.error("p_mode", "is '" + mode + "'; known are " + UNDERFLOW + " and " + OVERFLOW);
        }
        return new NormalizationParameters(
                in.real("p_dt", standard.dt()),
                in.real("p_frame_dt", standard.frameDt()),
                in.number("p_bits_counter", standard.bitsCounter()),
                in.number("p_bits_lowpass", standard.bitsLowPass()),
                in.number("p_shift", standard.shift()),
                in.number("p_p_local", standard.pLocal()),
                mode.equals(OVERFLOW),
                start(in, "p_E0"),
                start(in, "p_M0"),
                start(in, "p_I0"));
    }

    private static long[] start(CaseArrays in, String key) throws FormatException {
        return in.has(key) ? in.longs(key) : new long[0];
    }
}
