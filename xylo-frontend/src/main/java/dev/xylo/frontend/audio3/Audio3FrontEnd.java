package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.Mirrored;
import dev.xylo.frontend.Quantizer;
import dev.xylo.frontend.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Chains of the audio interface. */
public final class Audio3FrontEnd {
    /** Audio samples per second, external and from PDM: 50 MHz / 1024. */
    public static final double RATE = 50e6 / 1024;

    private static final int QUANTIZER_BITS = 14;

    private Audio3FrontEnd() {}

    /**
     * From 14-bit samples to spike counts (steps, channels).
     *
     * @param parameters settings
     * @param mirror whether filter bank and spike generator each run over their mirrored input
     * @return the chain; records {@code filter_ar}, {@code filtered}, {@code dn_low_res}, {@code dn_high_res}, {@code thresholds}, {@code
     *     iaf}, {@code spikes}, {@code raster}
     */
    public static Chain core(Audio3Parameters parameters, boolean mirror) {
        Stage filters = new FilterBank(parameters.selectFilters());
        Stage spikes = new SpikeGenerator(parameters.normalization(), parameters.joint());
        int channels = parameters.selectFilters().size();
        return new Chain(List.of(
                mirror ? Mirrored.of(filters, 1) : filters,
                mirror ? Mirrored.of(spikes, channels) : spikes,
                new CountRaster(parameters.samplesPerStep())));
    }

    /**
     * From sound in double, {@code |x| < 1}, to spike counts.
     *
     * @param rate samples per second; resampled to {@link #RATE} where it differs
     * @param scale factor in front of the quantizer
     * @param parameters settings
     * @param mirror as for {@link #core}
     * @return the chain; records also {@code resampled}, {@code quantized}
     */
    public static Chain external(double rate, double scale, Audio3Parameters parameters, boolean mirror) {
        List<Stage> stages = new ArrayList<>();
        resample(stages, rate, RATE);
        stages.add(new Quantizer(scale, QUANTIZER_BITS));
        return new Chain(stages).then(core(parameters, mirror));
    }

    /**
     * From PDM bits, +1 and -1 at 1.5625 MHz, to spike counts.
     *
     * @param taps of the decimating filter
     * @param parameters settings
     * @param mirror as for {@link #core}
     * @param fidelity whether the samples at the edges are given that lack bits
     * @return the chain; records also {@code quantized}, the filter's samples
     */
    public static Chain pdmBits(List<Integer> taps, Audio3Parameters parameters, boolean mirror, Fidelity fidelity) {
        return new Chain(List.of(new FirDecimator(taps, fidelity == Fidelity.REFERENCE)))
                .then(core(parameters, mirror));
    }

    /**
     * From sound in double, {@code |x| <= 1}, through the model of a PDM microphone to spike counts.
     *
     * @param rate samples per second; resampled to {@link DeltaSigma#RATE} where it differs
     * @param taps of the decimating filter
     * @param parameters settings
     * @param mirror as for {@link #core}
     * @param fidelity as for {@link #pdmBits}
     * @return the chain; records also {@code resampled}, {@code pre_quantizer}, {@code pdm}, {@code quantized}
     */
    public static Chain pdm(
            double rate, List<Integer> taps, Audio3Parameters parameters, boolean mirror, Fidelity fidelity) {
        List<Stage> stages = new ArrayList<>();
        resample(stages, rate, DeltaSigma.RATE);
        stages.add(new DeltaSigma());
        return new Chain(stages).then(pdmBits(taps, parameters, mirror, fidelity));
    }

    /**
     * From an analog signal in volts, through amplifier, converter and automatic gain control, to 10-bit samples at 50 kHz.
     *
     * @param rate samples per second; resampled to the AGC's input rate where it differs
     * @param agc settings
     * @return the chain without the stages of {@link #core}, which follow; records {@code resampled}, {@code amplifier}, {@code pga_index},
     *     {@code adc_sample}, {@code aaf}, {@code adc}, {@code env_high_res}, {@code envelope}, {@code max_envelope}, {@code
     *     registered_max}, {@code waiting}, {@code in_waiting}, {@code command}, {@code gain_high_res}, {@code gain}, {@code quantized}
     */
    public static Chain agc(double rate, AgcParameters agc) {
        List<Stage> stages = new ArrayList<>();
        resample(stages, rate, agc.inputRate());
        stages.add(new AgcInput(agc));
        stages.add(new GainSmoother(agc.smoother() ? Optional.of(agc.smoothing()) : Optional.empty()));
        return new Chain(stages);
    }

    private static void resample(List<Stage> stages, double rate, double target) {
        if (rate != target) {
            stages.add(new Resampler(rate, target));
        }
    }
}
