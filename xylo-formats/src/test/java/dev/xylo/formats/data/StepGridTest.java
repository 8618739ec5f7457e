package dev.xylo.formats.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step is {@code [k*dt, (k+1)*dt)}. */
class StepGridTest {
    @ParameterizedTest
    @CsvSource({
        "0.001, 0, 0",
        "0.001, 999, 0",
        "0.001, 1000, 1",
        "0.001, 7000, 7",
        "0.001, 6999, 6",
        "0.001, -1, -1",
        "0.0003, 899, 2",
        "0.0003, 900, 3",
        "1e-6, 17, 17",
        "2.5e-6, 5, 2",
        "2.5e-6, 4, 1",
        "3e-7, 1, 3",
        "1e-4, 100, 1",
        "0.001, 9223372036854775807, 9223372036854775",
        "1e-7, 9223372036854775807, 9223372036854775807",
    })
    void ticksAreCutExactly(double dt, long microseconds, long step) {
        StepGrid grid = new StepGrid(dt, EventRecording.MICROSECONDS, 0);
        assertThat(grid.step(NdArray.scalar(DType.INT64, microseconds), 0)).isEqualTo(step);
    }

    @Test
    void aTimeOnABorderBeginsAStepWhateverTheDivisionGives() {
        for (double dt : new double[] {0.001, 1e-4, 0.0025, 0.01}) {
            StepGrid grid = new StepGrid(dt, EventRecording.SECONDS, 0);
            BigDecimal exact = new BigDecimal(Double.toString(dt));
            for (int k = 0; k < 5000; k++) {
                double time = exact.multiply(BigDecimal.valueOf(k)).doubleValue();
                double product = k * dt;
                NdArray times = NdArray.ofDoubles(new double[] {time, product, time + dt / 2, time + dt * 0.999}, 4);
                for (int i = 0; i < 4; i++) {
                    assertThat(grid.step(times, i)).as("%s of %s", k, dt).isEqualTo(k);
                }
                assertThat(grid.step(NdArray.ofFloats(new float[] {(float) time}, 1), 0))
                        .isEqualTo(k);
            }
        }
    }

    @Test
    void elsewhereItIsTheFloor() {
        Random random = new Random(20);
        StepGrid grid = new StepGrid(0.001, EventRecording.SECONDS, 0.25);
        for (int i = 0; i < 10_000; i++) {
            double time = 0.25 + random.nextDouble();
            assertThat(grid.step(NdArray.ofDoubles(new double[] {time}, 1), 0))
                    .isEqualTo((long) Math.floor((time - 0.25) / 0.001));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 80", "0.08, 80", "0.0805, 81", "0.0795, 80", "0.3, 300"})
    void theLastStepIsWhole(double end, long steps) {
        assertThat(new StepGrid(0.001, EventRecording.SECONDS, 0).stepsUntil(end))
                .isEqualTo(end == 0 ? 0 : steps);
    }
}
