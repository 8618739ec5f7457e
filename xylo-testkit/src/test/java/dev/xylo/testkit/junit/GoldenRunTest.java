package dev.xylo.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The extension with golden files of its own, committed beside this test. */
@ExtendWith(GoldenExtension.class)
class GoldenRunTest {
    @TempDir
    Path directory;

    @Test
    void aSmallNetwork(GoldenRun golden) {
        assertThat(golden.file())
                .isEqualTo(Path.of("src/test/resources/dev/xylo/testkit/junit/GoldenRunTest/aSmallNetwork.npz"));
        golden.check(Example.network(), Core.CORE_2, Example.input());
        RunAssertions.assertReplays(golden.file());
    }

    @ParameterizedTest
    @EnumSource
    void eachInvocationHasItsOwnFile(Core core, GoldenRun golden) {
        assertThat(golden.file()).hasFileName("eachInvocationHasItsOwnFile-" + core.number() + ".npz");
        golden.check(Example.network(), core, Example.input());
    }

    @Test
    void aMissingFileFailsUntilItIsWritten() {
        Path file = directory.resolve("new/folder/golden.npz");
        GoldenRun check = new GoldenRun(file, "MyTest.run", GoldenMode.CHECK);
        assertThatThrownBy(() -> check.check(Example.network(), Core.CORE_2, Example.input()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("there is no golden file")
                .hasMessageContaining("-Dxylo.golden=update");
        new GoldenRun(file, "MyTest.run", GoldenMode.UPDATE).check(Example.network(), Core.CORE_2, Example.input());
        assertThat(Files.exists(file)).isTrue();
        check.check(Example.network(), Core.CORE_2, Example.input());
    }

    @Test
    void aChangedNetworkIsExplained() {
        Path file = directory.resolve("golden.npz");
        new GoldenRun(file, "MyTest.run", GoldenMode.UPDATE).check(Example.network(), Core.CORE_2, Example.input());
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        XyloNetwork old = Example.network();
        for (Parameter parameter : Parameter.values()) {
            values.put(parameter, old.values(parameter));
        }
        values.get(Parameter.WEIGHTS_IN)[1]--;
        XyloNetwork changed = XyloNetwork.of(old.shape(), values, old.aliases());
        assertThatThrownBy(() -> new GoldenRun(file, "MyTest.run", GoldenMode.CHECK)
                        .check(changed, Core.CORE_2, Example.input()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the network is not the recorded one: weights_in[0, 1] is 39, there 40")
                .hasMessageContaining("first difference: step 0, i_syn of hidden neuron 1")
                .hasMessageContaining("2 spikes of input channel 0 x weights_in[0, 1] = 40");
        SpikeRaster shorter = Example.input().slice(0, 10);
        assertThatThrownBy(() -> new GoldenRun(file, "MyTest.run", GoldenMode.CHECK).check(old, Core.CORE_2, shorter))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the input is not the recorded one")
                .hasMessageContaining("20 against 10 steps");
    }

    @Test
    void nothingIsRewrittenInCi() {
        assertThat(GoldenMode.of(null, Map.of("CI", "true"))).isEqualTo(GoldenMode.CHECK);
        assertThat(GoldenMode.of("update", Map.of())).isEqualTo(GoldenMode.UPDATE);
        assertThatThrownBy(() -> GoldenMode.of("update", Map.of("CI", "true")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("CI=true");
        assertThatThrownBy(() -> GoldenMode.of("updat", Map.of()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("'update'");
    }

    /** A network by hand: 1-2-1. */
    private static final class Example {
        static XyloNetwork network() {
            Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
            values.put(Parameter.WEIGHTS_IN, new int[] {50, 40});
            values.put(Parameter.WEIGHTS_REC, new int[] {0, 30, -20, 0});
            values.put(Parameter.WEIGHTS_OUT, new int[] {25, 25});
            values.put(Parameter.THRESHOLD, new int[] {60, 50});
            values.put(Parameter.THRESHOLD_OUT, new int[] {30});
            values.put(Parameter.DASH_MEM, new int[] {3, 4});
            values.put(Parameter.DASH_SYN, new int[] {2, 2});
            values.put(Parameter.DASH_MEM_OUT, new int[] {3});
            values.put(Parameter.DASH_SYN_OUT, new int[] {1});
            return XyloNetwork.of(dev.xylo.core.network.NetworkShape.of(1, 2, 1, 1), values, java.util.List.of());
        }

        static SpikeRaster input() {
            int[] counts = new int[20];
            Arrays.setAll(counts, t -> t % 4 == 0 ? 2 : 0);
            return SpikeRaster.of(20, 1, counts);
        }
    }
}
