package dev.xylo.quantize;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sums, means and standard deviations equal numpy 2.4.6's in every bit, around its block sizes of 8 and 128. */
class NumpyStatisticsTest {
    private static final double[] SCALES = {0.001, 0.01, 0.1, 1.0, 10.0, 100.0, 1000.0};

    @ParameterizedTest
    @CsvSource({
        "1, -0x1.0624dd2f1a9fcp-11, -0x1.0624dd2f1a9fcp-11, 0x0.0p+0",
        "7, 0x1.4e8a94493c906p+7, 0x1.7e553bc169c99p+4, 0x1.323ef3182da49p+6",
        "8, 0x1.4e8a7d82bf8ddp+7, 0x1.4e8a7d82bf8ddp+4, 0x1.2034a73c1573ap+6",
        "9, 0x1.4e8cc3d3a8ac9p+7, 0x1.2960ae11797cfp+4, 0x1.10fd9be215f74p+6",
        "15, -0x1.2ff8d4a730ecdp+8, -0x1.443c9e90342fdp+4, 0x1.051f281ae597ap+7",
        "16, -0x1.2ff96b0d41e52p+8, -0x1.2ff96b0d41e52p+4, 0x1.fa0a5bf6e81d6p+6",
        "127, 0x1.f342d19a714abp+8, 0x1.f731340276372p+1, 0x1.cea2126c7bd5cp+6",
        "128, 0x1.f342cb41ca66ap+8, 0x1.f342cb41ca66ap+1, 0x1.ccd3106cc5e9bp+6",
        "129, 0x1.f338c48aa4003p+8, 0x1.ef5a1069d05f7p+1, 0x1.cb09747b43864p+6",
        "136, 0x1.384f601377ddep+9, 0x1.25f05a6cad0d1p+2, 0x1.c013bd05d2e8fp+6",
        "255, 0x1.f79baa29305ccp+9, 0x1.f9953f6898f5bp+1, 0x1.b966099293752p+6",
        "1000, 0x1.f866a6f502b90p+8, 0x1.0240d88dd4568p-1, 0x1.b49b60575cc2cp+6",
        "8191, 0x1.2a5a231ad9754p+10, 0x1.2a6376368b29ap-3, 0x1.b6bb836ee3602p+6",
        "8193, 0x1.2a5cccc64e238p+10, 0x1.2a537a2a7ccfap-3, 0x1.b6adcdcad19c5p+6",
        "20000, 0x1.eb1264403329ep+10, 0x1.92493ac73ab4fp-4, 0x1.b69de39844979p+6"
    })
    void equalsNumpy(int n, double sum, double mean, double standardDeviation) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = ((i * 2654435761L & 0xffffffffL) / 4294967296.0 - 0.5) * SCALES[i % 7];
        }
        assertThat(NumpyStatistics.sum(x, 0, n)).isEqualTo(sum);
        assertThat(NumpyStatistics.mean(x)).isEqualTo(mean);
        assertThat(NumpyStatistics.standardDeviation(x)).isEqualTo(standardDeviation);
    }
}
