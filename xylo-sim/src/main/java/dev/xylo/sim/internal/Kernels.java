package dev.xylo.sim.internal;

import java.util.List;
import java.util.stream.Collectors;

/** The registry of kernels; a new kernel is one line here. */
public final class Kernels {
    private static final List<Kernel> ALL = List.of(new ReferenceKernel());

    private Kernels() {}

    /**
     * All kernels.
     *
     * @return the reference first
     */
    public static List<Kernel> all() {
        return ALL;
    }

    /**
     * The kernel that runs when none is asked for.
     *
     * @return the fastest one available
     */
    public static Kernel defaultKernel() {
        return ALL.get(ALL.size() - 1);
    }

    /**
     * Finds a kernel.
     *
     * @param name its name
     * @return the kernel
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public static Kernel byName(String name) {
        return ALL.stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kernel '" + name + "'; there is: "
                        + ALL.stream().map(Kernel::name).collect(Collectors.joining(", "))));
    }
}
