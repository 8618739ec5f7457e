package dev.xylo.sim.internal.fast;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.StateVariable;
import dev.xylo.sim.internal.CoreState;
import dev.xylo.sim.internal.CounterTable;
import dev.xylo.sim.internal.Kernel;
import dev.xylo.sim.internal.RecordingBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A change of loops, between two runs or within one, changes no bit. The second loops are plain as well, padded differently. */
class AdaptiveKernelTest {
    private static final Lanes PLAIN = new Lanes(16, new ScalarRows(), new ScalarNeurons());
    private static final Lanes OTHER = new Lanes(17, new ScalarRows(), new ScalarNeurons());
    private static final int STEPS = 700;

    private final XyloNetwork network = network();
    private final SpikeRaster input = input();

    @Test
    void changesBetweenRuns() {
        WarmUp warmUp = new WarmUp(PLAIN, () -> OTHER);
        Kernel.Program program = new AdaptiveKernel("auto", PLAIN, warmUp).compile(network, Core.CORE_2);
        CoreState state = new CoreState(network.shape());
        RecordingBuffer first = recording(100);
        CounterTable counters = new CounterTable(network.shape());
        program.run(input.slice(0, 100), state, first, counters);
        assertThat(warmUp.ready()).isNull();
        long before = program.bytes();
        warmUp.change(OTHER);
        RecordingBuffer second = recording(STEPS - 100);
        program.run(input.slice(100, STEPS), state, second, counters);
        assertThat(program.bytes()).as("padded differently now").isNotEqualTo(before);

        Simulator expected = Simulator.of(network, Core.CORE_2, "reference");
        var expectedFirst = expected.run(input.slice(0, 100), variables());
        var expectedSecond = expected.run(input.slice(100, STEPS), variables());
        for (StateVariable variable : variables()) {
            assertThat(first.array(variable)).as(variable.key()).isEqualTo(expectedFirst.values(variable));
            assertThat(second.array(variable)).as(variable.key()).isEqualTo(expectedSecond.values(variable));
        }
        assertThat(counters.toCounters()).isEqualTo(expectedFirst.counters().plus(expectedSecond.counters()));
    }

    @Test
    void changesWithinARun() throws InterruptedException {
        var expected = Simulator.of(network, Core.CORE_2, "reference").run(input, variables());
        WarmUp warmUp = new WarmUp(PLAIN, () -> OTHER);
        Kernel.Program program = new AdaptiveKernel("auto", PLAIN, warmUp).compile(network, Core.CORE_2);
        Thread other = new Thread(() -> {
            for (int i = 0; i < 100; i++) {
                Thread.onSpinWait();
            }
            warmUp.change(OTHER);
        });
        other.start();
        // Some runs before the change, one with it, some after it.
        for (int runs = 0; runs < 3 || other.isAlive(); runs++) {
            RecordingBuffer recording = recording(STEPS);
            CounterTable counters = new CounterTable(network.shape());
            program.run(input, new CoreState(network.shape()), recording, counters);
            for (StateVariable variable : variables()) {
                assertThat(recording.array(variable)).as(variable.key()).isEqualTo(expected.values(variable));
            }
            assertThat(counters.toCounters()).isEqualTo(expected.counters());
        }
        assertThat(warmUp.ready()).isSameAs(OTHER);
    }

    /** Loops that are as fast are taken; nothing but time decides, so there is plenty of it. */
    @Test
    void takesLoopsThatAreNotSlower() {
        WarmUp warmUp = new WarmUp(PLAIN, () -> OTHER, Duration.ofMinutes(10).toNanos());
        warmUp.compile();
        assertThat(warmUp.ready()).isSameAs(OTHER);
    }

    /** Each update looks at the clock for a while. */
    @Test
    void doesNotTakeLoopsThatAreSlower() {
        NeuronLoops slow = (neurons, layer) -> {
            long end = System.nanoTime() + 100_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            new ScalarNeurons().update(neurons, layer);
        };
        WarmUp warmUp = new WarmUp(
                PLAIN,
                () -> new Lanes(16, new ScalarRows(), slow),
                Duration.ofSeconds(3).toNanos());
        warmUp.compile();
        assertThat(warmUp.ready()).isNull();
    }

    /** A short process does not begin; one that has simulated for a while does. */
    @Test
    void beginsWhenItIsWorthwhile() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        WarmUp warmUp = new WarmUp(PLAIN, () -> {
            begun.countDown();
            return null;
        });
        warmUp.spent(Duration.ofMillis(100).toNanos());
        assertThat(begun.await(50, TimeUnit.MILLISECONDS)).isFalse();
        warmUp.spent(Duration.ofMillis(100).toNanos());
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void staysWithPlainLoopsWhereThereAreNoVectors() {
        WarmUp warmUp = new WarmUp(PLAIN, () -> null);
        warmUp.compile();
        assertThat(warmUp.ready()).isNull();
    }

    private RecordingBuffer recording(int steps) {
        return new RecordingBuffer(network.shape(), steps, variables());
    }

    private static EnumSet<StateVariable> variables() {
        return EnumSet.allOf(StateVariable.class);
    }

    private static XyloNetwork network() {
        SplittableRandom random = new SplittableRandom(3);
        NetworkShape shape = NetworkShape.of(5, 30, 3, 2);
        Map<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            int[] array = new int[shape.size(parameter)];
            for (int i = 0; i < array.length; i++) {
                array[i] = switch (parameter.kind()) {
                    case WEIGHT -> random.nextInt(-128, 128);
                    case THRESHOLD -> random.nextInt(50, 1500);
                    case DASH -> random.nextInt(0, 8);
                    case BIAS -> random.nextInt(-50, 100);
                    case WEIGHT_SHIFT -> 1;
                };
            }
            values.put(parameter, array);
        }
        return XyloNetwork.of(shape, values, List.of());
    }

    private static SpikeRaster input() {
        SplittableRandom random = new SplittableRandom(4);
        int[] counts = new int[STEPS * 5];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = random.nextInt(3) == 0 ? random.nextInt(1, 17) : 0;
        }
        return SpikeRaster.of(STEPS, 5, counts);
    }
}
