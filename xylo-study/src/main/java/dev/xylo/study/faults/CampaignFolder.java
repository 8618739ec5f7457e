package dev.xylo.study.faults;

import dev.xylo.faults.Campaign;
import dev.xylo.faults.CampaignFiles;
import dev.xylo.faults.CampaignResult;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.folder.Manifest;
import dev.xylo.study.folder.WorkFolder;
import dev.xylo.study.folder.WorkKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The output folder of one fault campaign: {@code faults.json}, {@code faults.html}, and what is done while it is not complete. */
public final class CampaignFolder {
    private static final WorkKind KIND = new WorkKind(
            "fault campaign",
            "xylo-faults-manifest",
            List.of(CampaignFiles.JSON_FILE, CampaignFiles.PAGE),
            List.of(),
            true);

    private final WorkFolder folder;
    private final Path path;

    private CampaignFolder(WorkFolder folder, Path path) {
        this.folder = folder;
        this.path = path;
    }

    /**
     * Opens a folder for a campaign.
     *
     * @param path made if it is missing
     * @param decisive everything that decides the result
     * @param inputs files it reads, by role, for people
     * @param fresh whether to forget what earlier campaigns left there
     * @return the folder
     * @throws IOException if it cannot be made or read, or another process works there
     * @throws IllegalArgumentException if it holds another campaign, or files that no campaign wrote; the message says what to do
     */
    public static CampaignFolder open(
            Path path, Map<String, Object> decisive, Map<String, Object> inputs, boolean fresh) throws IOException {
        return new CampaignFolder(WorkFolder.open(path, KIND, Manifest.of(KIND, decisive, inputs), fresh), path);
    }

    /**
     * Runs what is left, and writes the files.
     *
     * @param title what was attacked
     * @param campaign the campaign that this folder was opened for
     * @param threads how many threads, at least 1
     * @param progress told about every faulty chip
     * @return all trials
     * @throws IOException if something cannot be written, or another process works here
     */
    public CampaignResult run(String title, Campaign campaign, int threads, Progress progress) throws IOException {
        CampaignWork work = new CampaignWork(List.of(campaign), List.of("faults"));
        return folder.run(work.tasks(), store -> {
            CampaignResult result = work.run(store, threads, progress).get(0);
            CampaignFiles.write(title, result, path);
            return result;
        });
    }
}
