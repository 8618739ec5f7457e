package dev.xylo.quantize.optimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The closed forms against the step, written out. */
class ResponseTest {
    @ParameterizedTest
    @CsvSource({"0.5, 0.75", "0, 0.5", "0.5, 0.5", "0.9375, 0.9375", "0.99, 0.2", "0.875, 0", "0.6065, 0.7788", "0, 0"})
    void sumsAreThoseOfTheStep(double alpha, double beta) {
        Response response = new Response(alpha, beta);
        Response other = new Response(0.7, 0.3);
        double[] h = stepped(alpha, beta);
        double[] g = stepped(0.7, 0.3);
        double sum = 0;
        double dot = 0;
        for (int k = 0; k < h.length; k++) {
            sum += h[k];
            dot += h[k] * g[k];
        }
        assertThat(response.sum()).isCloseTo(sum, within(1e-3 * sum + 1e-4));
        assertThat(response.dot(other)).isCloseTo(dot, within(1e-3 * dot + 1e-4));
    }

    private static double[] stepped(double alpha, double beta) {
        double[] h = new double[5000];
        double i = 1;
        double v = 0;
        for (int k = 0; k < h.length; k++) {
            i *= beta;
            v = v * alpha + i;
            h[k] = v;
        }
        return h;
    }
}
