package dev.xylo.sim.internal.vector;

import dev.xylo.sim.internal.fast.Lanes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorShape;

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
        return new VectorLanes();
    }

    /**
     * Loops in a forced width. A compiled loop has one width for good, so each width is a copy of the class of its own. A width that
     * the machine lacks is emulated: exact, and slow.
     *
     * @param bits 128, 256 or 512
     * @return the loops
     */
    public static Lanes ofBits(int bits) {
        VectorShape shape = VectorShape.forBitSize(bits);
        try (InputStream in = VectorWidths.class.getResourceAsStream("VectorLanes.class")) {
            MethodHandles.Lookup copy =
                    MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), shape, false);
            return (Lanes) copy.findConstructor(copy.lookupClass(), java.lang.invoke.MethodType.methodType(void.class))
                    .invoke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new LinkageError("the vector loops cannot be copied", e);
        }
    }
}
