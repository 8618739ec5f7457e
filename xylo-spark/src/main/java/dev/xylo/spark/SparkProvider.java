package dev.xylo.spark;

import dev.xylo.study.cluster.Cluster;
import dev.xylo.study.cluster.ClusterProvider;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** Connects to Spark. Every {@code spark.} system property is a setting, as usual. */
public final class SparkProvider implements ClusterProvider {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
    private static final String VECTORS = "--add-modules=jdk.incubator.vector";
    private static final String STANDALONE = "spark://";
    private static final String LOGGING = "log4j2.configurationFile";
    private static final int TIMEOUT_MILLIS = 3_000;

    /** For {@link java.util.ServiceLoader}. */
    public SparkProvider() {}

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Cluster connect(String master, Consumer<String> listener) throws IOException {
        if (master.startsWith(STANDALONE)) {
            probe(master);
        }
        // Spark's log would bury the command's own lines; under spark-submit it is set up already, as its owner wants
        // it.
        if (System.getProperty(LOGGING) == null && System.getProperty("SPARK_SUBMIT") == null) {
            System.setProperty(LOGGING, "classpath:dev/xylo/spark/log4j2.properties");
        }
        JavaSparkContext context;
        try {
            context = new JavaSparkContext(settings(master));
        } catch (RuntimeException | Error e) {
            throw new IOException("cannot start Spark on '" + master + "': " + SparkCluster.brief(e), e);
        } catch (Exception e) { // Scala declares nothing
            throw e instanceof SparkException
                    ? new IOException(
                            "--spark '" + master + "': " + SparkCluster.brief(e)
                                    + "; there is: local[*], local[N], spark://HOST:PORT",
                            e)
                    : new IOException(SparkCluster.brief(e), e);
        }
        context.sc().uiWebUrl().foreach(url -> {
            listener.accept("Spark " + context.version() + " on " + master + "; its page: " + url);
            return null;
        });
        return new SparkCluster(context, master, listener);
    }

    private static SparkConf settings(String master) throws IOException {
        SparkConf settings = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "xylo study")
                .setIfMissing("spark.ui.showConsoleProgress", "false");
        String options = settings.get(EXECUTOR_OPTIONS, "");
        if (!options.contains("jdk.incubator.vector")) {
            settings.set(EXECUTOR_OPTIONS, (options + " " + VECTORS).strip());
        }
        Path jar = jar();
        if (Files.isRegularFile(jar)
                && !settings.get("spark.jars", "").contains(jar.getFileName().toString())) {
            settings.setJars(new String[] {jar.toString()});
        }
        return settings;
    }

    /** What this class was loaded from. */
    private static Path jar() throws IOException {
        try {
            return Path.of(SparkProvider.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Spark itself would try for a minute. */
    private static void probe(String master) throws IOException {
        IOException last = null;
        for (String address : master.substring(STANDALONE.length()).split(",")) {
            int colon = address.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(address.substring(colon + 1));
                socket.connect(new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), TIMEOUT_MILLIS);
                return;
            } catch (IllegalArgumentException e) {
                throw new IOException("--spark '" + master + "': needs HOST:PORT, such as spark://127.0.0.1:7077", e);
            } catch (IOException e) {
                last = e;
            }
        }
        throw new IOException("--spark '" + master + "': no master answers there (" + last.getMessage()
                + "); start one, or use --spark 'local[*]'");
    }
}
