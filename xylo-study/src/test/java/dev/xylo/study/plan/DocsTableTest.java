package dev.xylo.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The docs' table of keys is the one that the program has. */
class DocsTableTest {
    @Test
    void isThatOfTheProgram() {
        assertThat(Path.of("../docs/study.md"))
                .as("docs/study.md holds this table:%n%s", PlanWriter.table())
                .content()
                .containsIgnoringNewLines(PlanWriter.table());
    }
}
