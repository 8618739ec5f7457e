package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Numbers in lines: a sample each, separated by comma, semicolon or tab. A first line of names is left aside, and so is a column of times. */
final class CsvSignal implements SignalFile {
    private static final List<String> TIMES = List.of("t", "time", "timestamp", "time_s", "seconds");
    private static final int LONGEST_LINE = 1 << 16;
    private static final int SHOWN = 40;

    private final Origin origin;
    private final BufferedReader in;
    private final int skip;
    private final int channels;
    /** The first line, if it holds numbers. */
    private String first;

    private long line = 1;

    private CsvSignal(Origin origin, BufferedReader in) throws FormatException {
        this.origin = origin;
        this.in = in;
        String head = readLine();
        if (head == null) {
            throw origin.error("is empty");
        }
        String[] cells = cells(head.startsWith("\uFEFF") ? head.substring(1) : head);
        boolean names = Arrays.stream(cells).noneMatch(CsvSignal::isNumber);
        this.skip = names && TIMES.contains(cells[0].toLowerCase(Locale.ROOT)) ? 1 : 0;
        this.channels = cells.length - skip;
        this.first = names ? null : head;
        if (channels == 0) {
            throw origin.error("has a column of times only");
        }
        if (names) {
            line++;
        }
    }

    static CsvSignal open(Path file) throws FormatException {
        BufferedReader in = new BufferedReader(new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8));
        try {
            return new CsvSignal(new Origin(file, null), in);
        } catch (FormatException e) {
            try {
                in.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /** A line of bounded length; null at the end. */
    private String readLine() throws FormatException {
        StringBuilder text = new StringBuilder();
        try {
            int c = in.read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                if (c != '\r') {
                    text.append((char) c);
                }
                if (text.length() > LONGEST_LINE) {
                    throw origin.error("line " + line + " has more than " + LONGEST_LINE + " characters");
                }
                c = in.read();
            }
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
        return text.toString();
    }

    private static String[] cells(String line) {
        String[] cells = line.split("[,;\t]", -1);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cells[i].strip();
        }
        return cells;
    }

    private static boolean isNumber(String cell) {
        try {
            return Double.isFinite(Double.parseDouble(cell));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @Override
    public OptionalDouble rate() {
        return OptionalDouble.empty();
    }

    @Override
    public int channels() {
        return channels;
    }

    @Override
    public long samples() {
        return -1;
    }

    @Override
    public OptionalDouble fullScale() {
        return OptionalDouble.empty();
    }

    @Override
    public double[] next(int most) throws FormatException {
        double[] values = new double[most * channels];
        int filled = 0;
        while (filled < values.length) {
            String text = first != null ? first : readLine();
            first = null;
            if (text == null) {
                break;
            }
            if (!text.isBlank()) {
                parse(text, values, filled);
                filled += channels;
            }
            line++;
        }
        return Arrays.copyOf(values, filled);
    }

    private void parse(String text, double[] values, int at) throws FormatException {
        String[] cells = cells(text);
        if (cells.length != skip + channels) {
            throw origin.error(
                    "line " + line + " has " + cells.length + " columns; the first line has " + (skip + channels));
        }
        for (int c = 0; c < channels; c++) {
            String cell = cells[skip + c];
            if (!isNumber(cell)) {
                throw origin.error("line " + line + ", column " + (skip + c + 1) + " is '" + Text.clean(cell, SHOWN)
                        + "'; needed is a finite number");
            }
            values[at + c] = Double.parseDouble(cell);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
