/** What tests of this library and of programs that use it share: a second, independent chip step and random networks. */
module dev.xylo.testkit {
    requires transitive dev.xylo.core;

    exports dev.xylo.testkit.independent;
    exports dev.xylo.testkit.random;
}
