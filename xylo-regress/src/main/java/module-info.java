/** Golden files of runs, and what differs first between two recordings. */
module dev.xylo.regress {
    requires transitive dev.xylo.core;
    requires transitive dev.xylo.formats;
    requires transitive dev.xylo.frontend;
    requires transitive dev.xylo.sim;
    requires tools.jackson.databind;

    exports dev.xylo.regress.frontend;
    exports dev.xylo.regress;
    exports dev.xylo.regress.bench;
    exports dev.xylo.regress.wave;
}
