package dev.xylo.study.engine;

import java.io.IOException;

/** Runs the tasks of a program, somewhere. Whoever runs them, and in whatever order: the results are the same bytes. */
@FunctionalInterface
public interface TaskEngine {
    /**
     * Runs everything that is left.
     *
     * @param program what to run
     * @param store has what is done already, and gets the rest
     * @param progress told about finished work
     * @throws IOException if samples cannot be read, a result cannot be kept, or the tasks cannot be run
     */
    void run(StudyProgram program, TaskStore store, Progress progress) throws IOException;

    /**
     * Threads for what follows the tasks, in the process that the study was started in; no result depends on it.
     *
     * @return at least 1
     */
    default int localThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * Runs tasks in this process.
     *
     * @param threads how many threads, at least 1
     * @return the engine
     */
    static TaskEngine ofThreads(int threads) {
        return new TaskEngine() {
            @Override
            public void run(StudyProgram program, TaskStore store, Progress progress) throws IOException {
                Scheduler.run(new ProgramWork(program), store, threads, progress);
            }

            @Override
            public int localThreads() {
                return threads;
            }
        };
    }
}
