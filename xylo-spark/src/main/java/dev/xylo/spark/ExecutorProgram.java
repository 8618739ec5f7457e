package dev.xylo.spark;

import dev.xylo.study.engine.StudyProgram;
import java.io.IOException;
import java.util.UUID;
import org.apache.spark.broadcast.Broadcast;

/** The program of this executor: made by the first block that needs it, shared by all threads. */
final class ExecutorProgram {
    private static UUID id;
    private static StudyProgram program;

    private ExecutorProgram() {}

    /**
     * The program of a study.
     *
     * @param parts what it is made from
     * @return the same for all blocks of a study
     * @throws IOException if the samples cannot be had
     */
    static synchronized StudyProgram of(Broadcast<StudyParts> parts) throws IOException {
        StudyParts wanted = parts.value();
        if (!wanted.id().equals(id)) {
            forget();
            program = wanted.program();
            id = wanted.id();
        }
        return program;
    }

    /** Gives up what is held; for drivers that are executors too. */
    static synchronized void forget() {
        if (program != null) {
            program.data().close();
        }
        program = null;
        id = null;
    }
}
