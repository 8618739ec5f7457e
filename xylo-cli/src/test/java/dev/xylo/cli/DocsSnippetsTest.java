package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java example in {@code docs} compiles: programs as they are, fragments in a class that has what they talk about. */
class DocsSnippetsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Pattern SNIPPET = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    private static final String AROUND_FRAGMENTS = """
            import static org.assertj.core.api.Assertions.assertThat;
            import dev.xylo.core.chip.Core;
            import dev.xylo.core.network.XyloNetwork;
            import dev.xylo.core.raster.SpikeRaster;
            import dev.xylo.testkit.junit.*;
            import dev.xylo.testkit.property.*;
            import org.junit.jupiter.api.Test;
            import org.junit.jupiter.api.extension.ExtendWith;

            class Snippet {
                static XyloNetwork network;
                static SpikeRaster raster;

                static boolean saturates(RunCase run) {
                    return run.network() == null;
                }

                %s
            }
            """;

    @TempDir
    Path folder;

    /** An example and where it stands. */
    record Snippet(Path page, int number, String code) {
        @Override
        public String toString() {
            return page.getFileName() + ", example " + number;
        }
    }

    static List<Snippet> snippets() throws IOException {
        try (Stream<Path> pages = Files.list(DOCS)) {
            return pages.filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .flatMap(DocsSnippetsTest::snippets)
                    .toList();
        }
    }

    private static Stream<Snippet> snippets(Path page) {
        try {
            List<String> codes = SNIPPET.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            return Stream.iterate(0, i -> i + 1).limit(codes.size()).map(i -> new Snippet(page, i + 1, codes.get(i)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void compiles(Snippet snippet) throws IOException, InterruptedException {
        Path source = Files.writeString(folder.resolve("Snippet.java"), whole(snippet.code()));
        Path messages = folder.resolve("messages");
        String javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        Process compiler = new ProcessBuilder(
                        javac, "-d", folder.toString(), "-classpath", classPath(), "-proc:none", source.toString())
                .redirectErrorStream(true)
                .redirectOutput(messages.toFile())
                .start();
        assertThat(compiler.waitFor()).as(Files.readString(messages)).isZero();
    }

    private static String whole(String code) {
        if (code.contains("void main(")) {
            return code;
        }
        return AROUND_FRAGMENTS.formatted(code.contains("class ") ? code : "void fragment() {\n" + code + "}");
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
                .map(property -> System.getProperty(property, ""))
                .filter(path -> !path.isEmpty())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
