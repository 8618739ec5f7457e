package dev.xylo.formats.data;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Text tables: a raster with a step per line and a channel per column, events with a header that names a time and a channel, or labels,
 * one per line. Commas, semicolons, tabs or spaces; lines that begin with {@code #} are comments.
 */
final class CsvDataFormat extends FieldsFormat {
    private static final int MAX_COLUMNS = 1 << 16;
    private static final int MAX_NUMBERS = 1 << 27;
    private static final int FIRST_CAPACITY = 1 << 12;
    private static final int LONGEST_COUNT = 15;

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public List<String> extensions() {
        return List.of("csv", "tsv", "txt");
    }

    /** Text has no signature; the extension tells. */
    @Override
    public boolean recognizes(Path file, byte[] head) {
        return false;
    }

    @Override
    Fields fields(Path file) throws IOException {
        Origin origin = new Origin(file, null);
        Table table = read(file, origin);
        Map<String, Value> values = new LinkedHashMap<>();
        Optional<EventColumns> events = EventColumns.among(table.header);
        if (table.texts != null) {
            values.put(Keys.LABEL, new Value.Texts(table.texts, List.of(table.texts.size())));
        } else if (events.isPresent()) {
            for (int column = 0; column < table.columns; column++) {
                values.put(table.header.get(column), new Value.Numbers(table.column(column)));
            }
        } else {
            table.refuseEventsWithoutNames(origin);
            values.put(Keys.INPUT, new Value.Numbers(table.array()));
        }
        return new ValueFields(file, values);
    }

    private static Table read(Path file, Origin origin) throws IOException {
        Table table = new Table(origin);
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8))) {
            CSVFormat format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter(text))
                    .setCommentMarker('#')
                    .setIgnoreEmptyLines(true)
                    .setIgnoreSurroundingSpaces(true)
                    .get();
            try (CSVParser parser =
                    CSVParser.builder().setReader(text).setFormat(format).get()) {
                for (CSVRecord record : parser) {
                    table.add(record);
                }
            } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
                Throwable cause = e.getCause() == null ? e : e.getCause();
                throw origin.error("is no table of text that can be read: " + cause.getMessage(), cause);
            }
        }
        if (table.rows == 0) {
            throw origin.error("holds no numbers");
        }
        return table;
    }

    /** What separates the columns, by the first lines that are no comment. Blanks separate numbers only: a label may have some. */
    private static String delimiter(BufferedReader text) throws IOException {
        int ahead = 1 << 16;
        text.mark(ahead);
        char[] start = new char[ahead - 1];
        int length = Math.max(0, text.read(start, 0, start.length));
        text.reset();
        List<String> lines = new String(start, 0, length)
                .lines()
                .filter(candidate -> !candidate.isBlank() && !candidate.startsWith("#"))
                .limit(2)
                .toList();
        for (String delimiter : List.of(",", ";", "\t")) {
            if (!lines.isEmpty() && lines.get(0).contains(delimiter)) {
                return delimiter;
            }
        }
        return lines.stream()
                        .map(line -> List.of(line.strip().split("\\s+")))
                        .anyMatch(cells -> cells.size() > 1 && cells.stream().allMatch(Table::isNumber))
                ? " "
                : ",";
    }

    /** Rows as they are read. */
    private static final class Table {
        private final Origin origin;
        private List<String> header = List.of();
        private List<String> texts;
        private double[] numbers = new double[FIRST_CAPACITY];
        private int rows;
        private int columns;
        private boolean first = true;

        Table(Origin origin) {
            this.origin = origin;
        }

        void add(CSVRecord record) throws FormatException {
            List<String> cells = cells(record);
            if (first) {
                first = false;
                columns = cells.size();
                if (columns > MAX_COLUMNS) {
                    throw origin.error("has " + columns + " columns; at most " + MAX_COLUMNS + " are read");
                }
                if (cells.stream().noneMatch(Table::isNumber)) {
                    boolean labels = columns == 1 && EventColumns.among(cells).isEmpty();
                    boolean name = Keys.isLabelName(cells.get(0).toLowerCase(Locale.ROOT));
                    if (labels && !name) {
                        texts = new ArrayList<>();
                    } else {
                        header = cells;
                        return;
                    }
                }
            }
            if (cells.size() != columns) {
                throw line(record, "has " + cells.size() + " columns, the first line " + columns);
            }
            // A header over texts: labels by name.
            if (texts == null && rows == 0 && columns == 1 && !header.isEmpty() && !isNumber(cells.get(0))) {
                texts = new ArrayList<>();
            }
            if (texts != null) {
                texts.add(cells.get(0));
                rows++;
                return;
            }
            numbers(cells, record);
        }

        private void numbers(List<String> cells, CSVRecord record) throws FormatException {
            long needed = (long) (rows + 1) * columns;
            if (needed > MAX_NUMBERS) {
                throw origin.error("holds more than " + MAX_NUMBERS + " numbers; NPZ takes less room");
            }
            if (needed > numbers.length) {
                numbers = Arrays.copyOf(numbers, (int) Math.max(needed, Math.min(MAX_NUMBERS, 2L * numbers.length)));
            }
            for (int column = 0; column < columns; column++) {
                try {
                    numbers[rows * columns + column] = Double.parseDouble(cells.get(column));
                } catch (NumberFormatException e) {
                    throw line(
                            record,
                            "column " + (column + 1) + " is '" + Text.name(cells.get(column))
                                    + "'; needed is a number");
                }
            }
            rows++;
        }

        private static List<String> cells(CSVRecord record) {
            List<String> cells = new ArrayList<>(record.toList());
            // Columns set apart by several blanks.
            cells.replaceAll(String::strip);
            return cells;
        }

        private static boolean isNumber(String cell) {
            try {
                Double.parseDouble(cell);
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        }

        private FormatException line(CSVRecord record, String reason) {
            return origin.error("line " + record.getParser().getCurrentLineNumber() + " " + reason);
        }

        NdArray array() {
            return columns == 1 ? column(0) : NdArray.ofDoubles(Arrays.copyOf(numbers, rows * columns), rows, columns);
        }

        /** Whole numbers as such, so that a time in ticks is known from one in seconds. */
        NdArray column(int column) {
            double[] values = new double[rows];
            boolean whole = true;
            for (int row = 0; row < rows; row++) {
                values[row] = numbers[row * columns + column];
                whole &= values[row] == Math.rint(values[row]) && Math.abs(values[row]) < 0x1p53;
            }
            if (!whole) {
                return NdArray.ofDoubles(values, rows);
            }
            long[] longs = new long[rows];
            Arrays.setAll(longs, row -> (long) values[row]);
            return NdArray.ofLongs(DType.INT64, longs, rows);
        }

        /** Two columns, the first one growing beyond any count: times, most likely, and no raster of two channels. */
        void refuseEventsWithoutNames(Origin origin) throws FormatException {
            if (columns < 2 || columns > 4 || rows < 2) {
                return;
            }
            for (int row = 1; row < rows; row++) {
                if (!(numbers[row * columns] >= numbers[(row - 1) * columns])) {
                    return;
                }
            }
            double last = numbers[(rows - 1) * columns];
            boolean fraction = last != Math.rint(last);
            if (last > LONGEST_COUNT || fraction) {
                throw origin.error(
                        "has " + columns + " columns, the first one ascending: events? Then it needs a header line"
                                + " that names time and channel, such as t_us,channel; a raster has a step per line and a column"
                                + " per channel");
            }
        }
    }
}
