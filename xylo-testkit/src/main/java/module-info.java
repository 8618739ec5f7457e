/** What tests of this library and of programs that use it share: golden cases, an independent chip step, random networks. */
module dev.xylo.testkit {
    requires transitive dev.xylo.core;
    requires transitive dev.xylo.formats;
    requires transitive dev.xylo.sim;
    requires io.jhdf;
    requires tools.jackson.databind;

    exports dev.xylo.testkit.golden;
    exports dev.xylo.testkit.independent;
    exports dev.xylo.testkit.nir;
    exports dev.xylo.testkit.random;
}
