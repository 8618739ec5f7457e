/** What accuracy a quantization loses: the float twin against the chip, with statistics. */
module dev.xylo.study {
    requires transitive dev.xylo.core;
    requires transitive dev.xylo.faults;
    requires transitive dev.xylo.formats;
    requires transitive dev.xylo.frontend;
    requires transitive dev.xylo.quantize;
    requires commons.math3;
    requires transitive dev.xylo.sim;
    requires org.apache.commons.rng.api;
    requires org.apache.commons.rng.simple;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.interval;
    requires transitive tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;

    exports dev.xylo.study.attribution;
    exports dev.xylo.study.calibration;
    exports dev.xylo.study.cluster;
    exports dev.xylo.study.comparison;
    exports dev.xylo.study.cost;
    exports dev.xylo.study.divergence;
    exports dev.xylo.study.engine;
    exports dev.xylo.study.faults;
    exports dev.xylo.study.folder;
    exports dev.xylo.study.plan;
    exports dev.xylo.study.report;
    exports dev.xylo.study.results;
    exports dev.xylo.study.signals;
    exports dev.xylo.study.statistics;
    exports dev.xylo.study;

    uses dev.xylo.study.cluster.ClusterProvider;

    opens dev.xylo.study.cost to
            tools.jackson.databind;
}
