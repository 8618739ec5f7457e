package dev.xylo.cli;

import dev.xylo.study.cluster.Cluster;
import dev.xylo.study.cluster.ClusterProvider;
import dev.xylo.study.engine.TaskEngine;
import dev.xylo.study.plan.PlanBuilder;
import dev.xylo.study.plan.PlanKeys;
import dev.xylo.study.plan.Sources;
import dev.xylo.study.plan.StudyPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Where a study runs: on threads of this process, or on a cluster. */
final class Machines implements AutoCloseable {
    private static final String SPARK = "spark";
    private static final String BUILD =
            "mvn -q -Pspark -pl xylo-spark -am -Dmaven.test.skip=true -Dspotless.check.skip=true package";

    private final TaskEngine engine;
    private final Optional<Cluster> cluster;
    private final String description;

    Machines(int threads) {
        this.engine = TaskEngine.ofThreads(threads);
        this.cluster = Optional.empty();
        this.description = threads + " threads";
    }

    private Machines(Cluster cluster) {
        this.engine = cluster;
        this.cluster = Optional.of(cluster);
        this.description = cluster.description();
    }

    /** Connects to Spark, which is on the class path only where it was asked for and has been built. */
    static Machines ofSpark(String master, CommandLine command) throws IOException {
        ClusterProvider provider = ClusterProvider.named(SPARK)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "--spark needs the Spark module, which is not built or older than its sources; build it with: "
                                + BUILD));
        return new Machines(provider.connect(master, line -> command.getErr().println("xylo: " + line)));
    }

    TaskEngine engine() {
        return engine;
    }

    /** The plan with files that can be opened here, whatever address it names them by. */
    StudyPlan fetch(StudyPlan plan) throws IOException {
        if (cluster.isEmpty()) {
            return plan;
        }
        Sources there = plan.sources();
        Path network = cluster.get().fetch(there.network());
        PlanBuilder here = plan.toBuilder()
                .set(PlanKeys.NETWORK, network)
                .set(
                        PlanKeys.DATA,
                        there.data().equals(there.network())
                                ? network
                                : cluster.get().fetch(there.data()));
        if (there.calibrate().isPresent()) {
            here.set(PlanKeys.CALIBRATE, cluster.get().fetch(there.calibrate().get()));
        }
        return here.build();
    }

    /** What a cluster has cost. */
    Optional<String> summary() {
        return cluster.map(Cluster::summary).filter(line -> !line.isEmpty());
    }

    @Override
    public String toString() {
        return description;
    }

    @Override
    public void close() {
        cluster.ifPresent(Cluster::close);
    }
}
