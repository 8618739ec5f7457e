package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.data.DataSets;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.QuantizationResult;
import dev.xylo.quantize.Quantizers;
import dev.xylo.sim.Recording;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What README shows is what runs: its Java example is the method below, its commands' options exist. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..");

    /** The lines between the markers are README's, to the letter. */
    @Test
    void javaExample() throws IOException {
        Path examples = ROOT.resolve("examples");
        // example start
        FloatNetwork network =
                NetworkFormats.read(examples.resolve("digits/network.npz")).toFloatNetwork();
        QuantizationResult quantized = Quantizers.byMethod("channel").quantize(network, QuantizationOptions.DEFAULT);
        quantized.warnings().forEach(warning -> System.out.println(warning.message()));

        Simulator simulator = Simulator.of(quantized.network(), Core.CORE_2);
        SpikeRaster digit =
                DataSets.read(examples.resolve("digits/test.npz")).samples().get(0);
        Recording recording = simulator.run(digit, Set.of(StateVariable.V_MEM));
        int[] counts = recording.outputCounts(); // one per class
        long clamped = recording.counters().total(dev.xylo.sim.Counter.V_MEM_SATURATIONS);
        // example end
        assertThat(counts).hasSize(10);
        assertThat(clamped).isNotNegative();
        String source = Files.readString(Path.of("src/test/java/dev/xylo/cli/ReadmeTest.java"));
        String example = source.substring(
                        source.indexOf("// example start\n") + 17, source.indexOf("\n        // example end"))
                .stripIndent();
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains(example);
    }

    @Test
    void optionsInReadmeExist() throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        Matcher line = Pattern.compile(
                        "(?m)^ {4}\\./xylo (study|quantize|simulate|info|convert|record|diff|faults)\\b(.*)$")
                .matcher(readme);
        int commands = 0;
        while (line.find()) {
            commands++;
            String help = Cli.run(line.group(1), "--help").out();
            Matcher option = Pattern.compile("(?<= )--?[a-z][a-z-]*").matcher(line.group(2));
            while (option.find()) {
                assertThat(help).as(line.group()).contains(option.group());
            }
        }
        assertThat(commands).isGreaterThan(4);
    }
}
