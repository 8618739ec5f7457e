package dev.xylo.frontend.audio3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.xylo.frontend.Chain;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Mirrored;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Recording;
import dev.xylo.frontend.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edges of Audio 3's stages, and what the chip does not do. */
class Audio3EdgesTest {
    @Test
    void fullScaleIsRefusedByNameOfSample() {
        double[] x = new double[100];
        x[40] = 1;
        assertThatThrownBy(() -> Audio3FrontEnd.external(Audio3FrontEnd.RATE, 1, Audio3Parameters.DEFAULT, false)
                        .run(Signal.ofReals(x), Recorder.NONE))
                .isInstanceOf(FrontEndException.class)
                .hasMessageContaining("filter bank: sample 40: 8192");
    }

    @Test
    void allOnesPassThePdmFilterAsFullScaleAndTheChipHasNoEdges() {
        long[] bits = new long[3200];
        Arrays.fill(bits, 1);
        long[] reference = samples(bits, Fidelity.REFERENCE);
        long[] chip = samples(bits, Fidelity.CHIP);

        assertThat(reference).hasSize(108);
        assertThat(reference[0]).isEqualTo(-6112);
        assertThat(reference[50]).isEqualTo(782020 >> 7);
        assertThat(chip).hasSize(92).containsOnly(782020 >> 7);
    }

    private static long[] samples(long[] bits, Fidelity fidelity) {
        Recording recording = Recording.of(Set.of("quantized"));
        Audio3FrontEnd.pdmBits(FirDecimator.DEFAULT_TAPS, Audio3Parameters.DEFAULT, true, fidelity)
                .run(Signal.ofIntegers(bits), recording);
        assertThat(recording.warnings().containsKey(Corner.PDM_EDGE)).isEqualTo(fidelity == Fidelity.REFERENCE);
        return recording.signal("quantized").orElseThrow().integers();
    }

    @Test
    void theTapsAreThoseOfTheReference() {
        List<Integer> taps = FirDecimator.DEFAULT_TAPS;
        assertThat(taps).hasSize(256);
        assertThat(taps.stream().mapToInt(h -> h).sum()).isEqualTo(782020);
        assertThat(taps.stream().mapToInt(Math::abs).sum()).isEqualTo(1048540);
        for (int k = 0; k < 128; k++) {
            assertThat(taps.get(255 - k)).isEqualTo(taps.get(k));
        }
    }

    @Test
    void aSampleThatIsNoBitIsNamed() {
        long[] bits = new long[64];
        Arrays.fill(bits, -1);
        bits[33] = 0;
        assertThatThrownBy(() -> samples(bits, Fidelity.REFERENCE)).hasMessageContaining("PDM filter: sample 33: 0");
    }

    @Test
    void aThresholdThatLeaves63BitsIsRefused() {
        Normalization wide = new Normalization(true, 60, 0, 12, 65535, 0);
        Chain chain = Audio3FrontEnd.core(new Audio3Parameters(List.of(3), List.of(wide), true, 50), false);
        assertThatThrownBy(() -> chain.run(Signal.ofIntegers(new long[10]), Recorder.NONE))
                .hasMessageContaining("spike generator: sample 0, channel 0")
                .hasMessageContaining("63 bits");
    }

    @Test
    void aLongerSignalThanTheMirrorHoldsIsRefused() {
        Chain chain = new Chain(List.of(new Mirrored(FilterBank.ALL, 99)));
        assertThatThrownBy(() -> chain.run(Signal.ofIntegers(new long[100]), Recorder.NONE))
                .hasMessageContaining("at most 99 samples");
    }

    @Test
    void registersThereAndBack() {
        Random random = new Random(3);
        FilterBank bank = new FilterBank(List.of(12, 1, 7, 3));
        assertThat(Registers.filterBank(Registers.of(bank))).isEqualTo(bank);
        List<Normalization> channels = random.ints(16, 1, 30)
                .mapToObj(b1 -> new Normalization(
                        true, b1, b1 - 1, random.nextInt(20), random.nextInt(65536), random.nextLong(1L << 42)))
                .toList();
        assertThat(Registers.normalization(Registers.of(channels), 16, true)).isEqualTo(channels);
    }

    @Test
    void whatFollowsFromASpecificationIsTheDefault() {
        assertThat(Specifications.rate(63)).contains(new Specifications.Rate(6, 0));
        assertThat(Specifications.lowPass(0.084, Audio3FrontEnd.RATE)).contains(12);
        assertThat(Specifications.samplesPerStep(1.024e-3, Audio3FrontEnd.RATE)).contains(50);
        assertThat(Specifications.rate(5)).isEmpty();
    }

    @Test
    void theAgcDefaultsAreThoseOfTheReference() {
        AgcParameters agc = AgcParameters.DEFAULT;
        assertThat(agc.riseShift()).isEqualTo(3);
        assertThat(agc.fallShift()).isEqualTo(14);
        assertThat(agc.waiting())
                .containsExactly(
                        15000, 21213, 25980, 30000, 33541, 36742, 39686, 42426, 44999, 47434, 49749, 51961, 54083,
                        56124, 58094, 60000);
        assertThat(agc.smoothing().up()).containsOnly(645);
        assertThat(agc.smoothing().down()).containsOnly(406);
        assertThat(agc.smoothing().shift()).isEqualTo(10);
    }
}
