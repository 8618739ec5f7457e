package dev.xylo.faults;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSet;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.decode.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;

/** Many faulty chips on one data set. The result depends on neither the number of threads nor interruptions. */
public final class Campaign {
    private final XyloNetwork network;
    private final Core core;
    private final DataSet data;
    private final FaultSpace space;
    private final CampaignPlan plan;
    private final Decoding decoding;
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
        this.soundClasses = classes(List.of());
        this.reference = data.labelled() ? data.labels() : soundClasses;
    }

    /**
     * Trials of the plan.
     *
     * @return how many
     */
    public int size() {
        return plan.size(space);
    }

    /**
     * Runs the trials that the log does not have yet.
     *
     * @param log file that each finished trial is appended to
     * @param fingerprint names the campaign: a log with another one is refused
     * @param threads how many threads, at least 1
     * @param progress told the number of finished trials
     * @return all trials
     * @throws IOException if the log cannot be read or written, or belongs to another campaign
     */
    public CampaignResult run(Path log, String fingerprint, int threads, IntConsumer progress) throws IOException {
        Map<Integer, TrialLog.Line> done = new HashMap<>();
        return run(TrialLog.open(log, fingerprint, done), done, threads, progress);
    }

    /**
     * Runs all trials and keeps none of them in a file.
     *
     * @param threads how many threads, at least 1
     * @param progress told the number of finished trials
     * @return all trials
     * @throws IOException if it was interrupted
     */
    public CampaignResult run(int threads, IntConsumer progress) throws IOException {
        return run(TrialLog.none(), new HashMap<>(), threads, progress);
    }

    private CampaignResult run(TrialLog lines, Map<Integer, TrialLog.Line> done, int threads, IntConsumer progress)
            throws IOException {
        List<CampaignPlan.Draw> draws = plan.draws(space);
        progress.accept(done.size());
        int[] finished = {done.size()};
        List<CampaignPlan.Draw> left =
                draws.stream().filter(draw -> !done.containsKey(draw.id())).toList();
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            pool.submit(() -> left.parallelStream().forEach(draw -> {
                        TrialLog.Line line = trial(draw.faults());
                        synchronized (done) {
                            append(lines, draw.id(), line);
                            done.put(draw.id(), line);
                            progress.accept(++finished[0]);
                        }
                    }))
                    .get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted; the same command goes on from here", e);
        }
        List<Trial> trials = draws.stream()
                .map(draw -> new Trial(
                        draw.id(),
                        draw.memory(),
                        draw.faults(),
                        done.get(draw.id()).correct(),
                        done.get(draw.id()).changed()))
                .toList();
        return new CampaignResult(
                network.shape(), space, plan, data.samples().size(), sound(), data.labelled(), trials);
    }

    /** Samples that the sound chip decodes as the reference. */
    private int sound() {
        return correct(soundClasses);
    }

    private TrialLog.Line trial(List<Fault> faults) {
        int[] classes = classes(faults);
        int changed = 0;
        for (int i = 0; i < classes.length; i++) {
            changed += classes[i] == soundClasses[i] ? 0 : 1;
        }
        return new TrialLog.Line(correct(classes), changed);
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

    private static void append(TrialLog log, int id, TrialLog.Line line) {
        try {
            log.append(id, line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static IOException unwrapped(ExecutionException e) {
        Throwable cause = e.getCause();
        while (cause instanceof RuntimeException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}
