package dev.xylo.cli;

import dev.xylo.study.engine.Progress;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on stderr that rewrites itself, at most ten times a second; silent where stderr is no terminal. */
final class ProgressBar implements Progress, AutoCloseable {
    private static final int WIDTH = 24;
    private static final long INTERVAL_NANOS = 100_000_000;

    private final PrintWriter err;
    private final boolean shown;
    private final String unit;
    private final long start = System.nanoTime();
    private long last = start - INTERVAL_NANOS;
    private int length;
    private long before;

    ProgressBar(PrintWriter err, boolean shown, String unit) {
        this.err = err;
        this.shown = shown;
        this.unit = unit;
    }

    /** The launcher knows whether stderr is a terminal; Java alone does not. */
    static boolean wanted() {
        return Boolean.getBoolean("xylo.progress");
    }

    @Override
    public synchronized void resumed(long done, long total) {
        before = done;
    }

    @Override
    public synchronized void done(String what, long done, long total) {
        long now = System.nanoTime();
        if (!shown || (now - last < INTERVAL_NANOS && done < total)) {
            return;
        }
        last = now;
        double seconds = (now - start) / 1e9;
        double rate = (done - before) / Math.max(seconds, 1e-9);
        int filled = (int) (WIDTH * done / Math.max(total, 1));
        String line = String.format(
                Locale.ROOT,
                "[%s%s] %3d %%  %s  %,d/%,d %s  %,.0f/s  %s left",
                "=".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * done / Math.max(total, 1),
                what,
                done,
                total,
                unit,
                rate,
                time((total - done) / Math.max(rate, 1e-9)));
        err.print("\r" + line + " ".repeat(Math.max(0, length - line.length())));
        err.flush();
        length = line.length();
    }

    @Override
    public synchronized void close() {
        if (length > 0) {
            err.print("\r" + " ".repeat(length) + "\r");
            err.flush();
            length = 0;
        }
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
