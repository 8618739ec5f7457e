package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.FaultPlan;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study with faults can be stopped anywhere, and nobody can tell. */
@Tag("long")
class FaultyStudyTest {
    private static final FaultPlan FAULTS = new FaultPlan(List.of(1, 5), 4, 3, 6);

    @TempDir
    Path folder;

    private StudyPlan plan;
    private Path out;

    @BeforeEach
    void files() throws IOException {
        plan = Wires.plan(folder, FAULTS, "global", "channel");
        Files.writeString(plan.sources().network(), "a network");
        Files.writeString(plan.sources().data(), "samples");
        out = folder.resolve("out");
    }

    private Study study() {
        return new Study("wires", plan, Wires.network(), Wires.data(8, 0, 1, 0, 1, 0, 1, 0, 0));
    }

    private StudyDirectory open(boolean fresh) throws IOException {
        return StudyDirectory.open(out, "wires", plan, 8, fresh);
    }

    /** Fails at a faulty chip of the second configuration, as a full disk or a kill would. */
    private void interrupt() throws IOException {
        Progress stop = (what, done, total) -> {
            if (what.equals("faults channel_8") && done > total / 2 + 5) {
                throw new IllegalStateException("stopped here");
            }
        };
        assertThatThrownBy(() -> open(false).run(study(), 1, stop)).hasStackTraceContaining("stopped here");
    }

    @Test
    void resultsDependNeitherOnThreadsNorOnInterruptions() throws IOException {
        String expected = study().run(1, Progress.NONE).results().json();
        assertThat(study().run(2, Progress.NONE).results().json()).isEqualTo(expected);
        assertThat(study().run(2, Progress.NONE).results().verdict())
                .last()
                .asString()
                .matches(
                        "With 5 faulty bits (global|channel)_8 keeps most: accuracy [0-9.]+ % of [0-9.]+ %, a mean of 4 chips"
                                + " on 6 samples( \\(the interval of (global|channel)_8 overlaps with it\\))?; one faulty bit costs most in [a-z_0-9]+ \\([-0-9.]+ points?\\)\\.");
        interrupt();
        assertThat(out.resolve("results.json")).doesNotExist();
        assertThat(Files.readAllLines(out.resolve("faults/global_8.csv")))
                .hasSizeGreaterThan(
                        Files.readAllLines(out.resolve("faults/channel_8.csv")).size());
        assertThat(Files.readAllLines(out.resolve("faults/channel_8.csv"))).hasSizeGreaterThan(4);
        open(false).run(study(), 2, Progress.NONE);
        assertThat(out.resolve("results.json")).hasContent(expected);
        assertThat(out.resolve("faults")).doesNotExist();
    }

    /** What is kept is used: a trial that is changed in the log shows in the results. */
    @Test
    void finishedChipsAreNotRunAgain() throws IOException {
        String expected = study().run(1, Progress.NONE).results().json();
        interrupt();
        Path log = out.resolve("faults/global_8.csv");
        Files.writeString(log, Files.readString(log).replaceAll("\\n(\\d+),\\d+,\\d+", "\n$1,0,6"));
        assertThat(open(false).run(study(), 1, Progress.NONE).json()).isNotEqualTo(expected);
    }

    @Test
    void logOfAnotherStudyIsRefusedAndFreshForgetsIt() throws IOException {
        String expected = study().run(1, Progress.NONE).results().json();
        interrupt();
        Path log = out.resolve("faults/global_8.csv");
        Files.writeString(log, "# trials of campaign else: id,correct,changed\n0,0,0\n");
        assertThatThrownBy(() -> open(false).run(study(), 1, Progress.NONE))
                .hasMessageContaining("global_8.csv")
                .hasMessageContaining("belongs to another campaign");
        assertThat(open(true).run(study(), 1, Progress.NONE).json()).isEqualTo(expected);
    }

    @Test
    void otherFaultsAreAnotherStudy() throws IOException {
        open(false).run(study(), 1, Progress.NONE);
        plan = Wires.plan(folder, new FaultPlan(List.of(1, 5), 4, 3, 7), "global", "channel");
        assertThatThrownBy(() -> open(false)).hasMessageContaining("fault_samples is 6 there, 7 here");
        plan = Wires.plan(folder, "global", "channel");
        assertThatThrownBy(() -> open(false)).hasMessageContaining("faults is true there, false here");
    }
}
