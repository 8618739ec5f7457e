package dev.xylo.testkit.differential;

import dev.xylo.sim.Simulator;
import dev.xylo.testkit.property.RunCase;
import dev.xylo.testkit.property.RunCases;
import dev.xylo.testkit.property.Shrinker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

/**
 * The differential run: {@code java dev.xylo.testkit.differential.DifferentialRun NETWORKS STATE_FILE}.
 *
 * <p>Cases are those of {@link RunCases}, seeds 0..NETWORKS-1, so core 1 and core 2 in turn. All cores work; after every block the state
 * file says how far it got, and the next start goes on from there. The first difference ends it: the case is made as small as possible
 * and written beside the state file. Exit status: 0 all equal, 1 a difference, 2 wrong arguments.
 */
public final class DifferentialRun {
    private static final long BLOCK = 5_000;
    private static final long STANDARD_NETWORKS = 1_000_000;

    private DifferentialRun() {}

    /**
     * Runs it.
     *
     * @param args how many networks (default 1,000,000), and the state file (default target/differential.state)
     * @throws IOException if the state file cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        System.exit(run(args));
    }

    static int run(String... args) throws IOException {
        long networks;
        long done;
        Path state = Path.of(args.length > 1 ? args[1] : "target/differential.state");
        try {
            networks = args.length > 0 ? Long.parseLong(args[0]) : STANDARD_NETWORKS;
            done = Files.exists(state) ? Long.parseLong(Files.readString(state).strip()) : 0;
        } catch (NumberFormatException e) {
            System.err.println(
                    "differential: NETWORKS and the content of " + state + " are whole numbers: " + e.getMessage());
            return 2;
        }
        System.out.printf(
                Locale.ROOT,
                "differential: %,d networks, kernels %s against the independent step, from network %,d on%n",
                networks,
                String.join(", ", Simulator.kernels()),
                done);
        long start = System.nanoTime();
        long first = done;
        while (done < networks) {
            long to = Math.min(networks, done + BLOCK);
            Optional<Failure> failure = block(done, to);
            if (failure.isPresent()) {
                return report(failure.get(), state);
            }
            done = to;
            write(state, done);
            progress(done, networks, (System.nanoTime() - start) / 1e9, done - first);
        }
        System.out.printf(
                Locale.ROOT,
                "%nequal: %,d networks x %d kernels x 2 runs, every state, counter and flag (%.0f s)%n",
                networks,
                Simulator.kernels().size(),
                (System.nanoTime() - start) / 1e9);
        return 0;
    }

    private record Failure(long seed, RunCase run, String difference) {}

    private static Optional<Failure> block(long from, long to) {
        AtomicReference<Failure> found = new AtomicReference<>();
        LongStream.range(from, to).parallel().forEach(seed -> {
            if (found.get() == null) {
                RunCase run = RunCases.any().generate(seed);
                Differential.firstDifference(run)
                        .ifPresent(difference -> found.compareAndSet(null, new Failure(seed, run, difference)));
            }
        });
        return Optional.ofNullable(found.get());
    }

    private static int report(Failure failure, Path state) throws IOException {
        RunCases cases = RunCases.any();
        RunCase small = Shrinker.smallest(
                cases, failure.run(), run -> Differential.firstDifference(run).isPresent());
        Optional<Path> file = cases.write(small, state.resolveSibling("differential-" + failure.seed()));
        System.out.printf(
                Locale.ROOT,
                "%ndifferent: seed %d: %s%nsmallest case: %s%n%s%nwritten to %s%n",
                failure.seed(),
                failure.difference(),
                cases.describe(small),
                Differential.firstDifference(small).orElseThrow(),
                file.map(Path::toString).orElse("nothing"));
        return 1;
    }

    private static void write(Path state, long done) throws IOException {
        Path absolute = state.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + ".tmp");
        Files.writeString(temporary, done + "\n");
        Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Rewrites itself on a terminal; one line per tenth elsewhere. */
    private static void progress(long done, long networks, double seconds, long inThisRun) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        if (!terminal && done % Math.max(BLOCK, networks / 10) >= BLOCK) {
            return;
        }
        double rate = inThisRun / Math.max(seconds, 1e-9);
        int filled = (int) (30 * done / networks);
        System.out.printf(
                Locale.ROOT,
                "%s[%s%s] %,d of %,d networks, %,.0f/s, %,.0f s left%s",
                terminal ? "\r" : "",
                "=".repeat(filled),
                " ".repeat(30 - filled),
                done,
                networks,
                rate,
                (networks - done) / rate,
                terminal ? "   " : "\n");
        System.out.flush();
    }
}
