package dev.xylo.study.results;

import dev.xylo.study.engine.ChipTotals;
import dev.xylo.study.engine.Firing;
import dev.xylo.study.statistics.EarthMover;
import dev.xylo.study.statistics.ErrorPower;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How near a variant's spikes are to the float reference's, beside the class that they decode to.
 *
 * @param steps time steps of all samples, at least 1 for rates to mean something
 * @param reference spikes of the float reference
 * @param variant spikes of what is compared with it
 */
record Fidelity(long steps, Firing reference, Firing variant) {
    /** A neuron is always on if it spikes in more than this share of all steps. */
    static final double ALWAYS_ON_SHARE = 0.9;

    /** Highest ratio that is written, for no error at all: JSON has no infinity. */
    static final double MAX_DECIBEL = 300;

    /** Spikes per step of every hidden neuron. */
    double[] rates(Firing firing) {
        return Arrays.stream(firing.spikes())
                .mapToDouble(spikes -> steps == 0 ? 0 : (double) spikes / steps)
                .toArray();
    }

    /** Over samples and readout neurons, in spikes. */
    double outputCountRmse() {
        ErrorPower power = new ErrorPower();
        int[] expected = reference.counts();
        int[] actual = variant.counts();
        for (int i = 0; i < expected.length; i++) {
            power.add(expected[i], actual[i]);
        }
        return power.rmse().orElse(0);
    }

    /** Over hidden neurons, in spikes per step. */
    double hiddenRateRmse() {
        ErrorPower power = new ErrorPower();
        double[] expected = rates(reference);
        double[] actual = rates(variant);
        for (int i = 0; i < expected.length; i++) {
            power.add(expected[i], actual[i]);
        }
        return power.rmse().orElse(0);
    }

    /** Between the distributions of the hidden neurons' rates, in spikes per step. */
    double earthMoverDistance() {
        return EarthMover.distance(rates(reference), rates(variant));
    }

    /** Hidden neurons that spike in the reference and never here. */
    List<Integer> deadGained() {
        List<Integer> dead = new ArrayList<>();
        for (int i = 0; i < reference.spikes().length; i++) {
            if (reference.spikes()[i] > 0 && variant.spikes()[i] == 0) {
                dead.add(i);
            }
        }
        return dead;
    }

    /** Hidden neurons that are always on here and not in the reference. */
    List<Integer> alwaysOnGained() {
        List<Integer> on = new ArrayList<>();
        double limit = ALWAYS_ON_SHARE * steps;
        for (int i = 0; i < reference.spikes().length; i++) {
            if (variant.activeSteps()[i] > limit && reference.activeSteps()[i] <= limit) {
                on.add(i);
            }
        }
        return on;
    }

    void putInto(Row row) {
        row.put("output_count_rmse", outputCountRmse())
                .put("hidden_rate_rmse", hiddenRateRmse())
                .put("earth_mover_distance", earthMoverDistance())
                .put("dead_gained", deadGained().size())
                .put("always_on_gained", alwaysOnGained().size());
    }

    static void putSqnr(Row row, ChipTotals chip) {
        ChipTotals.STATES.forEach(state ->
                row.put("sqnr_db_" + state.key(), decibel(chip.state(state).power())));
    }

    /** Null where there is no signal. */
    private static Double decibel(ErrorPower power) {
        OptionalDouble ratio = power.sqnrDecibel();
        return ratio.isEmpty() ? null : (Double) Math.min(MAX_DECIBEL, ratio.getAsDouble());
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hidden_rate_float", rates(reference));
        map.put("hidden_rate_chip", rates(variant));
        map.put("dead_gained", deadGained());
        map.put("always_on_gained", alwaysOnGained());
        return map;
    }
}
