package dev.xylo.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.testkit.independent.IndependentRecording;
import dev.xylo.testkit.independent.IndependentSimulator;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkGeneratorTest {
    private static final int CASES = 400;

    @Test
    void aSeedDeterminesTheCaseInAnyOrderOfCalls() {
        for (long seed = -CASES / 2; seed < CASES / 2; seed++) {
            NetworkGenerator one = new NetworkGenerator(seed);
            NetworkGenerator other = new NetworkGenerator(seed);
            SpikeRaster raster = one.raster(3);
            FloatNetwork real = one.floatNetwork();
            for (Core core : Core.values()) {
                same(one.network(core), other.network(core));
            }
            FloatNetwork sameReal = other.floatNetwork();
            for (Parameter parameter : Parameter.values()) {
                assertThat(real.has(parameter)).isEqualTo(sameReal.has(parameter));
                assertThat(real.values(parameter)).isEqualTo(sameReal.values(parameter));
            }
            assertThat(real.aliases()).isEqualTo(sameReal.aliases());
            assertThat(other.raster(3)).isEqualTo(raster);
        }
    }

    @Test
    void theCoresOfOneSeedDifferInTheBiasAlone() {
        for (long seed = 0; seed < CASES; seed++) {
            NetworkGenerator generator = new NetworkGenerator(seed);
            XyloNetwork core1 = generator.network(Core.CORE_1);
            XyloNetwork core2 = generator.network(Core.CORE_2);
            assertThat(core1.has(Parameter.BIAS) || core1.has(Parameter.BIAS_OUT))
                    .isFalse();
            assertThat(core1.shape()).isEqualTo(core2.shape());
            assertThat(core1.aliases()).isEqualTo(core2.aliases());
            for (Parameter parameter : Parameter.values()) {
                if (parameter.kind() != Parameter.Kind.BIAS) {
                    assertThat(core1.values(parameter)).isEqualTo(core2.values(parameter));
                }
            }
            assertThat(generator.raster().channels()).isEqualTo(core1.shape().inputs());
        }
    }

    @Test
    void aFailureMessageTellsHowToMakeTheCaseAgain() {
        NetworkGenerator generator = new NetworkGenerator(-7);
        assertThat(generator.seed()).isEqualTo(-7);
        assertThat(generator.describe(Core.CORE_2)).startsWith("new NetworkGenerator(-7L).network(Core.CORE_2): ");
    }

    /** The generator is worth nothing if some rule is never met. */
    @Test
    void quietAndSaturatingNetworksBothHappen() {
        for (Core core : Core.values()) {
            int quiet = 0;
            int synapses = 0;
            int synapses2 = 0;
            int membranes = 0;
            int caps = 0;
            int clips = 0;
            int sleepers = 0;
            for (long seed = 0; seed < CASES; seed++) {
                NetworkGenerator generator = new NetworkGenerator(seed);
                IndependentRecording recording =
                        new IndependentSimulator(generator.network(core), core).run(generator.raster());
                quiet += Arrays.stream(recording.spikes)
                                .flatMapToInt(Arrays::stream)
                                .allMatch(n -> n == 0)
                        ? 1
                        : 0;
                synapses += any(recording.iSynSaturations);
                synapses2 += any(recording.iSyn2Saturations);
                membranes += any(recording.vMemSaturations);
                caps += any(recording.spikeCapHits);
                clips += any(recording.inputClips);
                for (boolean asleep : recording.hibernation) {
                    if (asleep) {
                        sleepers++;
                        break;
                    }
                }
            }
            assertThat(List.of(quiet, synapses, synapses2, membranes, caps, clips))
                    .as("%s", core)
                    .allMatch(count -> count > CASES / 20 && count < CASES * 3 / 4);
            assertThat(sleepers > CASES / 40).isEqualTo(core == Core.CORE_2);
        }
    }

    private static int any(long[] counters) {
        return Arrays.stream(counters).anyMatch(count -> count > 0) ? 1 : 0;
    }

    private static void same(XyloNetwork one, XyloNetwork other) {
        assertThat(one.shape()).isEqualTo(other.shape());
        assertThat(one.aliases()).isEqualTo(other.aliases());
        for (Parameter parameter : Parameter.values()) {
            assertThat(one.has(parameter)).isEqualTo(other.has(parameter));
            assertThat(one.values(parameter)).isEqualTo(other.values(parameter));
        }
    }
}
