package dev.xylo.frontend.audio2;

import dev.xylo.frontend.Boundary;
import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sound through microphone, amplifier, 16 band-passes, rectifiers and leaky integrators to spikes (T, 16), in double.
 *
 * <p>The noise needs the whole signal, so all of it is held; it is mirrored as in Rockpool, the first half dropped behind the rectifiers. The
 * integrators run on from call to call, and so do the random numbers. The offset of the first filter counts for all of them, and the
 * amplifier's twice, as in the reference.
 *
 * @param parameters settings
 * @param startVoltage of the integrators, per filter, or of length 0 for 0 V
 */
public record AnalogFrontEnd(AnalogParameters parameters, double... startVoltage) implements Stage {
    /** Most samples that are held. */
    public static final int LONGEST = 1 << 22;

    private static final double RAIL = 0.55;
    private static final double HIGH_PASS_HZ = 20;

    /** Copies and checks. */
    public AnalogFrontEnd {
        startVoltage = startVoltage.clone();
        if (startVoltage.length != 0 && startVoltage.length != Mismatch.FILTERS) {
            throw new IllegalArgumentException(
                    startVoltage.length + " start voltages; needed is one per filter, " + Mismatch.FILTERS);
        }
    }

    @Override
    public String name() {
        return "analog model";
    }

    @Override
    public StageRun start() {
        return new AnalogRun(this);
    }

    /**
     * What the chip of this seed is.
     *
     * @return offsets and frequencies
     */
    public Mismatch mismatch() {
        return Mismatch.draw(new LegacyRandom(parameters.seed()), parameters.addOffset(), parameters.addMismatch());
    }

    /**
     * The chip's band-passes.
     *
     * @return per filter two sections of b0, b1, b2, 1, a1, a2
     */
    public double[][][] sections() {
        Mismatch chip = mismatch();
        double[][][] all = new double[Mismatch.FILTERS][][];
        for (int c = 0; c < all.length; c++) {
            all[c] = bandPass(chip, c, parameters.rate()).sections();
        }
        return all;
    }

    static Biquads bandPass(Mismatch chip, int filter, double rate) {
        double half = chip.widths()[filter] / 2;
        return Biquads.bandPass(chip.centres()[filter] - half, chip.centres()[filter] + half, rate);
    }

    private static final class AnalogRun implements StageRun {
        private final AnalogParameters parameters;
        private final String name;
        private final LegacyRandom random;
        private final Mismatch chip;
        private final Integrators integrators;
        private List<Signal> held = new ArrayList<>();
        private int samples;

        AnalogRun(AnalogFrontEnd stage) {
            this.parameters = stage.parameters;
            this.name = stage.name();
            this.random = new LegacyRandom(parameters.seed());
            this.chip = Mismatch.draw(random, parameters.addOffset(), parameters.addMismatch());
            this.integrators = new Integrators(1 / parameters.rate(), stage.startVoltage);
        }

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            double[] x = in.reals();
            for (int t = 0; t < x.length; t++) {
                if (!Double.isFinite(x[t])) {
                    throw new FrontEndException(
                            name, (long) samples + t, FrontEndException.NO_CHANNEL, x[t] + " is no voltage");
                }
            }
            samples += x.length;
            if (samples > LONGEST) {
                throw new IllegalArgumentException(name + ": the signal is held as a whole, at most " + LONGEST
                        + " samples (" + LONGEST / (int) parameters.rate() + " s)");
            }
            held.add(in);
        }

        @Override
        public void end(Consumer<Signal> out, Recorder recorder) {
            if (held.isEmpty()) {
                return;
            }
            if (parameters.addOffset()) {
                recorder.warn(
                        Corner.OFFSET_TWICE,
                        "the amplifier's offset counts twice, and the first filter's offset for all filters, as in Rockpool");
            }
            Signal whole = Signal.concatenate(held);
            held = new ArrayList<>();
            samples = 0;
            Noise noise = new Noise(random, parameters.rate(), 2 * whole.steps());
            double[] amplified = amplify(microphone(whole, recorder), noise, recorder);
            double[] rectified = rectify(amplified, whole.steps(), noise, recorder);
            Signal spikes = Signal.ofIntegers(integrators.spikes(rectified), Mismatch.FILTERS);
            recorder.record("lif_spikes", spikes);
            out.accept(spikes);
        }

        private double[] microphone(Signal whole, Recorder recorder) {
            int steps = whole.steps();
            double[] e = new double[2 * steps];
            System.arraycopy(whole.reversed().reals(), 0, e, 0, steps);
            System.arraycopy(whole.reals(), 0, e, steps, steps);
            for (int t = 0; t < e.length; t++) {
                double r = e[t] / 0.2;
                e[t] = clip(e[t] + 0.002 * (3 * r - 4 * r * r * r));
            }
            recorder.record("mic", Signal.ofReals(e.clone()));
            return e;
        }

        private double[] amplify(double[] m, Noise noise, Recorder recorder) {
            double gain = Math.pow(2, parameters.gainDb() / 6.0);
            double[] a = new double[m.length];
            for (int t = 0; t < m.length; t++) {
                double u = gain * (m[t] + chip.lnaOffset()) / 0.44;
                a[t] = clip(0.44 * (u - 0.01 * u * u * u));
            }
            recorder.record("lna", Signal.ofReals(a.clone()));
            double[] added = parameters.addNoise() ? noise.next(70e-9, 70e3) : new double[m.length];
            if (parameters.addNoise()) {
                recorder.record("noise", Signal.ofReals(added));
            }
            for (int t = 0; t < m.length; t++) {
                a[t] = a[t] + chip.lnaOffset() + added[t];
            }
            return a;
        }

        private double[] rectify(double[] amplified, int steps, Noise noise, Recorder recorder) {
            double[] input = amplified.clone();
            for (int t = 0; t < input.length; t++) {
                input[t] += chip.bpfOffset()[0];
            }
            double[][] filtered = new double[Mismatch.FILTERS][];
            for (int c = 0; c < filtered.length; c++) {
                filtered[c] = bandPass(chip, c, parameters.rate()).filter(input);
            }
            if (parameters.addNoise()) {
                for (double[] channel : filtered) {
                    add(channel, noise.next(1e-9, 100e3), recorder);
                }
            }
            recordHalf(recorder, "bpf", filtered, steps);
            HighPass highPass = new HighPass(HIGH_PASS_HZ, parameters.rate());
            for (int c = 0; c < filtered.length; c++) {
                double[] passed = highPass.filter(filtered[c]);
                add(passed, noise.next(700e-9, 158), recorder);
                for (int t = 0; t < passed.length; t++) {
                    passed[t] = Math.abs(passed[t]);
                }
                filtered[c] = passed;
            }
            double[] rectified = secondHalf(filtered, steps);
            recorder.record("rect", Signal.ofReals(rectified, Mismatch.FILTERS));
            return rectified;
        }

        private static void add(double[] channel, double[] noise, Recorder recorder) {
            recorder.record("noise", Signal.ofReals(noise));
            for (int t = 0; t < channel.length; t++) {
                channel[t] += noise[t];
            }
        }

        private static void recordHalf(Recorder recorder, String name, double[][] channels, int steps) {
            if (recorder.wants(name)) {
                recorder.record(name, Signal.ofReals(secondHalf(channels, steps), channels.length));
            }
        }

        private static double[] secondHalf(double[][] channels, int steps) {
            double[] values = new double[steps * channels.length];
            for (int t = 0; t < steps; t++) {
                for (int c = 0; c < channels.length; c++) {
                    values[t * channels.length + c] = channels[c][steps + t];
                }
            }
            return values;
        }

        private static double clip(double v) {
            return Math.max(-RAIL, Math.min(RAIL, v));
        }

        @Override
        public void boundary(Boundary boundary, Recorder recorder) {
            held = new ArrayList<>();
            samples = 0;
        }
    }
}
