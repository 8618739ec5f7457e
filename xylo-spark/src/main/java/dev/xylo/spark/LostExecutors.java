package dev.xylo.spark;

import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Says that an executor is gone: its blocks run again elsewhere, nothing else is lost. */
final class LostExecutors extends SparkListener {
    private final Consumer<String> listener;
    private volatile boolean over;

    LostExecutors(Consumer<String> listener) {
        this.listener = listener;
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (!over) {
            listener.accept("executor " + removed.executorId() + " is lost ("
                    + removed.reason().lines().findFirst().orElse("no reason given")
                    + "); its blocks run again");
        }
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd end) {
        over = true;
    }
}
