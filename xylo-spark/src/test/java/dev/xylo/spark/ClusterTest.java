package dev.xylo.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clusters: executors are processes of their own, everything on the loopback. What they write is what one process writes. */
class ClusterTest {
    private static final List<String> FILES = List.of("results.json", "results.csv", "counts.npz", "scores.npz");
    private static final Pattern PAGE = Pattern.compile("its page: (http://\\S+)");

    /** For processes that do little: they cost a test mostly their start. */
    private static final List<String> QUICK = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final List<String> SMALL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    @TempDir
    static Path folder;

    private static Path undisturbed;

    @BeforeAll
    static void runInOneProcess() throws IOException, InterruptedException {
        undisturbed = folder.resolve("undisturbed");
        try (Child command =
                Child.plain(folder.resolve("undisturbed.log"), words("dev.xylo.cli.Main", "study", undisturbed))) {
            command.finish();
        }
    }

    /** Of the digits study; the class first, then its own words. */
    private static String[] words(String first, String second, Path out, String... more) {
        List<String> words = new ArrayList<>(List.of(first, second, Digits.FOLDER.toString(), "-o", out.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static void assertSame(Path out) {
        for (String file : FILES) {
            assertThat(out.resolve(file)).hasSameBinaryContentAs(undisturbed.resolve(file));
        }
        assertThat(out.resolve("checkpoint.journal")).doesNotExist();
    }

    private static void print(String what, String log) {
        log.lines()
                .filter(line ->
                        line.startsWith("xylo: ") || line.startsWith("Spark: ") || line.contains("configurations in"))
                .forEach(line -> System.out.println(what + ": " + line));
    }

    @Test
    void localCluster() throws IOException, InterruptedException {
        Path out = folder.resolve("local-cluster");
        String[] words = words("dev.xylo.cli.Main", "study", out, "--spark", "local-cluster[2,1,1024]");
        try (Child driver = Child.spark(folder.resolve("local-cluster.log"), QUICK, words)) {
            String log = driver.finish();
            print("local-cluster[2,1,1024]", log);
            assertThat(log).contains("on executors the vector kernel runs");
        }
        assertSame(out);
    }

    /** One master and two workers; a study by spark-submit, then one that loses an executor in the middle. */
    @Test
    void standaloneCluster() throws IOException, InterruptedException {
        try (Child lead = master();
                Child first = worker(1, address(lead));
                Child second = worker(2, address(lead))) {
            String master = address(lead);
            Path out = folder.resolve("submitted");
            try (Child driver = submit("submitted", master, "2", out)) {
                print("two workers", driver.finish());
            }
            assertSame(out);
            Path killed = folder.resolve("killed");
            try (Child driver = submit("killed", master, "0.05", killed)) {
                driver.await("the first results", () -> length(killed.resolve("checkpoint.journal")) > 10_000);
                assertPageReachable(driver.log());
                ProcessHandle executor = Stream.of(first, second)
                        .flatMap(Child::descendants)
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                        .findFirst()
                        .orElseThrow();
                assertThat(executor.destroyForcibly()).isTrue();
                System.out.println("one executor killed: kill -9 " + executor.pid() + " with "
                        + length(killed.resolve("checkpoint.journal")) + " bytes of results in the checkpoint");
                String log = driver.finish();
                print("one executor killed", log);
                assertThat(log).containsPattern("executor \\d+ is lost");
            }
            assertSame(killed);
            assertThat(lead.log()).contains("Registering worker");
        }
    }

    private static Child master() throws IOException, InterruptedException {
        Child master = Child.spark(
                folder.resolve("master.log"),
                SMALL,
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        try {
            master.await("the master", () -> master.log().contains("I have been elected leader"));
        } catch (AssertionError | InterruptedException e) {
            master.close();
            throw e;
        }
        return master;
    }

    private static Child worker(int number, String master) throws IOException, InterruptedException {
        Path work = Files.createDirectories(folder.resolve("worker" + number));
        Child worker = Child.spark(
                folder.resolve("worker" + number + ".log"),
                SMALL,
                "org.apache.spark.deploy.worker.Worker",
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "--cores",
                "1",
                "--memory",
                "1g",
                "--work-dir",
                work.toString(),
                master);
        try {
            worker.await("worker " + number, () -> worker.log().contains("Successfully registered with master"));
        } catch (AssertionError | InterruptedException e) {
            worker.close();
            throw e;
        }
        return worker;
    }

    private static Child submit(String name, String master, String blockSeconds, Path out) throws IOException {
        return Child.spark(
                folder.resolve(name + ".log"),
                Stream.concat(
                                QUICK.stream(),
                                Stream.of("-Dlog4j2.configurationFile=classpath:dev/xylo/spark/log4j2.properties"))
                        .toList(),
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.xylo.block.seconds=" + blockSeconds,
                "--conf",
                "spark.executor.memory=512m",
                Child.JAR.toString(),
                Digits.FOLDER.toString(),
                "-o",
                out.toString());
    }

    private static void assertPageReachable(String log) throws IOException {
        Matcher page = PAGE.matcher(log);
        assertThat(page.find()).isTrue();
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(page.group(1) + "/jobs/").toURL().openConnection();
        assertThat(connection.getResponseCode()).isEqualTo(200);
        assertThat(new String(connection.getInputStream().readAllBytes())).contains("Spark Jobs");
    }

    private static long length(Path file) {
        return file.toFile().length();
    }

    /** The master took a free port and said so. */
    private static String address(Child master) {
        Matcher address =
                Pattern.compile("Starting Spark master at (spark://\\S+)").matcher(master.log());
        assertThat(address.find()).as(master.log()).isTrue();
        return address.group(1);
    }

    @AfterAll
    static void nothingIsLeft() {
        assertThat(ProcessHandle.current().descendants().filter(ProcessHandle::isAlive))
                .as("processes that a test has started")
                .isEmpty();
    }
}
