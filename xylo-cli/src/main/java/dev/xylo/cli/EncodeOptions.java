package dev.xylo.cli;

import dev.xylo.frontend.Fidelity;
import dev.xylo.frontend.audio3.AgcParameters;
import dev.xylo.frontend.audio3.Audio3Parameters;
import dev.xylo.frontend.imu.ImuParameters;
import dev.xylo.study.signals.Audio2Choice;
import dev.xylo.study.signals.Audio3Choice;
import dev.xylo.study.signals.FrontEndChoice;
import dev.xylo.study.signals.ImuChoice;
import dev.xylo.study.signals.RecordingEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options of {@code xylo encode} that choose and set up a front-end. */
final class EncodeOptions {
    private static final double AUDIO2_STEP = 0.01;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Samples per second, where the file does not state them. IMU: 200.")
    Double rate;

    @Option(
            names = "--dt",
            paramLabel = "SECONDS",
            description =
                    "Time step of the core. audio3: a whole number of samples, default 50 (1.024 ms); audio2: default 0.01.")
    Double dt;

    @Option(
            names = "--as-chip",
            description =
                    "Follow a streaming chip where Rockpool's simulation differs: no mirror, no edges of the PDM filter, no output"
                            + " that a flat first sample kills.")
    boolean asChip;

    @Option(
            names = "--no-mirror",
            description =
                    "Do not run filters over the mirrored signal first, as Rockpool does. A recording of any length streams then.")
    boolean noMirror;

    @Option(names = "--channel", paramLabel = "N", description = "Channel of a sound with several, from 0. Default: 0.")
    Integer channel;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "Factor in front of a sound. Full scale of the file is 1.")
    Double scale;

    @Option(
            names = "--input",
            paramLabel = "external|pdm|pdm-bits|analog",
            description = "audio3: where the sound comes in. Default: external.")
    String input;

    @Option(
            names = "--filters",
            split = ",",
            paramLabel = "N",
            description = "audio3: filters of the output channels, 0..15 in any order. Default: all.")
    List<Integer> filters;

    @Option(names = "--oversampling", paramLabel = "1|2|4", description = "audio3 analog: default 2.")
    Integer oversampling;

    @Option(names = "--fixed-gain", paramLabel = "INDEX", description = "audio3 analog: a gain that stays, 0..15.")
    Integer fixedGain;

    @Option(
            names = "--quantize",
            paramLabel = "SCALE",
            description = "imu: samples are in g; 1 g becomes SCALE * 2^15. Without it they must be integers.")
    Double quantize;

    @Option(names = "--bypass-jsvd", description = "imu: without removal of rotation.")
    boolean bypass;

    @Option(names = "--iaf", description = "imu: the integrate-and-fire encoder instead of the scale encoder.")
    boolean iaf;

    @Option(names = "--seed", paramLabel = "N", description = "audio2: seed of mismatch and noise. Default: 0.")
    Long seed;

    @Option(names = "--gain", paramLabel = "DB", description = "audio2: gain of the amplifier, 0, 6 or 12. Default: 0.")
    Integer gain;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "noise|offset|mismatch",
            description = "audio2: imperfections to leave out. The rectifiers always have noise, as in Rockpool.")
    List<String> without;

    RecordingEncoder encoder(String name, CommandLine command) {
        FrontEndChoice choice = switch (name) {
            case "imu" -> imu(command);
            case "audio3" -> audio3(command);
            default -> audio2(command);
        };
        if (rate != null && !(rate > 0 && Double.isFinite(rate))) {
            throw new ParameterException(command, "--rate " + rate + "; needed is a number above 0");
        }
        return new RecordingEncoder(choice, optional(rate));
    }

    private FrontEndChoice imu(CommandLine command) {
        refuse(command, "imu", "--dt", dt, "--channel", channel, "--scale", scale);
        refuseAudio3(command, "imu");
        refuseAudio2(command, "imu");
        ImuParameters parameters = ImuParameters.DEFAULT.withBypass(bypass).withIafEncoder(iaf);
        return new ImuChoice(parameters, optional(quantize), mirror(), fidelity());
    }

    private FrontEndChoice audio3(CommandLine command) {
        refuseImu(command, "audio3");
        refuseAudio2(command, "audio3");
        Audio3Choice.Input chosen = chosenInput(command);
        if (chosen != Audio3Choice.Input.ANALOG) {
            refuse(command, "audio3 without --input analog", "--oversampling", oversampling, "--fixed-gain", fixedGain);
        }
        Audio3Parameters parameters =
                filters == null ? Audio3Parameters.DEFAULT : Audio3Parameters.DEFAULT.withFilters(filters);
        AgcParameters agc = AgcParameters.DEFAULT;
        if (oversampling != null) {
            agc = agc.withOversampling(oversampling);
        }
        if (fixedGain != null) {
            agc = agc.withFixedGain(fixedGain);
        }
        return new Audio3Choice(chosen, channel(), scale(), parameters, agc, optional(dt), mirror(), fidelity());
    }

    private Audio3Choice.Input chosenInput(CommandLine command) {
        if (input == null) {
            return Audio3Choice.Input.EXTERNAL;
        }
        try {
            return Audio3Choice.Input.valueOf(input.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    command, "--input " + input + "; needed is external, pdm, pdm-bits or analog", e);
        }
    }

    private FrontEndChoice audio2(CommandLine command) {
        refuseImu(command, "audio2");
        refuseAudio3(command, "audio2");
        if (noMirror) {
            throw new ParameterException(
                    command, "--no-mirror: the model of audio2 always runs over the mirrored signal");
        }
        List<String> left = without == null ? List.of() : without;
        for (String word : left) {
            if (!List.of("noise", "offset", "mismatch").contains(word)) {
                throw new ParameterException(command, "--without " + word + "; needed is noise, offset or mismatch");
            }
        }
        return new Audio2Choice(
                channel(),
                scale(),
                seed == null ? 0 : seed,
                !left.contains("noise"),
                !left.contains("offset"),
                !left.contains("mismatch"),
                gain == null ? 0 : gain,
                dt == null ? AUDIO2_STEP : dt,
                fidelity());
    }

    /** A case brings its own parameters. */
    void refuseAny(String file, CommandLine command) {
        String what = "the recorded case " + file;
        refuseImu(command, what);
        refuseAudio3(command, what);
        refuseAudio2(command, what);
        refuse(command, what, "--rate", rate, "--dt", dt, "--channel", channel, "--scale", scale);
        refuse(command, what, "--as-chip", asChip ? true : null, "--no-mirror", noMirror ? true : null);
    }

    private void refuseImu(CommandLine command, String what) {
        refuse(
                command,
                what,
                "--quantize",
                quantize,
                "--bypass-jsvd",
                bypass ? true : null,
                "--iaf",
                iaf ? true : null);
    }

    private void refuseAudio3(CommandLine command, String what) {
        refuse(
                command,
                what,
                "--input",
                input,
                "--filters",
                filters,
                "--oversampling",
                oversampling,
                "--fixed-gain",
                fixedGain);
    }

    private void refuseAudio2(CommandLine command, String what) {
        refuse(command, what, "--seed", seed, "--gain", gain, "--without", without);
    }

    private static void refuse(CommandLine command, String what, Object... optionsAndValues) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < optionsAndValues.length; i += 2) {
            if (optionsAndValues[i + 1] != null) {
                given.add((String) optionsAndValues[i]);
            }
        }
        if (!given.isEmpty()) {
            throw new ParameterException(command, String.join(", ", given) + " says nothing to " + what);
        }
    }

    private int channel() {
        return channel == null ? 0 : channel;
    }

    private double scale() {
        return scale == null ? 1 : scale;
    }

    private boolean mirror() {
        return !noMirror && !asChip;
    }

    private Fidelity fidelity() {
        return asChip ? Fidelity.CHIP : Fidelity.REFERENCE;
    }

    private static OptionalDouble optional(Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
