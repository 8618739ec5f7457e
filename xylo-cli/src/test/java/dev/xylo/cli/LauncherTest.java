package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a checkout that holds nothing else: a Maven and a JDK that only tell what they were asked for, except where names of files
 * must get through to the real one.
 */
@Tag("long")
@DisabledOnOs(OS.WINDOWS) // a POSIX shell
class LauncherTest {
    private static final String LOADER = "java.base/jdk.internal.module";
    private static final Path SCRIPT = Path.of("../xylo");
    private static final String BUILDS = "echo one >>\"$BUILDS\"; sleep 1; echo jar >\"$JAR\"";

    @TempDir
    Path folder;

    private Path checkout;
    private Path jar;
    private Path builds;

    @BeforeEach
    void bareCheckout() throws IOException {
        checkout = checkoutIn("checkout");
        builds = folder.resolve("builds");
        script(folder.resolve("bin/mvn"), BUILDS);
        script(folder.resolve("jdk/bin/java"), "echo \"$@\"");
        script(folder.resolve("jdk/bin/javac"), ":");
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
    }

    private Path checkoutIn(String name) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.resolve("xylo-cli/src/main"));
        Files.writeString(place.resolve("pom.xml"), "");
        Files.writeString(place.resolve("xylo-cli/pom.xml"), "");
        Files.copy(SCRIPT, place.resolve("xylo"));
        jar = place.resolve("xylo-cli/target/xylo.jar");
        return place;
    }

    private static void script(Path file, String commands) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + commands + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** A launcher that runs, and its output in a file each. */
    private record Start(Process process, Path out, Path err) {
        Start ended() throws InterruptedException {
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("ended").isTrue();
            return this;
        }

        int status() {
            return process.exitValue();
        }

        List<String> complaints() throws IOException {
            return Files.readAllLines(err);
        }

        String printed() throws IOException {
            return Files.readString(out);
        }
    }

    private Start start(String name, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> variables = builder.environment();
        ChildJvm.quiet(variables);
        variables.keySet().removeAll(List.of("XYLO_JAVA_OPTS", "MAVEN_OPTS"));
        variables.put("JAVA_HOME", folder.resolve("jdk").toString());
        variables.put("PATH", folder.resolve("bin") + ":" + variables.getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("JAR", jar.toString());
        variables.put("BUILDS", builds.toString());
        environment.forEach((key, value) -> {
            if (value.isEmpty()) {
                variables.remove(key);
            } else {
                variables.put(key, value);
            }
        });
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        return new Start(
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
    }

    private Start run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = checkout.resolve("xylo").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        return start("run", environment, command).ended();
    }

    @Test
    void theFirstStartBuildsTheSecondDoesNot() throws IOException, InterruptedException {
        Start first = run(Map.of(), "info", "a b");
        assertThat(first.complaints()).containsExactly("xylo: building, this takes a minute the first time ...");
        assertThat(first.printed()).endsWith("-jar " + jar + " info a b\n");
        Start second = run(Map.of(), "info");
        assertThat(second.complaints()).isEmpty();
        assertThat(builds).content().isEqualTo("one\n");
        assertThat(jar.resolveSibling("xylo.lock")).doesNotExist();
    }

    @Test
    void ofTwoFirstStartsTheSecondWaitsAndSaysSo() throws IOException, InterruptedException {
        String xylo = checkout.resolve("xylo").toString();
        Start one = start("one", Map.of(), xylo, "1");
        Start other = start("other", Map.of(), xylo, "2");
        assertThat(one.ended().status()).isZero();
        assertThat(other.ended().status()).isZero();
        assertThat(builds).content().isEqualTo("one\n");
        assertThat(List.of(one.complaints(), other.complaints()))
                .containsExactlyInAnyOrder(
                        List.of("xylo: building, this takes a minute the first time ..."),
                        List.of("xylo: another process is building here, waiting for it ..."));
    }

    /** Killed with its lock held: nobody waits for the dead. */
    @Test
    void aLockThatNobodyHoldsIsTakenAway() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(jar.getParent());
        Files.createSymbolicLink(jar.resolveSibling("xylo.lock"), Path.of(Long.toString(gone.pid())));
        Start start = run(Map.of());
        assertThat(start.status()).isZero();
        assertThat(start.complaints()).containsExactly("xylo: building, this takes a minute the first time ...");
    }

    @Test
    void aBuildThatFailsSaysWhy() throws IOException, InterruptedException {
        String[][] cases = {
            {
                "[INFO] ----\n[\\033[1;31mERROR\\033[m] COMPILATION ERROR : \n[ERROR] ------\n[ERROR] \n"
                        + "[\\033[1;31mERROR\\033[m] /a/B.java:[3,1] missing return statement\n[ERROR] Failed to execute goal",
                "/a/B.java:[3,1] missing return statement"
            },
            {
                "[ERROR] Failed to execute goal on project xylo: could not resolve x:y\n[ERROR] -> [Help 1]",
                "Failed to execute goal on project xylo: could not resolve x:y"
            },
            {"The JAVA_HOME environment variable is not defined", "The JAVA_HOME environment variable is not defined"},
        };
        for (String[] oneCase : cases) {
            script(folder.resolve("bin/mvn"), "printf '" + oneCase[0].replace("\n", "\\n") + "\\n'; exit 1");
            Start start = run(Map.of(), "info");
            assertThat(start.status()).isEqualTo(Failures.WRONG_INPUT);
            assertThat(start.complaints())
                    .containsExactly(
                            "xylo: building, this takes a minute the first time ...",
                            "xylo: the build failed: " + oneCase[1] + " (all of it in "
                                    + jar.resolveSibling("build.log") + ")");
        }
        script(folder.resolve("bin/mvn"), BUILDS);
        assertThat(run(Map.of()).status()).as("the lock is free").isZero();
    }

    /** Nothing but what the script itself needs is on the PATH, so that it goes through all the usual folders. */
    @Test
    void withoutAHome() throws IOException, InterruptedException {
        Path few = Files.createDirectory(folder.resolve("few"));
        for (String tool :
                List.of("sh", "dirname", "readlink", "sed", "find", "ln", "rm", "mkdir", "mktemp", "touch", "mv")) {
            for (String place : List.of("/bin", "/usr/bin")) {
                if (Files.isExecutable(Path.of(place, tool)) && !Files.exists(few.resolve(tool))) {
                    Files.createSymbolicLink(few.resolve(tool), Path.of(place, tool));
                }
            }
        }
        Start start = run(Map.of("HOME", "", "JAVA_HOME", "", "PATH", few.toString()));
        // Either there is a JDK in a usual folder, and no Maven; or there is none.
        assertThat(start.status()).isEqualTo(Failures.WRONG_INPUT);
        assertThat(start.complaints())
                .singleElement()
                .asString()
                .containsAnyOf("there is no Maven (mvn) to build it", "needs a JDK 25 or newer, and found none");
    }

    @Test
    void aReadOnlyCheckoutThatIsNotBuilt() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(checkout.resolve("xylo-cli"), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Start start = start("readonly", Map.of(), "sh", "-c", Privileges.dropped() + checkout.resolve("xylo"))
                    .ended();
            assertThat(start.status()).isEqualTo(Failures.WRONG_INPUT);
            assertThat(start.complaints())
                    .containsExactly("xylo: this checkout is not built, and " + jar.getParent()
                            + " cannot be written; run it once as a user who may write there");
        } finally {
            Files.setPosixFilePermissions(checkout.resolve("xylo-cli"), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aReadOnlyCheckoutWithAnOldBuildRuns() throws IOException, InterruptedException {
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "");
        Files.setLastModifiedTime(jar, java.nio.file.attribute.FileTime.fromMillis(0));
        Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            Start start = start(
                            "readonly", Map.of(), "sh", "-c", Privileges.dropped() + checkout.resolve("xylo") + " x")
                    .ended();
            assertThat(start.status()).isZero();
            assertThat(start.printed()).endsWith("-jar " + jar + " x\n");
            assertThat(start.complaints()).singleElement().asString().contains("older than its sources");
        } finally {
            Files.setPosixFilePermissions(jar.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"XYLO_JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"})
    void anotherCollectorIsTheOnlyOne(String variable) throws IOException, InterruptedException {
        assertThat(run(Map.of()).printed()).contains("-XX:+UseParallelGC");
        String printed = run(Map.of(variable, "-Xmx1g -XX:+UseSerialGC")).printed();
        assertThat(printed).doesNotContain("Parallel");
        if (variable.equals("XYLO_JAVA_OPTS")) {
            assertThat(printed).contains("-Xmx1g -XX:+UseSerialGC");
        }
    }

    /** The command itself, its name and what it is given with an umlaut, where no locale says what bytes mean. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", ""})
    void namesThatAreNotAscii(String locale) throws IOException, InterruptedException {
        org.assertj.core.api.Assumptions.assumeThat(Charset.forName(System.getProperty("sun.jnu.encoding")))
                .as("a JVM that can make such names for this test")
                .isEqualTo(java.nio.charset.StandardCharsets.UTF_8);
        checkout = checkoutIn("f\u00fcr alle");
        realJar();
        Path network =
                Files.copy(Path.of("../examples/digits/network.npz"), checkout.resolve("gr\u00f6\u00dfer \u6570.npz"));
        Start start = run(
                Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "LC_ALL",
                        locale,
                        "LC_CTYPE",
                        "",
                        "LC_MESSAGES",
                        "",
                        "LANG",
                        ""),
                "quantize",
                network.toString(),
                "-o",
                checkout.resolve("\u00e9.npz").toString());
        assertThat(start.complaints()).as(start.printed()).noneMatch(line -> line.startsWith("xylo: "));
        assertThat(start.status()).isZero();
        assertThat(checkout.resolve("\u00e9.npz")).exists();
    }

    /** Vectors need no option, and the JVM prints no warning of them. */
    @Test
    void vectorsAreThereWithoutAFlag() throws IOException, InterruptedException {
        assertThat(Path.of("pom.xml")).content().contains("<Add-Exports>" + LOADER + "</Add-Exports>");
        realJar();
        Path digits = Path.of("../examples/digits").toAbsolutePath().normalize();
        List<String> words = List.of(
                "simulate",
                digits.resolve("network.npz").toString(),
                "--quantize",
                "global",
                "--input",
                digits.resolve("test.npz").toString(),
                "-o",
                folder.resolve("out.npz").toString());
        for (List<String> kernel : List.of(List.<String>of(), List.of("--kernel", "vector"))) {
            Start start = run(
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    Stream.concat(words.stream(), kernel.stream()).toArray(String[]::new));
            assertThat(start.status()).as("%s", start.complaints()).isZero();
            assertThat(start.complaints()).noneMatch(line -> line.contains("WARNING"));
        }
    }

    /** The command itself, on this test's class path, with the manifest of the real jar. */
    private void realJar() throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        main.put(Attributes.Name.CLASS_PATH, classPath());
        main.putValue("Add-Exports", LOADER);
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }

    private static String classPath() {
        String modules = System.getProperty("jdk.module.path", "");
        return Arrays.stream((modules + java.io.File.pathSeparator + System.getProperty("java.class.path"))
                        .split(java.io.File.pathSeparator))
                .filter(place -> !place.isEmpty())
                .map(place -> Path.of(place).toUri().toString())
                .collect(Collectors.joining(" "));
    }
}
