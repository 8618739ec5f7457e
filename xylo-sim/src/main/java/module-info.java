/** The bit-exact simulator of the chip and its float twin. */
module dev.xylo.sim {
    requires transitive dev.xylo.core;
    requires static jdk.incubator.vector;

    exports dev.xylo.sim;
    exports dev.xylo.sim.decode;
    exports dev.xylo.sim.twin;
}
