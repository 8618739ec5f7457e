package dev.xylo.study.results;

import dev.xylo.faults.CampaignResult;
import dev.xylo.faults.Group;
import dev.xylo.faults.Trial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fault campaign of a configuration as part of the document: its summaries, the longest of them cut. */
final class FaultTable {
    private static final int MOST_GROUPS = 20;
    private static final int MOST_FAULTS = 10;

    private FaultTable() {}

    static Map<String, Object> of(CampaignResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("measure", result.labelled() ? "accuracy" : "agreement");
        map.put("samples", result.samples());
        map.put("chips", result.trials().size());
        map.put("bits", result.space().bits());
        map.put("seed", result.plan().seed());
        map.put("sound", result.soundAccuracy());
        map.put("by_count", result.byCount().stream().map(FaultTable::count).toList());
        map.put("by_memory", groups(result.byMemory()));
        map.put("by_bit", groups(result.byBit()));
        map.put("by_neuron", groups(result.byNeuron()));
        map.put(
                "worst",
                result.worst(MOST_FAULTS).stream()
                        .map(trial -> fault(trial, result))
                        .toList());
        return map;
    }

    /** The name of such a group is its number of faults. */
    private static Map<String, Object> count(Group group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("faults", Integer.parseInt(group.name()));
        group.toMap().forEach((key, value) -> {
            if (!key.equals("name")) {
                map.put(key, value);
            }
        });
        return map;
    }

    private static List<Map<String, Object>> groups(List<Group> groups) {
        return groups.stream().limit(MOST_GROUPS).map(Group::toMap).toList();
    }

    private static Map<String, Object> fault(Trial trial, CampaignResult result) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fault", trial.faults().get(0).text(result.shape()));
        map.put("accuracy", (double) trial.correct() / result.samples());
        map.put("changed", trial.changed());
        return map;
    }
}
