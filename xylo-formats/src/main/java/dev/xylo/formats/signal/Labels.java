package dev.xylo.formats.signal;

import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.InputFile;
import dev.xylo.formats.internal.Origin;
import dev.xylo.formats.internal.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which recording belongs to which class: lines {@code file,label}. Labels that are all whole numbers, 0 or above, are the classes; others are
 * names, numbered in alphabetical order.
 *
 * @param classes class per file name, in the order of the lines
 * @param names name of each class; empty where the labels are numbers
 */
public record Labels(Map<String, Integer> classes, List<String> names) {
    private static final int MOST_LINES = 10_000_000;
    private static final int SHOWN = 60;

    /** Copies. */
    public Labels {
        classes = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(classes));
        names = List.copyOf(names);
    }

    /**
     * Reads a file.
     *
     * @param file CSV with two columns; a first line {@code file,label} is left aside
     * @return classes by file name
     * @throws FormatException if it cannot be read, a line has not two columns, or a file stands twice
     */
    public static Labels read(Path file) throws FormatException {
        Origin origin = new Origin(file, null);
        Map<String, String> labels = new LinkedHashMap<>();
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(InputFile.open(file), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = in.readLine(); line != null && number < MOST_LINES; line = in.readLine()) {
                number++;
                String[] cells = line.split("[,;\t]", -1);
                if (line.isBlank()
                        || number == 1 && cells[cells.length - 1].strip().equals("label")) {
                    continue;
                }
                if (cells.length != 2 || cells[0].isBlank() || cells[1].isBlank()) {
                    throw origin.error(
                            "line " + number + " is '" + Text.clean(line, SHOWN) + "'; needed is file,label");
                }
                if (labels.put(cells[0].strip(), cells[1].strip()) != null) {
                    throw origin.error("line " + number + " names " + Text.clean(cells[0], SHOWN) + " again");
                }
            }
        } catch (IOException e) {
            throw InputFile.explain(origin, e);
        }
        if (labels.isEmpty()) {
            throw origin.error("names no file; needed are lines file,label");
        }
        return of(labels);
    }

    private static Labels of(Map<String, String> labels) {
        Map<String, Integer> classes = new LinkedHashMap<>();
        if (labels.values().stream().allMatch(label -> label.matches("\\d{1,9}"))) {
            labels.forEach((name, label) -> classes.put(name, Integer.parseInt(label)));
            return new Labels(classes, List.of());
        }
        List<String> names = List.copyOf(new TreeSet<>(labels.values()));
        labels.forEach((name, label) -> classes.put(name, names.indexOf(label)));
        return new Labels(classes, names);
    }
}
