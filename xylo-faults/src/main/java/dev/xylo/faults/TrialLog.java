package dev.xylo.faults;

import dev.xylo.formats.FormatException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * What is done of a campaign, line by line: {@code id,correct,changed} under a first line that says of which campaign. A line is appended
 * when its trial is done; a last line without an end, as an interruption leaves it, does not count.
 */
final class TrialLog {
    private final Path file;

    private TrialLog(Path file) {
        this.file = file;
    }

    /** What a trial gave. */
    record Line(int correct, int changed) {}

    /** Keeps nothing: an interruption begins anew. */
    static TrialLog none() {
        return new TrialLog(null);
    }

    static TrialLog open(Path file, String fingerprint, Map<Integer, Line> done) throws IOException {
        String header = "# trials of campaign " + fingerprint + ": id,correct,changed\n";
        String text = Files.exists(file) ? Files.readString(file) : "";
        if (text.isEmpty()) {
            Files.writeString(file, header);
            return new TrialLog(file);
        }
        if (!text.startsWith(header)) {
            throw new FormatException(
                    file,
                    null,
                    "belongs to another campaign (network, data, options or seed differ); choose another folder with -o, or delete"
                            + " it");
        }
        int whole = text.lastIndexOf('\n') + 1;
        if (whole < text.length()) {
            Files.writeString(file, text.substring(0, whole));
        }
        done.putAll(lines(file, text.substring(header.length(), whole)));
        return new TrialLog(file);
    }

    private static Map<Integer, Line> lines(Path file, String text) throws FormatException {
        Map<Integer, Line> lines = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(",");
            try {
                lines.put(Integer.parseInt(words[0]), new Line(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new FormatException(
                        file, null, "has a damaged line '" + line + "'; delete the file to start again", e);
            }
        }
        return lines;
    }

    synchronized void append(int id, Line line) throws IOException {
        if (file == null) {
            return;
        }
        Files.write(
                file,
                (id + "," + line.correct() + "," + line.changed() + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.APPEND);
    }
}
