package dev.xylo.cli;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.formats.numpy.Npz;
import dev.xylo.testkit.golden.GoldenCase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * One run of the command, inside this JVM.
 *
 * @param status exit status
 * @param out what it printed to stdout
 * @param err what it printed to stderr
 */
record Cli(int status, String out, String err) {
    static Cli run(Object... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
        int status = Main.execute(new PrintWriter(out), new PrintWriter(err), words);
        return new Cli(status, out.toString(), err.toString());
    }

    /** Puts a golden case on disk, as a user would have it. */
    static Path file(GoldenCase golden, Path directory) throws IOException {
        Path file = directory.resolve(golden.file().replace('/', '-'));
        Npz.write(file, golden.arrays());
        return file;
    }

    static Map<String, NdArray> read(Path file) throws IOException {
        return Npz.read(file);
    }
}
