package dev.xylo.cli;

import java.io.PrintWriter;
import java.util.List;

/** Prints warnings the same way everywhere. */
final class Warnings {
    private Warnings() {}

    static void print(PrintWriter err, List<String> warnings) {
        warnings.forEach(warning -> err.println("warning: " + warning));
    }
}
