package dev.xylo.study.plan;

import dev.xylo.sim.decode.Decoding;
import java.util.List;
import java.util.Optional;

/**
 * What the study is to say beside accuracy.
 *
 * @param decoding how a run becomes an answer
 * @param attribution whether to say which step of the quantization lost how much
 * @param mixedWidths whether to search bits of input, recurrent and output weights one by one, on the samples to calibrate on
 * @param faults faults to inject into every configuration; empty for none
 * @param chosenSamples indices of samples whose rasters are kept, at least 0, none twice
 */
public record Questions(
        Decoding decoding,
        boolean attribution,
        boolean mixedWidths,
        Optional<FaultPlan> faults,
        List<Integer> chosenSamples) {
    /** Copies. */
    public Questions {
        chosenSamples = List.copyOf(chosenSamples);
    }
}
