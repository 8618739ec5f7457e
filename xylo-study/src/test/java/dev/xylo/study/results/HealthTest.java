package dev.xylo.study.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
    @ParameterizedTest
    @CsvSource({"0,0,0", "-128,127,8", "-128,0,8", "0,127,8", "0,1,2", "-1,0,1", "-32768,32767,16", "-2,3,3"})
    void bitsThatARangeTakes(int min, int max, double bits) {
        assertThat(Health.bitsUsed(min, max)).isCloseTo(bits, within(1e-12));
    }
}
