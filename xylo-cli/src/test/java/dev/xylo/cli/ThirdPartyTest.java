package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code THIRD-PARTY.txt} names every library that is used here, in its version; {@code tools/licences.sh} writes it. */
class ThirdPartyTest {
    /** {@code .../artifact/version/artifact-version.jar}, as a Maven repository has it. */
    private static final Pattern LIBRARY = Pattern.compile(".*/([^/]+)/([^/]+)/\\1-\\2\\.jar");

    /** Surefire's own, which it brings along to run the tests. */
    private static final List<String> RUNNER = List.of("surefire", "junit-platform-launcher");

    @Test
    void everyLibraryIsListed() throws IOException {
        String list = Files.readString(Path.of("../THIRD-PARTY.txt"));
        List<String> libraries = Stream.of("jdk.module.path", "java.class.path", "surefire.test.class.path")
                .map(property -> System.getProperty(property, ""))
                .flatMap(path -> Stream.of(path.split(File.pathSeparator)))
                .map(LIBRARY::matcher)
                .filter(Matcher::matches)
                .filter(library -> !library.group().contains("/dev/xylo/"))
                .filter(library -> RUNNER.stream().noneMatch(library.group(1)::startsWith))
                .map(library -> ":" + library.group(1) + ":" + library.group(2) + " ")
                .distinct()
                .toList();
        assertThat(libraries).hasSizeGreaterThan(10);
        assertThat(libraries).allSatisfy(library -> assertThat(list).contains(library));
        assertThat(list).doesNotContain("not stated");
    }
}
