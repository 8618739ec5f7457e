package dev.xylo.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader on its seeds, and on every input that once broke one. */
class FuzzFixturesTest {
    @TempDir
    Path folder;

    /** A file under {@code fuzz/READER}. */
    record Fixture(Reader reader, Path input) {
        @Override
        public String toString() {
            return reader + "/" + input.getFileName();
        }
    }

    static Stream<Fixture> fixtures() {
        return Stream.of(Reader.values()).flatMap(reader -> files(reader).map(file -> new Fixture(reader, file)));
    }

    static Stream<Path> files(Reader reader) {
        URL found = FuzzFixturesTest.class.getResource(reader.key());
        if (found == null) {
            return Stream.of();
        }
        try (Stream<Path> files = Files.list(Path.of(found.toURI()))) {
            return files.sorted().toList().stream();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void whatWasFoundIsReadOrRefusedInALine(Fixture fixture) throws IOException {
        Attack.run(fixture.reader(), Files.readAllBytes(fixture.input()), Files.createDirectory(folder.resolve("w")));
    }

    /** The fuzzer starts from files that are read whole, or it would attack nothing but the first check. */
    @ParameterizedTest
    @EnumSource
    void seedsAreValid(Reader reader) throws IOException {
        Path seeds = folder.resolve("seeds");
        SeedCorpus.main(new String[] {reader.key(), seeds.toString()});
        Path work = Files.createDirectory(folder.resolve("w"));
        List<Path> files;
        try (Stream<Path> list = Files.list(seeds)) {
            files = list.toList();
        }
        int read = 0;
        for (Path file : files) {
            read += Attack.run(reader, Files.readAllBytes(file), work) ? 1 : 0;
        }
        System.out.printf("%s: %d of %d seeds are read, the others refused in a line%n", reader, read, files.size());
        assertThat(read).isGreaterThanOrEqualTo(files.size() / 2).isPositive();
    }
}
