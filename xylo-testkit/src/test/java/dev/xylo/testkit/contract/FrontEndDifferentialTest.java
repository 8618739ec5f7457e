package dev.xylo.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Chain;
import dev.xylo.frontend.ChainRun;
import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.audio2.DivisiveNormalization;
import dev.xylo.frontend.audio2.NormalizationParameters;
import dev.xylo.frontend.audio3.AgcParameters;
import dev.xylo.frontend.audio3.Audio3FrontEnd;
import dev.xylo.frontend.audio3.Audio3Parameters;
import dev.xylo.frontend.audio3.FirDecimator;
import dev.xylo.frontend.audio3.Normalization;
import dev.xylo.frontend.imu.BandPass;
import dev.xylo.frontend.imu.ImuFrontEnd;
import dev.xylo.frontend.imu.ImuParameters;
import dev.xylo.testkit.independent.frontend.OutOfRange;
import dev.xylo.testkit.independent.frontend.PlainAgc;
import dev.xylo.testkit.independent.frontend.PlainAudio2;
import dev.xylo.testkit.independent.frontend.PlainAudio3;
import dev.xylo.testkit.independent.frontend.PlainImu;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 10,000 random settings and signals through every front-end and through a second implementation; in random chunks with the mirror off. */
class FrontEndDifferentialTest {
    private static final int BLOCK = 1000;

    /** Trials of this block that both refused; most must not be. */
    private static int refused;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void imu(int block) {
        check(block, random -> {
            boolean mirror = random.nextBoolean();
            ImuParameters p = imuParameters(random);
            int[][] filters = p.filters().stream()
                    .map(f -> new int[] {f.bB(), f.bWf(), f.bAf(), f.a1(), f.a2()})
                    .toArray(int[][]::new);
            PlainImu plain = new PlainImu(
                    p.averagingShift(),
                    p.holdPeriod(),
                    p.bypassJsvd(),
                    p.iafEncoder(),
                    filters,
                    ints(p.scales()),
                    ints(p.thresholds()),
                    mirror);
            long[][][] batch = new long[1 + random.nextInt(2)][][];
            for (int b = 0; b < batch.length; b++) {
                batch[b] = motion(random, 1 + random.nextInt(40));
            }
            ChainRun run = ImuFrontEnd.chain(p, mirror, Fidelity.REFERENCE).start();
            String expected = "";
            String actual = "";
            for (int call = 0; call < 2; call++) {
                int number = call;
                expected += answer(() -> Arrays.deepToString(plain.call(batch)));
                actual += answer(() -> {
                    long[][][] results = new long[batch.length][][];
                    for (int b = 0; b < batch.length; b++) {
                        if (b > 0 || number > 0) {
                            run.boundary(b > 0 ? Boundary.ITEM : Boundary.CALL, Recorder.NONE);
                        }
                        results[b] = rows(chunked(run, Signal.ofIntegers(flat(batch[b]), 3), random));
                    }
                    return Arrays.deepToString(results);
                });
                if (expected.contains("refused")) {
                    break;
                }
            }
            assertThat(actual).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6})
    void audio3External(int block) {
        check(block, random -> {
            boolean mirror = random.nextBoolean();
            Audio3Parameters p = audio3Parameters(random);
            double rate = random.nextInt(3) == 0 ? 8000 + random.nextInt(90000) : Audio3FrontEnd.RATE;
            double[] x = sound(random, 1 + random.nextInt(150), random.nextInt(20) == 0 ? 1.1 : 0.99);
            String expected = answer(() ->
                    core(PlainAudio3.quantize(PlainAudio3.resample(x, rate, Audio3FrontEnd.RATE), 1), p, mirror));
            Chain chain = Audio3FrontEnd.external(rate, 1, p, mirror);
            assertThat(answer(() -> text(chain, Signal.ofReals(x), random))).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {7})
    void audio3Pdm(int block) {
        check(block, random -> {
            boolean mirror = random.nextBoolean();
            Audio3Parameters p = audio3Parameters(random);
            int[] taps = ints(FirDecimator.DEFAULT_TAPS);
            if (random.nextBoolean()) {
                long[] bits = IntStream.range(0, 1 + random.nextInt(900))
                        .mapToLong(i -> random.nextBoolean() ? 1 : -1)
                        .toArray();
                String expected = answer(() -> core(PlainAudio3.decimate(bits, taps), p, mirror));
                Chain chain = Audio3FrontEnd.pdmBits(FirDecimator.DEFAULT_TAPS, p, mirror, Fidelity.REFERENCE);
                assertThat(answer(() -> text(chain, Signal.ofIntegers(bits), random)))
                        .isEqualTo(expected);
            } else {
                double rate = random.nextBoolean() ? 1562500 : 16000 + random.nextInt(50000);
                double[] x = sound(random, 2 + random.nextInt(rate == 1562500 ? 900 : 20), 1);
                String expected = answer(() -> core(
                        PlainAudio3.decimate(PlainAudio3.deltaSigma(PlainAudio3.resample(x, rate, 1562500)), taps),
                        p,
                        mirror));
                Chain chain = Audio3FrontEnd.pdm(rate, FirDecimator.DEFAULT_TAPS, p, mirror, Fidelity.REFERENCE);
                assertThat(answer(() -> text(chain, Signal.ofReals(x), random))).isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {8})
    void audio3Agc(int block) {
        check(block, random -> {
            AgcParameters p = agcParameters(random);
            PlainAgc.Settings plain = new PlainAgc.Settings(
                    p.oversampling(),
                    p.smoother(),
                    p.fixedGain() ? p.fixedIndex() : -1,
                    p.gains().stream().mapToDouble(Double::doubleValue).toArray(),
                    ints(p.thresholds()),
                    ints(p.variation()),
                    p.hysteresis(),
                    p.riseShift(),
                    p.fallShift(),
                    ints(p.waiting()),
                    p.longestWait(),
                    p.smoothing().shift(),
                    p.smoothing().fraction());
            double[] u = sound(random, 1 + random.nextInt(1200), random.nextInt(4) == 0 ? 2 : 0.1);
            String expected = answer(() -> Arrays.toString(PlainAgc.run(u, plain)));
            Chain chain = Audio3FrontEnd.agc(p.inputRate(), p);
            assertThat(answer(() -> Arrays.toString(
                            chunked(chain.start(), Signal.ofReals(u), random).integers())))
                    .isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {9})
    void audio2Normalization(int block) {
        check(block, random -> {
            double dt = random.nextBoolean() ? 1e-4 : 1e-4 * (1 + random.nextInt(30));
            double frameDt = random.nextBoolean() ? 5e-3 : dt * (1 + random.nextInt(60));
            NormalizationParameters p = new NormalizationParameters(
                    dt,
                    Math.max(dt, frameDt),
                    1 + random.nextInt(12),
                    1 + random.nextInt(16),
                    random.nextInt(8),
                    1 + random.nextInt(16),
                    random.nextBoolean(),
                    new long[0],
                    new long[0],
                    new long[0]);
            int density = 1 + random.nextInt(20);
            long[] events = IntStream.range(0, 1 + random.nextInt(300))
                    .mapToLong(t -> random.nextInt(density) == 0 ? random.nextInt(4) : 0)
                    .toArray();
            long[] expected = PlainAudio2.normalize(
                    events,
                    p.dt(),
                    p.frameDt(),
                    p.bitsCounter(),
                    p.bitsLowPass(),
                    p.shift(),
                    p.pLocal(),
                    p.overflowProtect());
            Signal actual = new DivisiveNormalization(p, 1).next(Signal.ofIntegers(events), Recorder.NONE);
            assertThat(actual.integers()).isEqualTo(expected);
        });
    }

    private interface Trial {
        void run(Random random);
    }

    private static void check(int block, Trial trial) {
        refused = 0;
        for (int i = 0; i < BLOCK; i++) {
            long seed = (long) block * BLOCK + i;
            try {
                trial.run(new Random(seed));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        // Each refusal is counted for both implementations.
        assertThat(refused).isLessThan(BLOCK);
    }

    /** The result as text; refusing is an answer too. */
    private static String answer(Supplier<String> work) {
        try {
            return work.get();
        } catch (FrontEndException | OutOfRange e) {
            refused++;
            return "refused";
        }
    }

    private static String core(long[] samples, Audio3Parameters p, boolean mirror) {
        long[][] settings = p.normalization().stream()
                .map(n -> new long[] {n.adaptive() ? 1 : 0, n.b1(), n.b2(), n.lowPass(), n.eps(), n.fixedThreshold()})
                .toArray(long[][]::new);
        long[][] filtered = PlainAudio3.filter(samples, ints(p.selectFilters()), mirror);
        long[][] spikes = PlainAudio3.spikes(filtered, settings, p.joint(), mirror);
        return Arrays.deepToString(PlainAudio3.raster(spikes, p.samplesPerStep()));
    }

    private static String text(Chain chain, Signal signal, Random random) {
        Signal result = chunked(chain.start(), signal, random);
        return result.steps() == 0 ? "[]" : Arrays.deepToString(rows(result));
    }

    /** In chunks of random lengths, which must not matter. */
    private static Signal chunked(ChainRun run, Signal signal, Random random) {
        List<Signal> blocks = new ArrayList<>();
        for (int from = 0; from < signal.steps(); ) {
            int to = Math.min(signal.steps(), from + 1 + random.nextInt(64));
            run.next(signal.slice(from, to), blocks::add, Recorder.NONE);
            from = to;
        }
        run.end(blocks::add, Recorder.NONE);
        return blocks.isEmpty() ? Signal.ofIntegers(new long[0]) : Signal.concatenate(blocks);
    }

    private static long[][] rows(Signal signal) {
        long[][] rows = new long[signal.steps()][];
        for (int t = 0; t < rows.length; t++) {
            rows[t] = Arrays.copyOfRange(signal.integers(), t * signal.width(), (t + 1) * signal.width());
        }
        return rows;
    }

    private static long[] flat(long[][] rows) {
        return Arrays.stream(rows).flatMapToLong(Arrays::stream).toArray();
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Motion of any size, with flat stretches, equal axes and zeros; now and then a value that is refused. */
    private static long[][] motion(Random random, int steps) {
        int size = 1 << random.nextInt(16);
        long[][] samples = new long[steps][3];
        int kind = random.nextInt(5);
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < 3; i++) {
                samples[t][i] = Math.clamp((long) (random.nextGaussian() * size / 2), -32767, 32767);
            }
            if (kind == 1) {
                samples[t][1] = samples[t][0];
            } else if (kind == 2 && t < steps / 2) {
                samples[t] = new long[] {0, 0, random.nextBoolean() ? size : 0};
            } else if (kind == 3 && t > 0) {
                samples[t] = samples[t - 1].clone();
            }
        }
        if (random.nextInt(50) == 0) {
            samples[steps - 1][2] = -32768;
        }
        return samples;
    }

    private static double[] sound(Random random, int length, double most) {
        double size = most * Math.pow(2, -random.nextInt(10));
        double frequency = random.nextDouble();
        boolean noise = random.nextBoolean();
        double[] x = new double[length];
        for (int t = 0; t < length; t++) {
            x[t] = size * (noise ? 2 * random.nextDouble() - 1 : Math.sin(frequency * t));
        }
        return x;
    }

    private static ImuParameters imuParameters(Random random) {
        int channels = 3 * (1 + random.nextInt(5));
        List<BandPass> filters = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            filters.add(
                    switch (random.nextInt(8)) {
                        case 0 ->
                            new BandPass(
                                    random.nextInt(16),
                                    random.nextInt(16),
                                    random.nextInt(16),
                                    random.nextInt(1 << 17) - (1 << 16),
                                    random.nextInt(1 << 17) - (1 << 16));
                        case 1, 2 -> {
                            double low = 0.2 + 60 * random.nextDouble();
                            yield BandPass.design(low, low + 0.5 + 30 * random.nextDouble(), 200)
                                    .registers();
                        }
                        default -> BandPass.DEFAULTS.get(random.nextInt(15));
                    });
        }
        int most = 1 << random.nextInt(20);
        return new ImuParameters(
                random.nextInt(4) == 0,
                random.nextInt(3) == 0 ? random.nextInt(32) : random.nextInt(8),
                1 + random.nextInt(random.nextBoolean() ? 12 : 60),
                filters,
                random.nextBoolean(),
                random.ints(channels, 0, 32).boxed().toList(),
                random.ints(channels, 1, most + 1).boxed().toList());
    }

    private static Audio3Parameters audio3Parameters(Random random) {
        List<Integer> filters = new ArrayList<>(IntStream.range(0, 16).boxed().toList());
        Collections.shuffle(filters, random);
        List<Integer> select = filters.subList(0, 1 + random.nextInt(16));
        List<Normalization> channels = new ArrayList<>();
        boolean same = random.nextBoolean();
        for (int c = 0; c < select.size(); c++) {
            int b1 = 1 + random.nextInt(10);
            channels.add(
                    same
                            ? Normalization.DEFAULT
                            : new Normalization(
                                    random.nextInt(3) > 0,
                                    b1,
                                    random.nextInt(b1),
                                    random.nextInt(16),
                                    random.nextInt(random.nextBoolean() ? 3 : 65536),
                                    random.nextInt(4) == 0 ? random.nextInt(4) : random.nextLong(1L << 42)));
        }
        return new Audio3Parameters(select, channels, random.nextBoolean(), 1 + random.nextInt(60));
    }

    private static AgcParameters agcParameters(Random random) {
        AgcParameters standard = AgcParameters.DEFAULT;
        List<Integer> thresholds =
                random.ints(1, 512).distinct().limit(16).sorted().boxed().toList();
        List<Integer> variation = new ArrayList<>();
        for (int i = 0; i < 17; i++) {
            variation.add(Math.max(-i, random.nextInt(7) - 3));
        }
        variation.set(16, -1 - random.nextInt(3));
        List<Integer> waiting = random.ints(16, 1, 100).boxed().toList();
        int fraction = 1 + random.nextInt(15);
        AgcParameters.Smoothing computed = AgcParameters.Smoothing.of(standard.gains(), fraction, 100);
        return new AgcParameters(
                1 << random.nextInt(3),
                random.nextInt(3) > 0,
                random.nextInt(5) == 0,
                random.nextInt(16),
                standard.gains(),
                thresholds,
                random.nextBoolean() ? standard.variation() : variation,
                random.nextInt(8),
                random.nextInt(6),
                random.nextInt(16),
                waiting,
                1 + random.nextInt(120),
                new AgcParameters.Smoothing(random.nextInt(12), fraction, computed.up(), computed.down()));
    }
}
