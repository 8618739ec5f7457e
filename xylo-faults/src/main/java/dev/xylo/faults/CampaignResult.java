package dev.xylo.faults;

import dev.xylo.core.network.NetworkShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * All trials of a campaign, and their summaries.
 *
 * @param shape sizes of the network
 * @param space what could be faulty
 * @param plan how many faults were drawn
 * @param samples samples of the data set
 * @param sound samples that the sound chip decodes right
 * @param labelled whether right means the label; else the sound chip's decision
 * @param trials in the order of the plan
 */
public record CampaignResult(
        NetworkShape shape,
        FaultSpace space,
        CampaignPlan plan,
        int samples,
        int sound,
        boolean labelled,
        List<Trial> trials) {
    /** Copies the trials. */
    public CampaignResult {
        trials = List.copyOf(trials);
    }

    /**
     * Accuracy of the sound chip.
     *
     * @return 0..1
     */
    public double soundAccuracy() {
        return (double) sound / samples;
    }

    /**
     * By number of faults anywhere.
     *
     * @return in the plan's order
     */
    public List<Group> byCount() {
        return groups(
                trials.stream().filter(trial -> trial.memory() == null).toList(),
                trial -> Integer.toString(trial.faults().size()));
    }

    /**
     * By memory of a single fault.
     *
     * @return the most vulnerable first
     */
    public List<Group> byMemory() {
        return mostVulnerable(groups(singles(), trial -> trial.memory().key()));
    }

    /**
     * By bit of a single fault.
     *
     * @return the most vulnerable first, such as {@code weights_out bit 7}
     */
    public List<Group> byBit() {
        return mostVulnerable(groups(
                singles(),
                trial -> trial.memory().key() + " bit " + trial.faults().get(0).bit()));
    }

    /**
     * By neuron of a single fault; a weight belongs to its target.
     *
     * @return the most vulnerable first, such as {@code readout 3}
     */
    public List<Group> byNeuron() {
        return mostVulnerable(groups(singles(), trial -> {
            Fault fault = trial.faults().get(0);
            return (fault.memory().ofReadout() ? "readout " : "hidden ")
                    + fault.memory().neuron(shape, fault.index());
        }));
    }

    /**
     * The single faults that cost most.
     *
     * @param most how many
     * @return the worst first
     */
    public List<Trial> worst(int most) {
        return singles().stream()
                .sorted(Comparator.comparingInt(Trial::correct)
                        .thenComparing(Comparator.comparingInt(Trial::changed).reversed()))
                .limit(most)
                .toList();
    }

    private List<Trial> singles() {
        return trials.stream().filter(trial -> trial.memory() != null).toList();
    }

    private List<Group> groups(List<Trial> some, Function<Trial, String> name) {
        Map<String, List<Trial>> byName = new LinkedHashMap<>();
        some.forEach(trial -> byName.computeIfAbsent(name.apply(trial), key -> new ArrayList<>())
                .add(trial));
        List<Group> groups = new ArrayList<>();
        byName.forEach((key, members) -> groups.add(Group.of(key, members, samples, sound)));
        return groups;
    }

    private static List<Group> mostVulnerable(List<Group> groups) {
        return groups.stream()
                .sorted(Comparator.comparingDouble(Group::accuracy).thenComparing(Group::name))
                .toList();
    }
}
