package dev.xylo.study;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.data.SampleSource;
import dev.xylo.study.plan.FaultPlan;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smallest network that decodes: channel i drives hidden neuron i, which drives readout i. */
final class Wires {
    private Wires() {}

    static FloatNetwork network() {
        return FloatNetwork.of(
                NetworkShape.of(2, 2, 2, 1),
                Map.of(
                        Parameter.WEIGHTS_IN, new double[] {1, 0, 0, 1},
                        Parameter.WEIGHTS_OUT, new double[] {1, 0, 0, 1},
                        Parameter.THRESHOLD, new double[] {1, 1},
                        Parameter.THRESHOLD_OUT, new double[] {1, 1},
                        Parameter.DASH_MEM, new double[] {3, 3},
                        Parameter.DASH_SYN, new double[] {2, 2},
                        Parameter.DASH_MEM_OUT, new double[] {3, 3},
                        Parameter.DASH_SYN_OUT, new double[] {2, 2}),
                List.of());
    }

    /** Sample i has spikes on channel i % 2 only. */
    static SampleSource data(int samples, int... labels) {
        List<SpikeRaster> rasters = new ArrayList<>();
        for (int i = 0; i < samples; i++) {
            int[] counts = new int[20];
            for (int t = 0; t < 5; t++) {
                counts[2 * t + i % 2] = 3;
            }
            rasters.add(SpikeRaster.of(10, 2, counts));
        }
        return SampleSource.of(new DataSet(rasters, labels, true));
    }

    /** At 8 bits. */
    static StudyPlan plan(String... methods) {
        return plan(Path.of(""), methods);
    }

    /** The same with faults. */
    static StudyPlan plan(Path folder, FaultPlan faults, String... methods) {
        return plan(folder, Optional.of(faults), methods);
    }

    /** At 8 bits, with its files in a folder; with {@code calibrated} also the search for mixed widths. */
    static StudyPlan plan(Path folder, String... methods) {
        return plan(folder, Optional.empty(), methods);
    }

    private static StudyPlan plan(Path folder, Optional<FaultPlan> faults, String... methods) {
        boolean calibrated = List.of(methods).contains("calibrated");
        PlanBuilder plan = StudyPlan.builder(folder.resolve("net.npz"), folder.resolve("data.npz"))
                .set(PlanKeys.METHODS, List.of(methods))
                .set(PlanKeys.BITS_PER_WEIGHT, List.of(8));
        if (calibrated) {
            plan.set(PlanKeys.CALIBRATE, folder.resolve("train.npz")).set(PlanKeys.MIXED_WIDTHS, true);
        }
        faults.ifPresent(wanted -> plan.set(PlanKeys.FAULTS, true)
                .set(PlanKeys.FAULT_COUNTS, wanted.counts())
                .set(PlanKeys.FAULT_CHIPS, wanted.chips())
                .set(PlanKeys.FAULT_SINGLES, wanted.singles())
                .set(PlanKeys.FAULT_SAMPLES, wanted.samples()));
        return plan.build();
    }
}
