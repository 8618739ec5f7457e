package dev.xylo.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.xylo.study.Study;
import dev.xylo.study.cluster.Cluster;
import dev.xylo.study.cluster.ClusterProvider;
import dev.xylo.study.engine.Journal;
import dev.xylo.study.engine.Progress;
import dev.xylo.study.engine.StudyProgram;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.engine.TaskStore;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine within one JVM: what it puts into the store is what threads put there, task by task, byte by byte. */
class SparkClusterTest {
    private static final List<String> LOCAL = List.of("spark.driver.host", "spark.driver.bindAddress");
    private static final int SAMPLES = 100;

    @TempDir
    Path folder;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private Cluster open;

    private Cluster cluster() throws IOException {
        LOCAL.forEach(key -> System.setProperty(key, "127.0.0.1"));
        open = ClusterProvider.named("spark").orElseThrow().connect("local[2]", said::add);
        return open;
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
        LOCAL.forEach(System::clearProperty);
        System.clearProperty(SparkCluster.BLOCK_SECONDS);
    }

    private static List<byte[]> results(StudyProgram program, TaskEngine engine) throws IOException {
        TaskStore store = TaskStore.inMemory(program.tasks().size());
        engine.run(program, store, Progress.NONE);
        List<byte[]> results = new ArrayList<>();
        for (int task = 0; task < program.tasks().size(); task++) {
            results.add(store.get(task));
        }
        return results;
    }

    private static void assertSame(List<byte[]> spark, List<byte[]> threads) {
        assertThat(spark).hasSameSizeAs(threads);
        for (int task = 0; task < spark.size(); task++) {
            assertThat(spark.get(task)).as("task %d", task).isEqualTo(threads.get(task));
        }
    }

    @Test
    void everyMethodGivesTheSameBytes() throws IOException {
        StudyPlan plan = Digits.plan(List.of("global", "channel", "optimal", "calibrated"), List.of(4), true);
        StudyProgram program = Digits.study(plan, SAMPLES).program();
        List<Long> progress = new ArrayList<>();
        TaskStore store = TaskStore.inMemory(program.tasks().size());
        cluster().run(program, store, (what, done, total) -> progress.add(total - done));
        assertThat(progress).isNotEmpty().isSortedAccordingTo(Collections.reverseOrder());
        assertThat(progress.getLast()).isZero();
        List<byte[]> spark = new ArrayList<>();
        for (int task = 0; task < program.tasks().size(); task++) {
            spark.add(store.get(task));
        }
        assertSame(spark, results(program, TaskEngine.ofThreads(2)));
        assertThat(said).anyMatch(line -> line.startsWith("Spark 4") && line.contains("its page: http://"));
        assertThat(said)
                .filteredOn(line -> line.startsWith("on executors the "))
                .hasSize(1);
        assertThat(open.summary()).contains("overhead", "blocks");
    }

    /** Whatever the length of a block. */
    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "0.1", "1000"})
    void blocksDoNotMatter(String seconds) throws IOException {
        System.setProperty(SparkCluster.BLOCK_SECONDS, seconds);
        StudyProgram program = Digits.study(
                        Digits.plan(List.of("channel"), List.of(2, 3, 4, 5, 6, 7, 8, 9, 10), false), SAMPLES)
                .program();
        assertSame(results(program, cluster()), results(program, TaskEngine.ofThreads(1)));
    }

    @Test
    void oneEngineGoesOnWhereTheOtherStopped() throws IOException {
        Study study = Digits.study(Digits.plan(List.of("global"), List.of(8, 4), true), SAMPLES);
        TaskEngine threads = TaskEngine.ofThreads(1);
        String whole = study.run(1, Progress.NONE).results().json();
        assertThat(stopAndGoOn(study, cluster(), threads)).isEqualTo(whole);
        assertThat(stopAndGoOn(study, threads, open)).isEqualTo(whole);
    }

    /** The second engine runs what the first has not put into the journal, and nothing else. */
    private String stopAndGoOn(Study study, TaskEngine first, TaskEngine second) throws IOException {
        int tasks = study.program().tasks().size();
        Path file = Files.createTempDirectory(folder, "journal").resolve("checkpoint.journal");
        WatchedStore before;
        try (Journal journal = Journal.open(file, new byte[32], tasks)) {
            before = new WatchedStore(journal, tasks / 3);
            assertThatThrownBy(() -> study.run(before, first, Progress.NONE))
                    .hasMessageContaining("stopped by the test");
        }
        try (Journal journal = Journal.open(file, new byte[32], tasks)) {
            assertThat(journal.done()).isEqualTo(tasks / 3);
            WatchedStore after = new WatchedStore(journal, tasks);
            String json = study.run(after, second, Progress.NONE).results().json();
            List<Integer> all = new ArrayList<>(before.put());
            all.addAll(after.put());
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, tasks).boxed().toList());
            return json;
        }
    }

    /** HTTP is one of Hadoop's file systems; the driver and every executor read the address once. */
    @Test
    void readsAddresses() throws IOException {
        StudyPlan plan = Digits.plan(List.of("channel"), List.of(8), false);
        byte[] content = Files.readAllBytes(plan.sources().data());
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
        try {
            Path address = Path.of("http://127.0.0.1:" + server.getAddress().getPort() + "/test.npz");
            Path fetched = cluster().fetch(address);
            assertThat(fetched).hasBinaryContent(content);
            StudyProgram program = Digits.study(
                            plan.toBuilder().set(PlanKeys.DATA, fetched).build(), SAMPLES)
                    .program();
            List<byte[]> spark = results(program, open);
            assertThat(requests).hasSize(2);
            assertSame(spark, results(program, TaskEngine.ofThreads(1)));
        } finally {
            server.stop(0);
        }
        assertThat(open.fetch(plan.sources().data())).isEqualTo(plan.sources().data());
        assertThat(open.fetch(Path.of("file://" + plan.sources().data())))
                .isEqualTo(plan.sources().data());
        assertThatThrownBy(() -> open.fetch(Path.of("nosuch://host/test.npz")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nosuch://host/test.npz: cannot be read");
    }

    @Test
    void executorsRefuseAnotherFile() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "one");
        SharedFile.Addressed shared = new SharedFile.Addressed(file.toUri(), "0".repeat(64));
        assertThatThrownBy(shared::local).isInstanceOf(IOException.class).hasMessageContaining("another file here");
        assertThat(URI.create("file:///a")).hasScheme("file");
    }

    /** What an executor cannot do is one line in the driver. */
    @Test
    void failureIsOneLine() throws IOException {
        StudyPlan plan = Digits.plan(List.of("channel"), List.of(8), false);
        Path data = Files.copy(plan.sources().data(), folder.resolve("test.npz"));
        StudyProgram program = Digits.study(
                        plan.toBuilder().set(PlanKeys.DATA, data).build(), SAMPLES)
                .program();
        Files.write(data, new byte[] {1, 2, 3});
        assertThatThrownBy(() -> results(program, cluster()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a whole ZIP (NPZ) file")
                .extracting(Throwable::getMessage)
                .asString()
                .startsWith("Spark: ")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "local[0]", "spark://127.0.0.1:1", "spark://host", "spark://127.0.0.1:x"})
    void badMastersAreOneLine(String master) {
        assertThatThrownBy(() -> ClusterProvider.named("spark").orElseThrow().connect(master, said::add))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(master)
                .message()
                .doesNotContain("\n");
    }
}
