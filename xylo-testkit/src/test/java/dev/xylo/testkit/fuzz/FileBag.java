package dev.xylo.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A folder of small files as one text: {@code =name} on a line of its own begins a file. */
final class FileBag {
    private static final Pattern NAME = Pattern.compile("(?m)^=([a-z0-9_]+\\.(?:ini|json))\n");

    private FileBag() {}

    static Path toFolder(byte[] bag, Path folder) throws IOException {
        Files.createDirectories(folder);
        String text = new String(bag, StandardCharsets.ISO_8859_1);
        Matcher matcher = NAME.matcher(text);
        boolean more = matcher.find();
        while (more) {
            String name = matcher.group(1);
            int start = matcher.end();
            more = matcher.find();
            String content = text.substring(start, more ? matcher.start() : text.length());
            Files.write(folder.resolve(name), content.getBytes(StandardCharsets.ISO_8859_1));
        }
        return folder;
    }

    /** The way back, for seeds. */
    static byte[] ofFolder(Path folder) throws IOException {
        ByteArrayOutputStream bag = new ByteArrayOutputStream();
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                bag.write(("=" + file.getFileName() + "\n").getBytes(StandardCharsets.ISO_8859_1));
                bag.write(Files.readAllBytes(file));
                bag.write('\n');
            }
        }
        return bag.toByteArray();
    }
}
