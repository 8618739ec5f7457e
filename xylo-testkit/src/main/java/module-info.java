/** What tests of this library and of programs that use it share: golden cases, an independent chip step, random networks. */
module dev.xylo.testkit {
    requires transitive dev.xylo.core;
    requires transitive dev.xylo.formats;
    requires transitive dev.xylo.frontend;
    requires transitive dev.xylo.regress;
    requires transitive dev.xylo.sim;
    requires io.jhdf;
    requires java.management;
    requires tools.jackson.databind;
    requires static transitive org.junit.jupiter.api;

    exports dev.xylo.testkit.differential;
    exports dev.xylo.testkit.golden;
    exports dev.xylo.testkit.independent.frontend;
    exports dev.xylo.testkit.independent;
    exports dev.xylo.testkit.junit;
    exports dev.xylo.testkit.nir;
    exports dev.xylo.testkit.property;
    exports dev.xylo.testkit.random;
}
