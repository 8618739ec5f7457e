package dev.xylo.study.results;

import dev.xylo.study.divergence.ChipDecay;
import dev.xylo.study.divergence.DivergenceSummary;
import dev.xylo.study.divergence.DivergenceTrace;
import dev.xylo.study.divergence.FirstDivergence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where one configuration leaves the float twin with its own decay first. */
final class Divergence {
    /** Most states that are listed. */
    private static final int MAX_ENTRIES = 200;

    private Divergence() {}

    static Map<String, Object> of(DivergenceSummary summary, List<Map<String, Object>> traces) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("against", ChipDecay.NAME);
        map.put("samples_diverged", summary.diverged());
        map.put(
                "neurons",
                summary.entries().stream()
                        .limit(MAX_ENTRIES)
                        .map(Divergence::entry)
                        .toList());
        map.put("traces", traces);
        return map;
    }

    private static Map<String, Object> entry(DivergenceSummary.Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layer", entry.site().variable().key().endsWith("_out") ? "readout" : "hidden");
        map.put("neuron", entry.site().neuron());
        map.put("state", entry.site().variable().key());
        map.put("first_in_samples", entry.samples());
        map.put("median_step", entry.medianStep());
        map.put("earliest_step", entry.earliestStep());
        return map;
    }

    static Map<String, Object> trace(int sample, DivergenceTrace trace) {
        FirstDivergence first = trace.divergence();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sample", sample);
        map.put("step", first.step());
        map.put("layer", first.layer());
        map.put("neuron", first.neuron());
        map.put("state", first.variable().key());
        map.put("float", first.floatValue());
        map.put("chip", first.chipValue());
        map.put("allowed", first.allowed());
        map.put("from_step", trace.fromStep());
        map.put("trace_state", trace.variable().key());
        map.put("float_trace", trace.floatTrace());
        map.put("chip_trace", trace.chipTrace());
        map.put("float_spikes", trace.floatSpikes());
        map.put("chip_spikes", trace.chipSpikes());
        map.put("threshold", first.threshold());
        return map;
    }
}
