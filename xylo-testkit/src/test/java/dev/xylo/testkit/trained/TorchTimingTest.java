package dev.xylo.testkit.trained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.FloatRecording;
import dev.xylo.sim.twin.FloatTwin;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.sim.twin.TwinOptions;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With torch's timing and the module's caps, the float twin is the trained network: every output count, and the membranes' means. */
class TorchTimingTest {
    private static final double RELATIVE = 1e-3;

    @Test
    void allAreThere() {
        assertThat(TrainedNetwork.all()).hasSize(9);
    }

    @ParameterizedTest
    @MethodSource("dev.xylo.testkit.trained.TrainedNetwork#all")
    void equalsTorch(TrainedNetwork trained) throws IOException {
        FloatTwin twin = FloatTwin.of(
                trained.network(), new TwinOptions(Decay.EXPONENTIAL, trained.caps(), ReadoutTiming.TORCH));
        List<SpikeRaster> samples = trained.samples();
        double[] counts = trained.expected("torch_output_counts");
        double[] means = trained.expected("torch_vmem_out_mean");
        int outputs = counts.length / samples.size();
        for (int sample = 0; sample < samples.size(); sample++) {
            twin.reset();
            FloatRecording recording = twin.run(samples.get(sample), Set.of(StateVariable.V_MEM_OUT));
            double[] membrane = recording.values(StateVariable.V_MEM_OUT);
            for (int readout = 0; readout < outputs; readout++) {
                int at = sample * outputs + readout;
                assertThat(recording.outputCounts()[readout])
                        .as("spikes of readout %d, sample %d", readout, sample)
                        .isEqualTo(counts[at]);
                double sum = 0;
                for (int step = 0; step < recording.steps(); step++) {
                    sum += membrane[step * outputs + readout];
                }
                assertThat(sum / recording.steps())
                        .as("mean membrane of readout %d, sample %d", readout, sample)
                        .isCloseTo(means[at], within(RELATIVE * Math.abs(means[at])));
            }
        }
    }
}
