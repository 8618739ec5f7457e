package dev.xylo.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.network.XyloNetwork;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Another JVM, on the class path; it speaks English, and no options of the environment reach it. */
final class OtherJvm {
    static final String VECTORS = "--add-modules=jdk.incubator.vector";

    private OtherJvm() {}

    /** All that a main class prints, to both streams. */
    static String run(Class<?> main, List<String> options, String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(main), main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String classPath(Class<?> main) throws IOException {
        Set<String> places = new LinkedHashSet<>();
        try {
            for (Class<?> type : List.of(Simulator.class, XyloNetwork.class, main)) {
                places.add(Path.of(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toURI())
                        .toString());
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        // Where tests are a part of the module, their place is that of its main classes.
        places.add(Path.of("target", "test-classes").toAbsolutePath().toString());
        return String.join(File.pathSeparator, places);
    }
}
