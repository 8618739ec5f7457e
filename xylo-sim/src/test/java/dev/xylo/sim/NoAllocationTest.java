package dev.xylo.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Once warm, no step allocates, in a process of its own: where C2 does not turn a vector loop into instructions, each vector is an object, and
 * stays one. A width that the machine lacks is run in the next smaller one.
 */
@Tag("long")
class NoAllocationTest {
    private static final String PATIENCE_MILLIS = "40000";

    // Two bytes for each of eight readout neurons are recorded.
    private static final int RECORDED = 16;

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void noStepAllocates(int bytes) throws Exception {
        assumeThat(Simulator.kernelReason())
                .as("a JVM whose vectors are instructions")
                .startsWith("the vector kernel runs");
        String output = OtherJvm.run(
                AllocationProbe.class,
                List.of(OtherJvm.VECTORS, "-XX:MaxVectorSize=" + bytes),
                "vector",
                PATIENCE_MILLIS);
        List<String> loads =
                output.lines().filter(line -> line.contains(" bytes, ")).toList();
        assertThat(loads).hasSize(AllocationProbe.Load.values().length);
        assertThat(loads).allSatisfy(line -> {
            int allocated = Integer.parseInt(line.split(" ")[1]);
            assertThat(allocated).as(line).isBetween(-RECORDED, 2 * RECORDED);
        });
    }
}
