package dev.xylo.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.study.engine.Progress;
import dev.xylo.study.plan.FaultPlan;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        open(false).run(study(), 2, Progress.NONE);
        assertThat(out.resolve("results.json")).hasContent(expected);
        assertThat(out.resolve("checkpoint.journal")).doesNotExist();
    }

    /** What is kept is used: the faulty chips of the first configuration are not run again. */
    @Test
    void finishedChipsAreNotRunAgain() throws IOException {
        interrupt();
        long[] resumed = new long[2];
        Set<String> run = new HashSet<>();
        open(false).run(study(), 1, new Progress() {
            @Override
            public void done(String what, long done, long total) {
                run.add(what);
            }

            @Override
            public void resumed(long done, long total) {
                resumed[0] = done;
                resumed[1] = total;
            }
        });
        assertThat(run).containsExactly("faults channel_8");
        assertThat(resumed[0]).isBetween(resumed[1] / 2, resumed[1] - 1);
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
