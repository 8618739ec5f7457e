package dev.xylo.study.faults;

import dev.xylo.faults.Campaign;
import dev.xylo.faults.CampaignResult;
import dev.xylo.study.engine.DamagedResultException;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.Scheduler;
import dev.xylo.study.engine.TaskStore;
import dev.xylo.study.engine.Work;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Fault campaigns, one after the other, as tasks of a few trials each. A task's result is two big-endian integers for each trial: samples
 * that are correct, samples that changed.
 */
final class CampaignWork implements Work {
    /** Runs of a sample in a task: long enough that keeping its result does not count, short enough to lose. */
    private static final int RUNS = 2048;

    private static final int MOST_TRIALS = 64;
    private static final int BYTES = 2 * Integer.BYTES;

    private final List<Campaign> campaigns;
    private final List<String> names;
    private final List<Block> blocks = new ArrayList<>();

    /** Trials {@code from} to {@code to} (exclusive) of a campaign. */
    private record Block(int campaign, int from, int to) {}

    /**
     * All of them.
     *
     * @param campaigns at least one
     * @param names one for each, for people
     */
    CampaignWork(List<Campaign> campaigns, List<String> names) {
        this.campaigns = List.copyOf(campaigns);
        this.names = List.copyOf(names);
        for (int c = 0; c < campaigns.size(); c++) {
            int trials = campaigns.get(c).size();
            int length = Math.clamp(RUNS / campaigns.get(c).samples(), 1, MOST_TRIALS);
            for (int from = 0; from < trials; from += length) {
                blocks.add(new Block(c, from, Math.min(trials, from + length)));
            }
        }
    }

    @Override
    public int tasks() {
        return blocks.size();
    }

    @Override
    public long units(int task) {
        return blocks.get(task).to() - blocks.get(task).from();
    }

    @Override
    public String name(int task) {
        return names.get(blocks.get(task).campaign());
    }

    @Override
    public Worker worker() {
        return (task, unit) -> {
            Block block = blocks.get(task);
            ByteBuffer bytes = ByteBuffer.allocate(BYTES * (block.to() - block.from()));
            for (int trial = block.from(); trial < block.to(); trial++) {
                Campaign.Outcome outcome = campaigns.get(block.campaign()).trial(trial);
                bytes.putInt(outcome.correct()).putInt(outcome.changed());
                unit.run();
            }
            return bytes.array();
        };
    }

    /** Runs what is left; one result for each campaign. */
    List<CampaignResult> run(TaskStore store, int threads, Progress progress) throws IOException {
        Scheduler.run(this, store, threads, progress);
        List<List<Campaign.Outcome>> outcomes = new ArrayList<>();
        campaigns.forEach(campaign -> outcomes.add(new ArrayList<>()));
        for (int task = 0; task < blocks.size(); task++) {
            outcomes.get(blocks.get(task).campaign()).addAll(decode(task, store.get(task)));
        }
        List<CampaignResult> results = new ArrayList<>();
        for (int c = 0; c < campaigns.size(); c++) {
            results.add(campaigns.get(c).result(outcomes.get(c)));
        }
        return results;
    }

    private List<Campaign.Outcome> decode(int task, byte[] bytes) throws DamagedResultException {
        int samples = campaigns.get(blocks.get(task).campaign()).samples();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Campaign.Outcome> outcomes = new ArrayList<>();
        boolean possible = bytes.length == BYTES * units(task);
        while (possible && buffer.hasRemaining()) {
            Campaign.Outcome outcome = new Campaign.Outcome(buffer.getInt(), buffer.getInt());
            possible = isCount(outcome.correct(), samples) && isCount(outcome.changed(), samples);
            outcomes.add(outcome);
        }
        if (!possible) {
            throw new DamagedResultException(name(task), null);
        }
        return outcomes;
    }

    private static boolean isCount(int count, int most) {
        return count >= 0 && count <= most;
    }
}
