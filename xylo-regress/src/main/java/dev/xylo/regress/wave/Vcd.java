package dev.xylo.regress.wave;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.files.AtomicFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * Writes value change dumps (IEEE 1364-2005, 18.2): one time for each step, only what changed. The time of step t is {@code t * dt} in the
 * largest unit that makes dt whole.
 */
public final class Vcd {
    private static final String[] UNITS = {
        "1 s", "100 ms", "10 ms", "1 ms", "100 us", "10 us", "1 us", "100 ns", "10 ns", "1 ns"
    };
    private static final int PRINTABLE = '~' - '!' + 1;

    private final List<Signal> signals;
    private final String unit;
    private final long unitsPerStep;

    private Vcd(List<Signal> signals, String unit, long unitsPerStep) {
        this.signals = signals;
        this.unit = unit;
        this.unitsPerStep = unitsPerStep;
    }

    /**
     * Writes a file, as a whole or not at all.
     *
     * @param file {@code .vcd}, or {@code .vcd.gz} for a compressed one
     * @param signals in any order; signals of the same scope stand together
     * @param dt seconds per step, positive
     * @throws FormatException if it cannot be written
     */
    public static void write(Path file, List<Signal> signals, double dt) throws FormatException {
        // 0.3 ns stands for nothing that a chip does: dt is rounded to whole nanoseconds.
        long nanos = Math.max(1, Math.round(dt * 1e9));
        int unit = 0;
        long size = 1_000_000_000;
        while (nanos % size != 0) {
            size /= 10;
            unit++;
        }
        Vcd vcd = new Vcd(List.copyOf(signals), UNITS[unit], nanos / size);
        AtomicFile.write(file, out -> vcd.write(out, file.toString().endsWith(".gz")));
    }

    private void write(OutputStream out, boolean compressed) throws IOException {
        GZIPOutputStream gzip = compressed ? new GZIPOutputStream(out) : null;
        Writer text = new OutputStreamWriter(compressed ? gzip : out, StandardCharsets.US_ASCII);
        text.write("$version xylo $end\n$timescale " + unit + " $end\n");
        declare(text);
        text.write("$enddefinitions $end\n");
        int steps = signals.stream()
                .mapToInt(signal -> signal.values().length)
                .max()
                .orElse(0);
        int[][] values = signals.stream().map(Signal::values).toArray(int[][]::new);
        for (int step = 0; step < steps; step++) {
            text.write("#" + step * unitsPerStep + "\n");
            for (int s = 0; s < values.length; s++) {
                if (step < values[s].length) {
                    change(text, s, values[s][step], step == 0 ? null : values[s][step - 1]);
                }
            }
        }
        // The last values hold for a step, too.
        text.write("#" + steps * unitsPerStep + "\n");
        text.flush();
        if (compressed) {
            gzip.finish();
        }
    }

    private void declare(Writer text) throws IOException {
        List<String> open = new ArrayList<>();
        for (int s = 0; s < signals.size(); s++) {
            Signal signal = signals.get(s);
            int common = 0;
            while (common < Math.min(open.size(), signal.scopes().size())
                    && open.get(common).equals(signal.scopes().get(common))) {
                common++;
            }
            for (int i = open.size(); i > common; i--) {
                text.write("$upscope $end\n");
            }
            for (String scope : signal.scopes().subList(common, signal.scopes().size())) {
                text.write("$scope module " + scope + " $end\n");
            }
            open = signal.scopes();
            text.write("$var " + (signal.kind() == Signal.Kind.EVENT ? "event" : "wire") + " "
                    + signal.kind().bits() + " " + code(s) + " " + signal.name() + " $end\n");
        }
        for (int i = 0; i < open.size(); i++) {
            text.write("$upscope $end\n");
        }
    }

    private void change(Writer text, int signal, int value, Integer before) throws IOException {
        Signal.Kind kind = signals.get(signal).kind();
        if (kind == Signal.Kind.EVENT) {
            if (value != 0) {
                text.write("1" + code(signal) + "\n");
            }
        } else if (before == null || before != value) {
            int mask = (1 << kind.bits()) - 1;
            String bits = Integer.toBinaryString(value & mask);
            text.write("b" + bits + " " + code(signal) + "\n");
        }
    }

    /** The identifier of a variable: printable characters, as few as do. */
    private static String code(int index) {
        StringBuilder code = new StringBuilder();
        for (int rest = index; rest >= 0; rest = rest / PRINTABLE - 1) {
            code.append((char) ('!' + rest % PRINTABLE));
        }
        return code.toString();
    }

    /**
     * GTKWave's save file for such a dump: the signals in groups by their scope, numbers signed, potentials and currents drawn as steps.
     *
     * @param file the save file, {@code .gtkw}
     * @param dump the dump that it shows
     * @param signals those of the dump
     * @throws FormatException if it cannot be written
     */
    public static void writeGroups(Path file, Path dump, List<Signal> signals) throws FormatException {
        StringBuilder text = new StringBuilder();
        text.append("[*] xylo\n[dumpfile] \"").append(dump.toAbsolutePath()).append("\"\n[timestart] 0\n");
        List<String> group = List.of();
        for (Signal signal : signals) {
            if (!signal.scopes().equals(group)) {
                text.append(group.isEmpty() ? "" : "@1000200\n-" + String.join(".", group) + "\n");
                group = signal.scopes();
                text.append("@800200\n-").append(String.join(".", group)).append('\n');
            }
            boolean drawn = signal.kind() == Signal.Kind.SIGNED;
            text.append(drawn ? "@88420\n" : signal.kind() == Signal.Kind.COUNT ? "@24\n" : "@28\n")
                    .append(signal.path())
                    .append(
                            signal.kind() == Signal.Kind.EVENT
                                    ? ""
                                    : "[" + (signal.kind().bits() - 1) + ":0]")
                    .append('\n');
            if (drawn) {
                text.append("@20000\n-\n-\n");
            }
        }
        text.append(group.isEmpty() ? "" : "@1000200\n-" + String.join(".", group) + "\n");
        AtomicFile.write(file, text.toString());
    }

    /**
     * The save file's name beside a dump.
     *
     * @param dump {@code run.vcd} or {@code run.vcd.gz}
     * @return {@code run.gtkw}
     */
    public static Path groupsOf(Path dump) {
        return dump.resolveSibling(dump.getFileName().toString().replaceFirst("\\.vcd(\\.gz)?$", "") + ".gtkw");
    }
}
