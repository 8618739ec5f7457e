package dev.xylo.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command in a JVM of its own, on the modules (or the class path) of this one. */
final class ChildJvm {
    private ChildJvm() {}

    /** Takes away what makes a JVM print lines of its own, and makes the system's messages English. */
    static void quiet(Map<String, String> environment) {
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        environment.put("LC_MESSAGES", "C");
        String all = environment.remove("LC_ALL");
        if (all != null) {
            environment.put("LC_CTYPE", all);
        }
    }

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
