package dev.xylo.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kernel runs: with the vector module, without it, and as the system property says. */
class KernelChoiceTest {
    private static final String VECTORS = OtherJvm.VECTORS;

    /** What the other JVMs run. */
    public static final class Probe {
        private Probe() {}

        /**
         * Prints the kernel and why it runs.
         *
         * @param args none
         */
        public static void main(String[] args) {
            System.out.println(simulator().kernel() + ": " + Simulator.kernelReason());
            System.out.println(simulator().fork().kernel());
        }
    }

    private static Simulator simulator() {
        XyloNetwork network = XyloNetwork.of(
                NetworkShape.of(1, 1, 1, 1),
                Map.of(Parameter.WEIGHTS_IN, new int[1], Parameter.WEIGHTS_OUT, new int[1]),
                List.of());
        return Simulator.of(network, Core.CORE_2);
    }

    /** With the module, as the build starts its tests unless told otherwise, every kernel is there, whatever the compiler. */
    @Test
    void theTestsRunEveryKernel() {
        boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(Simulator.kernels())
                .containsExactlyElementsOf(
                        vectors ? List.of("reference", "scalar", "vector") : List.of("reference", "scalar"));
    }

    @Test
    void withTheModuleAndTheCompilerTheVectorKernelRuns() throws Exception {
        assertThat(run(VECTORS))
                .contains("auto: the vector kernel runs once it is compiled")
                .doesNotContain("dev.xylo.sim");
    }

    /** As the command does it: no warning, no module until vectors are wanted. */
    @Test
    void theModuleIsLoadedWhenItIsWanted() throws Exception {
        String access = "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED";
        assertThat(run(access).lines())
                .containsExactly(
                        "auto: the vector kernel runs once it is compiled, the scalar kernel until then", "auto");
        assertThat(run(access, "-Dxylo.kernel=vector").lines())
                .containsExactly("vector: the vector kernel runs, as the property xylo.kernel says", "vector");
        assertThat(run(access, "-Xint"))
                .contains("scalar: the scalar kernel runs")
                .contains("only interprets");
    }

    /** Without C2 a vector is an object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-Xint | only interprets",
                "-XX:TieredStopAtLevel=1 | C1 only",
                "-XX:TieredStopAtLevel=3 | -XX:TieredStopAtLevel=3 stops before it",
                "-XX:CompilationMode=quick-only | C1 only",
            })
    void withoutC2TheScalarKernelRunsAndSaysWhy(String option, String why) throws Exception {
        assertThat(run(VECTORS, option))
                .contains("scalar: the scalar kernel runs")
                .contains("the vector kernel needs the JVM's optimizing compiler (C2), and ")
                .contains(why)
                .containsOnlyOnce("WARNING: the scalar");
        assertThat(run(VECTORS, option, "-Dxylo.kernel=vector"))
                .contains("vector: the vector kernel runs, as the property xylo.kernel says");
    }

    @Test
    void withoutTheModuleTheScalarKernelRunsAndSaysSoOnce() throws Exception {
        String output = run();
        assertThat(output).contains("scalar: the scalar kernel runs").contains("--add-modules jdk.incubator.vector");
        assertThat(output).containsOnlyOnce("WARNING");
    }

    @Test
    void thePropertyChoosesQuietly() throws Exception {
        assertThat(run("-Dxylo.kernel=scalar").strip().lines())
                .containsExactly("scalar: the scalar kernel runs, as the property xylo.kernel says", "scalar");
    }

    @Test
    void anUnknownNameIsRefusedWithTheListOfNames() {
        assertThatThrownBy(() -> Simulator.of(
                        XyloNetwork.of(
                                NetworkShape.of(1, 1, 1, 1),
                                Map.of(Parameter.WEIGHTS_IN, new int[1], Parameter.WEIGHTS_OUT, new int[1]),
                                List.of()),
                        Core.CORE_2,
                        "vector-64"))
                .hasMessageStartingWith("no kernel 'vector-64'; there is: reference, scalar");
    }

    /** What the probe prints, without the module of vectors unless it is asked for. */
    private static String run(String... options) throws IOException, InterruptedException {
        return OtherJvm.run(Probe.class, List.of(options));
    }
}
