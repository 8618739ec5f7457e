package dev.xylo.regress.frontend;

import dev.xylo.formats.FormatException;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio3.Audio3FrontEnd;
import dev.xylo.frontend.audio3.Audio3Parameters;
import dev.xylo.frontend.audio3.DeltaSigma;
import dev.xylo.frontend.audio3.FirDecimator;
import dev.xylo.frontend.audio3.Normalization;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of Audio 3 with external samples, PDM bits or the PDM microphone. */
record Audio3Case(Input input) implements CaseRunner {
    private static final int LONG = 20_000;

    /** What comes in. */
    enum Input {
        /** Sound in samples. */
        EXTERNAL,
        /** Bits, +1 and -1. */
        PDM_BITS,
        /** Sound to the model of a microphone. */
        PDM
    }

    @Override
    public void run(CaseArrays in, CaseResult out) throws FormatException {
        boolean mirror = in.flag("p_mirror", true);
        Audio3Parameters parameters = parameters(in);
        List<Integer> taps = in.numbers("p_fir", FirDecimator.DEFAULT_TAPS);
        Recording recording = Recording.all();
        switch (input) {
            case EXTERNAL -> {
                double rate = in.real("in_fs", Audio3FrontEnd.RATE);
                run(in, recording, Audio3FrontEnd.external(rate, 1, parameters, mirror));
                out.signal("s01_resampled", recording, "resampled");
            }
            case PDM_BITS ->
                Audio3FrontEnd.pdmBits(taps, parameters, mirror, Fidelity.REFERENCE)
                        .run(Signal.ofIntegers(in.longs("in_pdm")), recording);
            case PDM -> {
                double rate = in.real("in_fs", DeltaSigma.RATE);
                run(in, recording, Audio3FrontEnd.pdm(rate, taps, parameters, mirror, Fidelity.REFERENCE));
                out.signal("s00_resampled", recording, "resampled");
                out.signal("s00_pre_quantizer", recording, "pre_quantizer");
                out.signal("s01_pdm", recording, "pdm");
            }
        }
        out.signal("s02_quantized", recording, "quantized");
        fromFilterBank(recording, out);
        out.warnings(recording);
    }

    private static void run(CaseArrays in, Recording recording, Chain chain) throws FormatException {
        chain.run(Signal.ofReals(in.doubles("in_audio")), recording);
    }

    /** The stages that all inputs share. */
    static void fromFilterBank(Recording recording, CaseResult out) {
        out.signal("s03_filter_ar", recording, "filter_ar");
        out.signal("s04_filtered", recording, "filtered");
        out.signal("s05_dn_low_res", recording, "dn_low_res");
        out.signal("s06_dn_high_res", recording, "dn_high_res");
        recording
                .signal("thresholds")
                .ifPresent(thresholds -> out.put("s07_thresholds", CaseResult.array(narrow(thresholds))));
        out.signal("s08_iaf", recording, "iaf");
        out.signal("s09_spikes", recording, "spikes");
        recording.signal("spikes").ifPresent(spikes -> out.integers("s09_spike_sum", sums(spikes), spikes.width()));
        out.signal("s10_raster", recording, "raster");
    }

    /** Recorded cases keep one column where all channels have the same threshold; of long signals, which they keep as digests, all. */
    private static Signal narrow(Signal thresholds) {
        int width = thresholds.width();
        long[] values = thresholds.integers();
        boolean same = IntStream.range(0, values.length).allMatch(i -> values[i] == values[i - i % width]);
        if (!same || thresholds.steps() > LONG) {
            return thresholds;
        }
        long[] column = new long[thresholds.steps()];
        Arrays.setAll(column, t -> values[t * width]);
        return Signal.ofIntegers(column, 1);
    }

    static long[] sums(Signal signal) {
        long[] sums = new long[signal.width()];
        long[] values = signal.integers();
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += values[i];
        }
        return sums;
    }

    static Audio3Parameters parameters(CaseArrays in) throws FormatException {
        List<Integer> select = in.numbers("p_select_filters", Audio3Parameters.DEFAULT.selectFilters());
        Normalization standard = Normalization.DEFAULT;
        int channels = select.size();
        long[] adaptive = perChannel(in, "p_enable_dn", channels, 1);
        long[] b1 = perChannel(in, "p_b1", channels, standard.b1());
        long[] b2 = perChannel(in, "p_b2", channels, standard.b2());
        long[] lowPass = perChannel(in, "p_low_pass_bitshift", channels, standard.lowPass());
        long[] eps = perChannel(in, "p_eps", channels, standard.eps());
        long[] fixed = perChannel(in, "p_fixed_threshold", channels, standard.fixedThreshold());
        List<Normalization> normalization = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            normalization.add(new Normalization(
                    adaptive[c] != 0, (int) b1[c], (int) b2[c], (int) lowPass[c], (int) eps[c], fixed[c]));
        }
        return new Audio3Parameters(
                select,
                normalization,
                in.flag("p_joint", true),
                in.number("p_down", Audio3Parameters.DEFAULT.samplesPerStep()));
    }

    /** One value per channel; a single one counts for all. */
    private static long[] perChannel(CaseArrays in, String key, int channels, long missing) throws FormatException {
        long[] given = in.has(key) ? in.longs(key) : new long[] {missing};
        if (given.length != 1 && given.length != channels) {
            throw in.error(key, "has " + given.length + " values; needed is one per channel, " + channels);
        }
        long[] values = new long[channels];
        for (int c = 0; c < channels; c++) {
            values[c] = given[given.length == 1 ? 0 : c];
        }
        return values;
    }
}
