package dev.xylo.cli;

import java.io.PrintWriter;
import java.nio.file.Path;

/** Says, when the process is told to end while a study runs, that nothing is lost. */
final class Interruption {
    private final Thread hook;

    Interruption(PrintWriter err, ProgressBar bar, Path directory) {
        this.hook = new Thread(() -> {
            bar.close();
            err.println("xylo: stopped; what is done is in " + directory + ", the same command goes on from there");
            err.flush();
        });
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** The study is over. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook has its say
        }
    }
}
