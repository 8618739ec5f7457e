package dev.xylo.sim.internal;

/**
 * The module that the vector kernel needs: there from the start ({@code --add-modules}), or loaded when it is wanted. The latter takes access
 * to a package of the JDK, which the {@code xylo} command's manifest asks for ({@code Add-Exports}); then the start is as fast as without
 * vectors, and no warning is printed.
 */
final class VectorModule {
    static final String NAME = "jdk.incubator.vector";

    private static final String LOADER_PACKAGE = "jdk.internal.module";

    private VectorModule() {}

    /** Whether it is there, or can be loaded. */
    static boolean isAvailable() {
        return isThereFromTheStart() || mayBeLoaded();
    }

    static boolean isThereFromTheStart() {
        return ModuleLayer.boot().findModule(NAME).isPresent();
    }

    private static boolean mayBeLoaded() {
        Module ours = VectorModule.class.getModule();
        return !ours.isNamed() && Object.class.getModule().isExported(LOADER_PACKAGE, ours);
    }

    /**
     * Loads it, unless it is there.
     *
     * @return false if this JVM does not have it
     */
    static boolean load() {
        if (isThereFromTheStart()) {
            return true;
        }
        try {
            Class.forName(LOADER_PACKAGE + ".Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, NAME);
            Class.forName(NAME + ".ShortVector");
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return false;
        }
    }
}
