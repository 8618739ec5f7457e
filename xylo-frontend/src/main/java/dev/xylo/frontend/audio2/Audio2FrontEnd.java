package dev.xylo.frontend.audio2;

import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Fidelity;
import java.util.List;

/** Chains of Audio 2. */
public final class Audio2FrontEnd {
    private Audio2FrontEnd() {}

    /**
     * From sound in volts to spike counts (rows, 16) through the analog model.
     *
     * @param parameters settings
     * @param fidelity whether the raster's first row is one sample, as in the reference
     * @param startVoltage of the integrators, per filter, or of length 0 for 0 V
     * @return the chain; records {@code mic}, {@code lna}, {@code noise}, {@code bpf}, {@code rect}, {@code lif_spikes}, {@code spikes},
     *     {@code raster}
     */
    public static Chain analog(AnalogParameters parameters, Fidelity fidelity, double... startVoltage) {
        return new Chain(List.of(
                new AnalogFrontEnd(parameters, startVoltage),
                new SpikeCounter(),
                new PeriodRaster(parameters.rate(), parameters.rasterPeriod(), fidelity == Fidelity.REFERENCE)));
    }
}
