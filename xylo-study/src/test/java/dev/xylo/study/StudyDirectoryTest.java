package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.study.engine.Journal;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.folder.Digests;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StudyDirectoryTest {
    @TempDir
    Path folder;

    private StudyPlan plan;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        plan = Wires.plan(folder, "global");
        Files.writeString(plan.sources().network(), "a network");
        Files.writeString(plan.sources().data(), "samples");
        out = folder.resolve("out");
    }

    private Study study() {
        return new Study("wires", plan, Wires.network(), Wires.data(50));
    }

    private StudyDirectory open() throws IOException {
        return StudyDirectory.open(out, "wires", plan, 50, false);
    }

    @Test
    void completeStudyIsNotRunAgain() throws IOException {
        StudyResults results = open().run(study(), 2, Progress.NONE);
        assertThat(open().complete()).get().extracting(StudyResults::json).isEqualTo(results.json());
        assertThat(out.resolve("checkpoint.journal")).doesNotExist();
        Files.writeString(out.resolve("results.csv"), "changed");
        assertThat(open().complete()).isEmpty();
    }

    @Test
    void anotherStudyIsRefused() throws IOException {
        open().run(study(), 1, Progress.NONE);
        plan = Wires.plan(folder, "channel");
        assertThatThrownBy(this::open)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("methods is [global] there, [channel] here")
                .hasMessageContaining("-o DIR")
                .hasMessageContaining("--fresh");
        StudyDirectory.open(out, "wires", plan, 50, true).run(study(), 1, Progress.NONE);
        Files.writeString(plan.sources().data(), "other samples");
        assertThatThrownBy(this::open).hasMessageContaining("another data file");
    }

    /** A name of ours in a folder without a manifest is somebody else's file: nothing happens to it. */
    @ParameterizedTest
    @ValueSource(strings = {"results.json", "results.csv", "counts.npz", "report.html", "checkpoint.journal"})
    void filesOfOthersAreNotTouched(String name) throws IOException {
        Files.createDirectories(out);
        Path file = Files.writeString(out.resolve(name), "mine");
        for (boolean fresh : new boolean[] {false, true}) {
            assertThatThrownBy(() -> StudyDirectory.open(out, "wires", plan, 50, fresh))
                    .hasMessageContaining(name)
                    .hasMessageContaining("-o DIR");
            assertThat(file).hasContent("mine");
        }
        assertThat(out.resolve("manifest.json")).doesNotExist();
    }

    /** Many programs have a file of this name. */
    @ParameterizedTest
    @ValueSource(strings = {"{\"name\": \"an extension\"}", "{\"study\": {}}", "[1, 2]", "no JSON"})
    void aManifestOfAnotherProgramIsNotTouched(String text) throws IOException {
        Files.createDirectories(out);
        Path file = Files.writeString(out.resolve("manifest.json"), text);
        for (boolean fresh : new boolean[] {false, true}) {
            assertThatThrownBy(() -> StudyDirectory.open(out, "wires", plan, 50, fresh))
                    .hasMessageContaining("is not the manifest of a study")
                    .hasMessageContaining("-o DIR");
        }
        assertThat(file).hasContent(text);
        try (Stream<Path> files = Files.list(out)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aDamagedManifestIsSaidAndFreshBeginsAnew() throws IOException {
        open().run(study(), 1, Progress.NONE);
        Path manifest = out.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).substring(0, 400));
        assertThatThrownBy(this::open).hasMessageContaining("manifest.json: is damaged; --fresh begins anew");
        StudyDirectory.open(out, "wires", plan, 50, true).run(study(), 1, Progress.NONE);
        assertThat(open().complete()).isPresent();
    }

    /** Whatever of ours is a link: what it points to stays as it is. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // links need a privilege there
    void linksAreNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "mine");
        Files.createDirectories(out);
        Path journal = Files.createSymbolicLink(out.resolve("checkpoint.journal"), elsewhere);
        assertThatThrownBy(this::open).hasMessageContaining("is no regular file");
        assertThat(elsewhere).hasContent("mine");
        Files.delete(journal);
        StudyDirectory opened = open();
        for (String name : List.of("results.json", "results.csv", "counts.npz", "report.html")) {
            Files.createSymbolicLink(out.resolve(name), elsewhere);
        }
        opened.run(study(), 1, Progress.NONE);
        assertThat(elsewhere).hasContent("mine");
        assertThat(out.resolve("results.csv")).isRegularFile();
        assertThat(Files.isSymbolicLink(out.resolve("results.csv"))).isFalse();
    }

    /** Beginning anew waits for nobody: while a study runs it is refused, and the study ends as if nothing had been tried. */
    @Test
    void freshDoesNotDisturbARunningStudy() throws IOException {
        String expected = study().run(1, Progress.NONE).results().json();
        AtomicInteger refused = new AtomicInteger();
        Progress intruder = (what, done, total) -> {
            if (done == total / 2) {
                assertThatThrownBy(() -> StudyDirectory.open(out, "wires", plan, 50, true))
                        .hasMessageContaining("another run is going on there");
                refused.incrementAndGet();
            }
        };
        open().run(study(), 1, intruder);
        assertThat(refused).hasPositiveValue();
        assertThat(out.resolve("results.json")).hasContent(expected);
    }

    /** Opened, but not run, when another study takes the folder. */
    @Test
    void aFolderThatWasTakenMeanwhileIsRefused() throws IOException {
        StudyDirectory first = open();
        Study study = study();
        plan = Wires.plan(folder, "channel");
        StudyDirectory.open(out, "wires", plan, 50, true).run(study(), 1, Progress.NONE);
        String others = Files.readString(out.resolve("results.json"));
        assertThatThrownBy(() -> first.run(study, 1, Progress.NONE)).hasMessageContaining("holds another study");
        assertThat(out.resolve("results.json")).hasContent(others);
    }

    /** A record whose checksum is right and whose content is not: to go on would never end well. */
    @Test
    void aChangedRecordIsDamage() throws IOException {
        assertThatThrownBy(() -> open().run(study(), 1, (what, done, total) -> {
                    if (done > total / 2) {
                        throw new IllegalStateException("stopped here");
                    }
                }))
                .hasMessageContaining("stopped here");
        Path journal = out.resolve("checkpoint.journal");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(journal));
        int record = 40;
        int length = bytes.getInt(record + 4);
        byte[] content = new byte[length];
        new Random(1).nextBytes(content);
        CRC32C crc = new CRC32C();
        crc.update(bytes.array(), record, 8);
        crc.update(content);
        bytes.putInt(record + 8, (int) crc.getValue());
        bytes.put(record + 12, content);
        Files.write(journal, bytes.array());
        assertThatThrownBy(() -> open().run(study(), 1, Progress.NONE))
                .hasMessageContaining("checkpoint.journal: the result of task 0 is damaged; --fresh begins anew")
                .hasMessageNotContaining("goes on from there");
        StudyDirectory.open(out, "wires", plan, 50, true).run(study(), 1, Progress.NONE);
        assertThat(open().complete()).isPresent();
    }

    /** The digest in the manifest was changed with the file: whatever key is gone, the answer is a line or the results. */
    @Test
    void changedResultsAreSaidInALine() throws IOException {
        open().run(study(), 1, Progress.NONE);
        Path file = out.resolve("results.json");
        Path manifest = out.resolve("manifest.json");
        String results = Files.readString(file);
        String named = Files.readString(manifest).replace(Digests.sha256(file), "DIGEST");
        Set<String> keys = new TreeSet<>();
        Matcher key = Pattern.compile("\"([a-z_0-9]+)\" *:").matcher(results);
        while (key.find()) {
            keys.add(key.group());
        }
        int refused = 0;
        for (String gone : keys) {
            Files.writeString(file, results.replace(gone, "\"gone\":"));
            Files.writeString(manifest, named.replace("DIGEST", Digests.sha256(file)));
            try {
                assertThat(open().complete()).isPresent();
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessageContaining("results.json").hasMessageContaining("--fresh begins anew");
            }
        }
        assertThat(refused).isGreaterThan(keys.size() / 4);
        StudyDirectory.open(out, "wires", plan, 50, true).run(study(), 1, Progress.NONE);
        assertThat(file).hasContent(results);
    }

    /** Cut off anywhere, damaged anywhere: what is left is used, the rest is run again, and nobody can tell. */
    @Test
    void tornJournalIsContinued() throws IOException {
        String expected = study().run(1, Progress.NONE).results().json();
        Path journal = folder.resolve("journal");
        byte[] id = new byte[32];
        int tasks = study().program().tasks().size();
        try (Journal whole = Journal.open(journal, id, tasks)) {
            study().run(whole, 1, Progress.NONE);
        }
        byte[] bytes = Files.readAllBytes(journal);
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            Files.write(journal, bytes);
            try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
                if (round % 2 == 0) {
                    file.setLength(random.nextInt(bytes.length));
                } else {
                    // The first 40 bytes say whose it is; damage there is refused.
                    int at = 40 + random.nextInt(bytes.length - 40);
                    file.seek(at);
                    file.write(bytes[at] ^ (1 + random.nextInt(255)));
                }
            }
            try (Journal torn = Journal.open(journal, id, tasks)) {
                assertThat(torn.done()).isLessThan(tasks);
                assertThat(study().run(torn, 2, Progress.NONE).results().json())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(expected);
                assertThat(torn.done()).isEqualTo(tasks);
            }
        }
    }

    @Test
    void aJournalOfAnotherStudyIsRefused() throws IOException {
        Path journal = folder.resolve("journal");
        byte[] other = new byte[32];
        other[31] = 1;
        Journal.open(journal, other, 1).close();
        byte[] bytes = Files.readAllBytes(journal);
        assertThatThrownBy(() -> Journal.open(journal, new byte[32], 1))
                .hasMessageContaining("is the checkpoint of another study, or damaged; --fresh begins anew");
        assertThat(journal).hasBinaryContent(bytes);
        // Killed in its first write: nothing is in it.
        for (int length = 0; length < bytes.length; length++) {
            Files.write(journal, Arrays.copyOf(bytes, length));
            try (Journal begun = Journal.open(journal, other, 1)) {
                assertThat(begun.done()).isZero();
            }
            assertThat(journal).hasBinaryContent(bytes);
        }
    }

    @Test
    void oneRunAtATime() throws IOException {
        Path journal = folder.resolve("journal");
        try (Journal first = Journal.open(journal, new byte[32], 1)) {
            assertThat(first.done()).isZero();
            assertThatThrownBy(() -> Journal.open(journal, new byte[32], 1)).hasMessageContaining("another run");
        }
    }
}
