/** Faults in a chip's memories and states, and what they cost. */
module dev.xylo.faults {
    requires transitive dev.xylo.core;
    requires transitive dev.xylo.formats;
    requires transitive dev.xylo.sim;
    requires org.apache.commons.statistics.interval;
    requires tools.jackson.databind;

    exports dev.xylo.faults;
}
