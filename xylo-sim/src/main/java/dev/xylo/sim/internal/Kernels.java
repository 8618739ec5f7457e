package dev.xylo.sim.internal;

import dev.xylo.sim.internal.fast.AdaptiveKernel;
import dev.xylo.sim.internal.fast.FastKernel;
import dev.xylo.sim.internal.fast.Lanes;
import dev.xylo.sim.internal.fast.ScalarNeurons;
import dev.xylo.sim.internal.fast.ScalarRows;
import dev.xylo.sim.internal.fast.WarmUp;
import dev.xylo.sim.internal.vector.VectorWidths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The registry of kernels; a new kernel is one line here. */
public final class Kernels {
    private static final int SCALAR_PADDING = 16;
    private static final String SCALAR = "scalar";
    private static final String VECTOR = "vector";
    private static final String AUTO = "auto";
    private static final String CHOICE = "xylo.kernel";
    private static final String FORCED_WIDTH = "vector-";
    private static final List<Integer> WIDTHS = List.of(128, 256, 512);
    private static final Map<String, Kernel> FORCED = new ConcurrentHashMap<>();
    private static final Lanes PLAIN = new Lanes(SCALAR_PADDING, new ScalarRows(), new ScalarNeurons());
    private static final String NO_VECTORS = whyNoVectors();
    private static final List<Kernel> ALL = findAll();
    private static final Kernel CHANGING =
            new AdaptiveKernel(AUTO, PLAIN, new WarmUp(PLAIN, Kernels::vectorsWhereTheyPay));

    static {
        System.Logger.Level level = System.getProperty(CHOICE) == null && NO_VECTORS != null
                ? System.Logger.Level.WARNING
                : System.Logger.Level.DEBUG;
        System.getLogger("dev.xylo.sim").log(level, Kernels::reason);
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
     * @return the one that the system property {@code xylo.kernel} names; else {@code auto}, which begins with the scalar kernel and goes on
     *     with vectors once they are compiled; where vectors do not pay, the scalar one
     * @throws IllegalArgumentException if the property names none
     */
    public static Kernel defaultKernel() {
        String chosen = System.getProperty(CHOICE);
        return chosen != null ? byName(chosen) : byName(NO_VECTORS == null ? AUTO : SCALAR);
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
                ? "the vector kernel runs once it is compiled, the scalar kernel until then"
                : "the scalar kernel runs: same results, slower in long runs; " + NO_VECTORS;
    }

    /**
     * Finds a kernel. Besides the names of {@link #all}, {@code auto} is the default; {@code vector-128}, {@code vector-256} and
     * {@code vector-512} force a width.
     *
     * @param name its name
     * @return the kernel
     * @throws IllegalArgumentException if there is none of that name; the message lists them
     */
    public static Kernel byName(String name) {
        if (name.equals(AUTO)) {
            return CHANGING;
        }
        for (int width : VectorModule.isAvailable() ? WIDTHS : List.<Integer>of()) {
            if (name.equals(FORCED_WIDTH + width)) {
                return FORCED.computeIfAbsent(name, n -> {
                    loadVectors();
                    Lanes lanes = VectorWidths.ofBits(width);
                    return new FastKernel(n, () -> lanes);
                });
            }
        }
        return ALL.stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kernel '" + name + "'; there is: "
                        + ALL.stream().map(Kernel::name).collect(Collectors.joining(", "))
                        + (VectorModule.isAvailable()
                                ? ""
                                : " (and vector, with --add-modules " + VectorModule.NAME + ")")));
    }

    /** Why vectors would not be faster here, or null: each would be an object unless its methods become instructions. */
    private static String whyNoVectors() {
        if (!VectorModule.isAvailable()) {
            return "for the vector kernel start java with --add-modules " + VectorModule.NAME;
        }
        // Where the module comes later, so does the question that takes time.
        String compiler = VectorModule.isThereFromTheStart()
                ? OptimizingCompiler.whyMissing()
                : OptimizingCompiler.whySeenMissing();
        return compiler == null ? null : "the vector kernel needs the JVM's optimizing compiler (C2), and " + compiler;
    }

    /** The machine's own vectors, or null where they would not be faster. */
    private static Lanes vectorsWhereTheyPay() {
        boolean pay = OptimizingCompiler.whyMissing() == null
                && VectorModule.load()
                && VectorWidths.preferredBits() >= WIDTHS.get(0);
        return pay ? Preferred.LANES : null;
    }

    private static void loadVectors() {
        if (!VectorModule.load()) {
            throw new IllegalArgumentException("this Java has no module " + VectorModule.NAME + ", which vectors need");
        }
    }

    /** Loaded when the first network is compiled for vectors. */
    private static final class Preferred {
        static final Lanes LANES = VectorWidths.preferred();
    }

    private static List<Kernel> findAll() {
        List<Kernel> kernels = new ArrayList<>();
        kernels.add(new ReferenceKernel());
        kernels.add(new FastKernel(SCALAR, () -> PLAIN));
        if (VectorModule.isAvailable()) {
            kernels.add(new FastKernel(VECTOR, () -> {
                loadVectors();
                return Preferred.LANES;
            }));
        }
        return List.copyOf(kernels);
    }
}
