package dev.xylo.sim.internal.vector;

import dev.xylo.sim.internal.fast.Lanes;
import dev.xylo.sim.internal.fast.NeuronLoops;
import dev.xylo.sim.internal.fast.RowLoops;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.constant.ConstantDescs;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The door to this package; touch it only where {@code jdk.incubator.vector} is there. */
public final class VectorWidths {
    private VectorWidths() {}

    /**
     * The machine's own width.
     *
     * @return bits
     */
    public static int preferredBits() {
        return ShortVector.SPECIES_PREFERRED.vectorBitSize();
    }

    /**
     * Loops in the machine's own width.
     *
     * @return the loops
     */
    public static Lanes preferred() {
        return lanes(preferredBits(), new VectorRows(), new VectorNeurons());
    }

    /**
     * Loops in a forced width. A compiled loop has one width for good, so each width has copies of the classes of its own. A width that
     * the machine lacks is emulated: exact, and slow.
     *
     * @param bits 128, 256 or 512
     * @return the loops
     */
    public static Lanes ofBits(int bits) {
        VectorShape shape = VectorShape.forBitSize(bits);
        return lanes(bits, (RowLoops) copy(VectorRows.class, shape), (NeuronLoops) copy(VectorNeurons.class, shape));
    }

    /** The width of a class with loops: forced by the class data of a copy, else the preferred one. */
    static VectorSpecies<Short> species(MethodHandles.Lookup loops) {
        try {
            VectorShape forced = MethodHandles.classData(loops, ConstantDescs.DEFAULT_NAME, VectorShape.class);
            return forced == null ? ShortVector.SPECIES_PREFERRED : VectorSpecies.of(short.class, forced);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The class of all vectors of a width. */
    static Class<? extends ShortVector> type(VectorSpecies<Short> species) {
        return species.vectorType().asSubclass(ShortVector.class);
    }

    /** Rows are packed in pairs of vectors. */
    private static Lanes lanes(int bits, RowLoops rows, NeuronLoops neurons) {
        return new Lanes(2 * bits / Short.SIZE, rows, neurons);
    }

    private static Object copy(Class<?> loops, VectorShape shape) {
        try (InputStream in = loops.getResourceAsStream(loops.getSimpleName() + ".class")) {
            MethodHandles.Lookup copy =
                    MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), shape, false);
            return copy.findConstructor(copy.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new LinkageError("the vector loops cannot be copied", e);
        }
    }
}
