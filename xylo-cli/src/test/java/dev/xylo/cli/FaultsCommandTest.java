package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.testkit.golden.GoldenCase;
import dev.xylo.testkit.golden.GoldenCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultsCommandTest {
    @TempDir
    Path directory;

    private Path net;
    private Path out;

    @BeforeEach
    void file() throws IOException {
        GoldenCase golden = GoldenCases.simulate().stream()
                .filter(c -> c.number("core", 0) == 2)
                .findFirst()
                .orElseThrow();
        net = Cli.file(golden, directory);
        out = directory.resolve("faults");
    }

    @Test
    void aCampaignGoesOnWhereItStoppedAndRefusesAnother() throws IOException {
        Object[] options = {
            "faults", net, "--singles", 2, "--counts", "1,8", "--chips", 3, "--kinds", "flip,stuck1", "-o", out
        };
        Cli first = Cli.run(options);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.out()).contains("one fault, by memory", "by neuron", "report: ");
        String json = Files.readString(out.resolve("faults.json"));
        assertThat(Cli.run(options).status()).isZero();
        assertThat(Files.readString(out.resolve("faults.json"))).isEqualTo(json);
        Object[] others = {"faults", net, "--singles", 1, "--counts", "1", "--chips", 1, "-o", out, "--fresh"};
        Cli other = Cli.run(Arrays.copyOf(others, others.length - 1));
        assertThat(other.status()).isEqualTo(2);
        assertThat(other.err())
                .contains("holds another fault campaign: ", "singles is 2 there, 1 here", "--fresh")
                .hasLineCount(1);
        assertThat(Files.readString(out.resolve("faults.json"))).isEqualTo(json);
        assertThat(Cli.run(others).status()).isZero();
        assertThat(Files.readString(out.resolve("faults.json"))).isNotEqualTo(json);
    }

    /** Also a page or a list of somebody else's. */
    @Test
    void filesOfOthersAreNotTouched() throws IOException {
        Files.createDirectories(out);
        Path page = Files.writeString(out.resolve("faults.html"), "mine");
        for (String option : List.of("--threads=1", "--fresh")) {
            Cli refused = Cli.run("faults", net, option, "-o", out);
            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err())
                    .contains("holds faults.html, but no manifest.json")
                    .hasLineCount(1);
        }
        assertThat(page).hasContent("mine");
    }

    @Test
    void aNamedFault() {
        Cli cli = Cli.run("faults", net, "--fault", "weights_in[0,0,0]:7:flip", "--fault", "v_mem[0]:15:stuck1@3");
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("weights_in[0, 0, 0] bit 7 flip", "v_mem[0] bit 15 stuck1 from step 3", "output spikes ");
    }

    @Test
    void wrongInput() {
        refused("is not a fault: MEMORY[INDEX]:BIT:KIND", "--fault", "weights_in:7");
        refused("there is no memory 'weight'", "--fault", "weight[0]:7:flip");
        refused("bits 0..14", "--fault", "threshold[0]:15:flip");
        refused("is not there: its shape is", "--fault", "threshold[9999]:1:flip");
        refused("a kind of fault: flip, stuck0 or stuck1", "--fault", "threshold[0]:1:flop");
        refused("Did you mean 'v_mem'?", "--memories", "v_men");
        refused("a campaign needs trials", "--singles", "0", "--chips", "0");
        refused("must be at least 1", "--threads", "0");
    }

    private void refused(String part, Object... options) {
        Object[] words = new Object[options.length + 2];
        words[0] = "faults";
        words[1] = net;
        System.arraycopy(options, 0, words, 2, options.length);
        Cli cli = Cli.run(words);
        assertThat(cli.status()).as(cli.out() + cli.err()).isEqualTo(2);
        assertThat(cli.err()).startsWith("xylo: ").contains(part).hasLineCount(1);
        assertThat(cli.out()).isEmpty();
    }
}
