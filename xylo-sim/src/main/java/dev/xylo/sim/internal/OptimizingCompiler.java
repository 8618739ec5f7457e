package dev.xylo.sim.internal;

import java.lang.reflect.InvocationTargetException;

/**
 * Whether HotSpot's second compiler, C2, compiles what runs long. It alone is known to turn the Vector API into instructions; without it
 * vectors are slower than plain loops, by orders of magnitude. Lucene asks the same before it takes its vectors.
 */
final class OptimizingCompiler {
    private static final String LAST_TIER = "4";

    private OptimizingCompiler() {}

    /** Why C2 is not there, as far as the JVM says without being asked; that takes no time. */
    static String whySeenMissing() {
        String info = System.getProperty("java.vm.info", "");
        if (info.contains("interpreted")) {
            return "this JVM only interprets (" + info + ")";
        }
        if (info.contains("emulated-client")) {
            return "this JVM compiles with C1 only (" + info + ")";
        }
        return null;
    }

    /** Why C2 is not there, or null if it is. */
    static String whyMissing() {
        String seen = whySeenMissing();
        if (seen != null) {
            return seen;
        }
        String tier = option("TieredStopAtLevel");
        if (tier == null) {
            return "this JVM is not a HotSpot that says so (" + System.getProperty("java.vm.name") + ")";
        }
        if (!tier.equals(LAST_TIER) && "true".equals(option("TieredCompilation"))) {
            return "-XX:TieredStopAtLevel=" + tier + " stops before it";
        }
        return "true".equals(option("UseJVMCICompiler")) ? "-XX:+UseJVMCICompiler takes another one" : null;
    }

    /** Value of one of HotSpot's options, or null where there is none; by reflection, since other JVMs lack the module. */
    private static String option(String name) {
        try {
            Class<?> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
            Object bean = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getPlatformMXBean", Class.class)
                    .invoke(null, type);
            Object option = type.getMethod("getVMOption", String.class).invoke(bean, name);
            return (String) option.getClass().getMethod("getValue").invoke(option);
        } catch (InvocationTargetException e) {
            // No option of that name, as in a HotSpot without that compiler.
            return null;
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }
}
