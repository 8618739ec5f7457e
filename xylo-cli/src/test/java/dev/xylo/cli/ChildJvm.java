package dev.xylo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The command in a JVM of its own, on the modules (or the class path) of this one. */
final class ChildJvm {
    private ChildJvm() {}

    static String[] command(List<String> options, List<String> words) {
        String modules = System.getProperty("jdk.module.path");
        List<String> program = modules == null
                ? List.of("-cp", System.getProperty("java.class.path"), "dev.xylo.cli.Main")
                : List.of("-p", modules, "-m", "dev.xylo.cli/dev.xylo.cli.Main");
        return Stream.of(
                        List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        options,
                        program,
                        words)
                .flatMap(List::stream)
                .toArray(String[]::new);
    }
}
