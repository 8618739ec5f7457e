package dev.xylo.frontend.audio3;

import dev.xylo.frontend.Corner;
import dev.xylo.frontend.FrontEndException;
import dev.xylo.frontend.Recorder;
import dev.xylo.frontend.Signal;
import dev.xylo.frontend.Stage;
import dev.xylo.frontend.StageRun;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The analog input: amplifier, converter, anti-aliasing filter and the controller that commands the amplifier's gain. Volts at 50 kHz times the
 * oversampling in; out at 50 kHz pairs of a sample of 10 bits and the command that held for it.
 *
 * <p>The converter's value is used one input sample later. All state runs on from call to call.
 *
 * @param parameters settings
 */
public record AgcInput(AgcParameters parameters) implements Stage {
    private static final List<String> AT_INPUT_RATE = List.of("pga_index", "adc_sample", "aaf");
    private static final List<String> STATES =
            List.of("env_high_res", "envelope", "max_envelope", "registered_max", "waiting", "in_waiting");

    @Override
    public String name() {
        return "AGC input";
    }

    @Override
    public StageRun start() {
        return new Run();
    }

    private final class Run implements StageRun {
        private final Amplifier amplifier = new Amplifier(parameters.inputRate(), parameters.gains());
        private final AntiAliasing filter = AntiAliasing.of(parameters.oversampling());
        private final EnvelopeController controller = new EnvelopeController(parameters);
        /** The last one that the controller gave; it decides on the next one meanwhile. */
        private int command;

        private long delayed;
        private int phase;
        private long sample;
        private boolean warned;

        @Override
        public void next(Signal in, Consumer<Signal> out, Recorder recorder) {
            double[] u = in.reals();
            warn(u, recorder);
            long[] pairs = new long[2 * ((phase + u.length) / parameters.oversampling())];
            Tracks tracks = new Tracks(recorder, u.length, pairs.length / 2);
            int at = 0;
            for (int t = 0; t < u.length; t++) {
                if (!Double.isFinite(u[t])) {
                    throw new FrontEndException(
                            name(), sample + t, FrontEndException.NO_CHANNEL, u[t] + " is no voltage");
                }
                int gain = parameters.fixedGain() ? parameters.fixedIndex() : command;
                double v = amplifier.next(u[t], gain);
                long filtered = filter.next(delayed, sample + t);
                tracks.input(t, v, gain, delayed, filtered);
                delayed = Amplifier.convert(v);
                if (++phase == parameters.oversampling()) {
                    phase = 0;
                    command = controller.index();
                    pairs[at] = filtered;
                    pairs[at + 1] = command;
                    controller.next(filtered, sample + t);
                    tracks.states(at / 2, controller);
                    at += 2;
                }
            }
            sample += u.length;
            tracks.hand(pairs);
            if (pairs.length > 0) {
                out.accept(Signal.ofIntegers(pairs, 2));
            }
        }

        private void warn(double[] u, Recorder recorder) {
            if (warned) {
                return;
            }
            if (parameters.fixedGain() && parameters.smoother()) {
                recorder.warn(
                        Corner.FIXED_GAIN_SMOOTHED,
                        "the gain is fixed, but the controller and the smoother follow their own command, as in Rockpool");
                warned = true;
            }
            if (parameters.oversampling() == 1 && Arrays.stream(u).anyMatch(volts -> volts != 0)) {
                recorder.warn(
                        Corner.UNSTABLE_AMPLIFIER,
                        "with oversampling 1 the amplifier model is unstable and rings at full scale, as in Rockpool; take 2 or 4");
                warned = true;
            }
        }
    }

    /** Intermediate signals of one block. */
    private static final class Tracks {
        private final Recorder recorder;
        private final double[] volts;
        private final long[][] input = new long[AT_INPUT_RATE.size()][];
        private final long[][] states = new long[STATES.size()][];
        private boolean anyState;

        Tracks(Recorder recorder, int inputs, int outputs) {
            this.recorder = recorder;
            this.volts = recorder.wants("amplifier") ? new double[inputs] : null;
            for (int i = 0; i < input.length; i++) {
                input[i] = recorder.wants(AT_INPUT_RATE.get(i)) ? new long[inputs] : null;
            }
            for (int i = 0; i < states.length; i++) {
                states[i] = recorder.wants(STATES.get(i)) ? new long[outputs] : null;
                anyState |= states[i] != null;
            }
        }

        void input(int t, double v, long gain, long converted, long filtered) {
            if (volts != null) {
                volts[t] = v;
            }
            put(input[0], t, gain);
            put(input[1], t, converted);
            put(input[2], t, filtered);
        }

        void states(int t, EnvelopeController controller) {
            if (anyState) {
                long[] now = controller.states();
                for (int i = 0; i < states.length; i++) {
                    put(states[i], t, now[i]);
                }
            }
        }

        void hand(long[] pairs) {
            if (volts != null) {
                recorder.record("amplifier", Signal.ofReals(volts));
            }
            for (int i = 0; i < input.length; i++) {
                hand(AT_INPUT_RATE.get(i), input[i]);
            }
            if (recorder.wants("adc")) {
                hand("adc", column(pairs, 0));
            }
            for (int i = 0; i < states.length; i++) {
                hand(STATES.get(i), states[i]);
            }
            if (recorder.wants("command")) {
                hand("command", column(pairs, 1));
            }
        }

        private void hand(String name, long[] values) {
            if (values != null) {
                recorder.record(name, Signal.ofIntegers(values));
            }
        }

        private static long[] column(long[] pairs, int column) {
            long[] values = new long[pairs.length / 2];
            Arrays.setAll(values, i -> pairs[2 * i + column]);
            return values;
        }

        private static void put(long[] values, int t, long value) {
            if (values != null) {
                values[t] = value;
            }
        }
    }
}
