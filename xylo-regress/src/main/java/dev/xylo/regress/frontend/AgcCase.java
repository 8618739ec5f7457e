package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.ChainRun;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio3.AgcParameters;
import dev.xylo.frontend.audio3.Audio3FrontEnd;
import java.util.List;

/** Cases of Audio 3's analog input: the AGC in one call or several, what follows once over the joined samples. */
final class AgcCase implements CaseRunner {
    private static final List<String> FIRST = List.of("resampled", "amplifier", "pga_index", "adc_sample", "aaf");
    private static final List<String> SECOND = List.of(
            "adc",
            "env_high_res",
            "envelope",
            "max_envelope",
            "registered_max",
            "waiting",
            "in_waiting",
            "command",
            "gain_high_res",
            "gain");

    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        AgcParameters agc = parameters(in);
        Signal audio = Signal.ofReals(in.doubles("in_audio"));
        Recording recording = Recording.all();
        ChainRun run =
                Audio3FrontEnd.agc(in.real("in_fs", agc.inputRate()), agc).start();
        int[] cuts = in.cuts(audio.steps());
        for (int call = 0; call + 1 < cuts.length; call++) {
            if (call > 0) {
                run.boundary(Boundary.CALL, recording);
            }
            run.run(audio.slice(cuts[call], cuts[call + 1]), recording);
        }
        Chain core = Audio3FrontEnd.core(Audio3Case.parameters(in), in.flag("p_mirror", true));
        recording.signal("quantized").ifPresent(samples -> core.run(samples, recording));
        FIRST.forEach(name -> out.signal("s00_" + name, recording, name));
        SECOND.forEach(name -> out.signal("s01_" + name, recording, name));
        out.signal("s02_quantized", recording, "quantized");
        Audio3Case.fromFilterBank(recording, out);
        out.warnings(recording);
    }

    private static AgcParameters parameters(CaseArrays in) throws FormatException {
        AgcParameters standard = AgcParameters.DEFAULT;
        List<Double> gains = in.reals("p_pga_gains", standard.gains());
        List<Integer> waiting = in.numbers("p_waiting_lengths", standard.waiting());
        AgcParameters.Smoothing computed = AgcParameters.Smoothing.of(
                gains, in.number("p_gs_fraction", standard.smoothing().fraction()), shortest(waiting));
        AgcParameters.Smoothing smoothing = new AgcParameters.Smoothing(
                in.number("p_gs_shift", computed.shift()),
                computed.fraction(),
                in.numbers("p_gain_up", computed.up()),
                in.numbers("p_gain_down", computed.down()));
        return new AgcParameters(
                in.number("p_oversampling", standard.oversampling()),
                in.flag("p_enable_gain_smoother", standard.smoother()),
                in.flag("p_fixed_gain", standard.fixedGain()),
                in.number("p_fixed_index", standard.fixedIndex()),
                gains,
                in.numbers("p_amp_thresholds", standard.thresholds()),
                in.numbers("p_variation", standard.variation()),
                in.number("p_hysteresis", standard.hysteresis()),
                in.number("p_rise_shift", standard.riseShift()),
                in.number("p_fall_shift", standard.fallShift()),
                waiting,
                in.number("p_max_waiting", standard.longestWait()),
                smoothing);
    }

    private static int shortest(List<Integer> waiting) {
        return waiting.stream().mapToInt(Integer::intValue).min().orElse(1);
    }
}
