package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.study.engine.Journal;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.StudyPlan;
import dev.xylo.study.results.StudyResults;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void resultsWithoutManifestAreNotOverwritten() throws IOException {
        Files.createDirectories(out);
        Files.writeString(out.resolve("results.json"), "{}");
        assertThatThrownBy(this::open).hasMessageContaining("unknown study");
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
                    int at = random.nextInt(bytes.length);
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
    void oneRunAtATime() throws IOException {
        Path journal = folder.resolve("journal");
        try (Journal first = Journal.open(journal, new byte[32], 1)) {
            assertThat(first.done()).isZero();
            assertThatThrownBy(() -> Journal.open(journal, new byte[32], 1)).hasMessageContaining("another run");
        }
    }
}
