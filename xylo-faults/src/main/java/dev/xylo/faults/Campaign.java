package dev.xylo.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import java.util.List;

/**
 * Many faulty chips on one data set. Each trial is a function of the campaign and its number alone, so they may run in any order, on any
 * thread; threads share a campaign.
 */
public final class Campaign {
    private final XyloNetwork network;
    private final Core core;
    private final DataSet data;
    private final FaultSpace space;
    private final CampaignPlan plan;
    private final Decoding decoding;
    private final List<CampaignPlan.Draw> draws;
    private final int[] soundClasses;
    private final int[] reference;

    /**
     * Runs the sound chip once.
     *
     * @param network the network
     * @param core revision of the arithmetic
     * @param data samples; with labels accuracy is measured, without them agreement with the sound chip
     * @param space what can be faulty
     * @param plan how many faults are drawn
     * @param decoding how runs become answers
     * @throws IllegalArgumentException if the samples cannot be decoded so
     */
    public Campaign(
            XyloNetwork network, Core core, DataSet data, FaultSpace space, CampaignPlan plan, Decoding decoding) {
        this.network = network;
        this.core = core;
        this.data = data;
        this.space = space;
        this.plan = plan;
        this.decoding = decoding;
        decoding.check(
                network.shape(),
                data.samples().stream().mapToInt(SpikeRaster::steps).toArray());
        this.draws = plan.draws(space);
        this.soundClasses = classes(List.of());
        this.reference = data.labelled() ? data.labels() : soundClasses;
    }

    /**
     * Trials of the plan.
     *
     * @return how many
     */
    public int size() {
        return draws.size();
    }

    /**
     * Samples that each trial runs.
     *
     * @return at least 1
     */
    public int samples() {
        return data.samples().size();
    }

    /**
     * Runs one trial.
     *
     * @param id its place in the plan, 0..size-1
     * @return what became of the samples
     */
    public Outcome trial(int id) {
        int[] classes = classes(draws.get(id).faults());
        int changed = 0;
        for (int i = 0; i < classes.length; i++) {
            changed += classes[i] == soundClasses[i] ? 0 : 1;
        }
        return new Outcome(correct(classes), changed);
    }

    /**
     * What a trial gave.
     *
     * @param correct samples decoded as the reference
     * @param changed samples decoded otherwise than by the sound chip
     */
    public record Outcome(int correct, int changed) {}

    /**
     * All trials together.
     *
     * @param outcomes of every trial, in the order of the plan
     * @return the campaign's result
     */
    public CampaignResult result(List<Outcome> outcomes) {
        List<Trial> trials = draws.stream()
                .map(draw -> new Trial(
                        draw.id(),
                        draw.memory(),
                        draw.faults(),
                        outcomes.get(draw.id()).correct(),
                        outcomes.get(draw.id()).changed()))
                .toList();
        return new CampaignResult(
                network.shape(), space, plan, data.samples().size(), sound(), data.labelled(), trials);
    }

    /** Samples that the sound chip decodes as the reference. */
    private int sound() {
        return correct(soundClasses);
    }

    private int correct(int[] classes) {
        int correct = 0;
        for (int i = 0; i < classes.length; i++) {
            correct += classes[i] == reference[i] ? 1 : 0;
        }
        return correct;
    }

    private int[] classes(List<Fault> faults) {
        FaultyRun run = new FaultyRun(Simulator.of(FaultyNetwork.of(network, faults), core), faults);
        return data.samples().stream()
                .mapToInt(sample ->
                        decoding.decide(run.run(sample, decoding.decoder().needed())))
                .toArray();
    }
}
