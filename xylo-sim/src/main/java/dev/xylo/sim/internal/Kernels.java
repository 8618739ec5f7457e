package dev.xylo.sim.internal;

import dev.xylo.sim.internal.fast.FastKernel;
import dev.xylo.sim.internal.fast.Lanes;
import dev.xylo.sim.internal.fast.ScalarNeurons;
import dev.xylo.sim.internal.fast.ScalarRows;
import dev.xylo.sim.internal.vector.VectorWidths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The registry of kernels; a new kernel is one line here. */
public final class Kernels {
    /** Module that the vector kernel needs. */
    static final String VECTOR_MODULE = "jdk.incubator.vector";

    private static final int SCALAR_PADDING = 16;
    private static final String SCALAR = "scalar";
    private static final String VECTOR = "vector";
    private static final String CHOICE = "xylo.kernel";
    private static final String FORCED_WIDTH = "vector-";
    private static final List<Integer> WIDTHS = List.of(128, 256, 512);
    private static final Map<String, Kernel> FORCED = new ConcurrentHashMap<>();
    private static final String NO_VECTORS = whyNoVectors();
    private static final List<Kernel> ALL = findAll();

    static {
        System.Logger.Level level = System.getProperty(CHOICE) == null && NO_VECTORS != null
                ? System.Logger.Level.WARNING
                : System.Logger.Level.DEBUG;
        System.getLogger("dev.xylo.sim").log(level, reason());
    }

    private Kernels() {}

    /**
     * All kernels that run here.
     *
     * @return the reference first, the fastest last
     */
    public static List<Kernel> all() {
        return ALL;
    }

    /**
     * The kernel that runs when none is asked for.
     *
     * @return the one that the system property {@code xylo.kernel} names, else the fastest one available
     * @throws IllegalArgumentException if the property names none
     */
    public static Kernel defaultKernel() {
        String chosen = System.getProperty(CHOICE);
        return chosen != null ? byName(chosen) : byName(NO_VECTORS == null ? VECTOR : SCALAR);
    }

    /**
     * Which kernel runs when none is asked for, and why.
     *
     * @return one line
     */
    public static String reason() {
        String chosen = System.getProperty(CHOICE);
        if (chosen != null) {
            return "the " + chosen + " kernel runs, as the property " + CHOICE + " says";
        }
        return NO_VECTORS == null
                ? "the vector kernel runs, " + VectorWidths.preferredBits() + " bits wide"
                : "the scalar kernel runs: same results, slower in long runs; " + NO_VECTORS;
    }

    /**
     * Finds a kernel. Besides the names of {@link #all}, {@code vector-128}, {@code vector-256} and {@code vector-512} force a width.
     *
     * @param name its name
     * @return the kernel
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public static Kernel byName(String name) {
        for (int width : hasVectors() ? WIDTHS : List.<Integer>of()) {
            if (name.equals(FORCED_WIDTH + width)) {
                return FORCED.computeIfAbsent(name, n -> new FastKernel(n, VectorWidths.ofBits(width)));
            }
        }
        return ALL.stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kernel '" + name + "'; there is: "
                        + ALL.stream().map(Kernel::name).collect(Collectors.joining(", "))
                        + (hasVectors() ? "" : " (and vector, with --add-modules " + VECTOR_MODULE + ")")));
    }

    private static boolean hasVectors() {
        return ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent();
    }

    /** Why vectors would not be faster here, or null: each would be an object unless its methods become instructions. */
    private static String whyNoVectors() {
        if (!hasVectors()) {
            return "for the vector kernel start java with --add-modules " + VECTOR_MODULE;
        }
        String compiler = OptimizingCompiler.whyMissing();
        if (compiler != null) {
            return "the vector kernel needs the JVM's optimizing compiler (C2), and " + compiler;
        }
        return VectorWidths.preferredBits() >= WIDTHS.get(0)
                ? null
                : "this machine has no vectors of " + WIDTHS.get(0) + " bits";
    }

    private static List<Kernel> findAll() {
        List<Kernel> kernels = new ArrayList<>();
        kernels.add(new ReferenceKernel());
        kernels.add(new FastKernel(SCALAR, new Lanes(SCALAR_PADDING, new ScalarRows(), new ScalarNeurons())));
        if (hasVectors()) {
            kernels.add(new FastKernel(VECTOR, VectorWidths.preferred()));
        }
        return List.copyOf(kernels);
    }
}
