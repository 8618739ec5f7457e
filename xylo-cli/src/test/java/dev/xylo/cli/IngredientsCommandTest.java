package dev.xylo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngredientsCommandTest {
    private static final String NETWORK = "../examples/digits/network.npz";

    /** Twice the same network: intervals of no width, and every test has its line. */
    @Test
    void comparesTheMethodsAndSaysWhetherOursLose() {
        Cli cli =
                Cli.run("ingredients", NETWORK, NETWORK, "--synthetic", "12,40,0.3", "--bits", "4,3", "--methods-only");
        assertThat(cli.status()).as(cli.err()).isZero();
        assertThat(cli.out())
                .contains("other answer in %, mean")
                .contains("shared spikes in %, mean")
                .contains("+- 0.00")
                .contains("2 networks, 12 samples each; no labels")
                .contains("Holm over 8 tests")
                .contains("calibrated is never significantly worse");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,2 | synthetic samples: 0 of 1 steps at rate 2.0",
                "10,10 | --synthetic needs SAMPLES,STEPS,RATE",
                "10,10,x | 'x' is not a double"
            })
    void wrongInputIsOneLine(String numbers, String reason) {
        Cli cli = Cli.run("ingredients", NETWORK, "--synthetic", numbers);
        assertThat(cli.status()).isEqualTo(2);
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).contains(reason);
    }

    @Test
    void anAnswerNeedsSamples() {
        assertThat(Cli.run("ingredients", NETWORK).status()).isEqualTo(2);
        assertThat(Cli.run("study", "../examples/digits", "--mixed-widths").err())
                .contains("--calibrate is missing; the search for mixed widths needs the path of unlabelled samples");
    }
}
