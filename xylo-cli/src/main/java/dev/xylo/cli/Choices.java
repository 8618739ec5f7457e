package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.sim.Simulator;
import dev.xylo.sim.twin.Caps;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.ReadoutTiming;
import dev.xylo.study.calibration.Methods;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The choices that commands share; each lists its values from where they are defined. */
final class Choices {
    private Choices() {}

    static final class Method extends Choice<String> {
        Method() {
            super("method", Methods.names(), name -> name);
        }
    }

    static final class CompatChoice extends Choice<Compat> {
        CompatChoice() {
            super("version", List.of(Compat.values()), Compat::key);
        }
    }

    static final class DecayChoice extends Choice<Decay> {
        DecayChoice() {
            super("decay", List.of(Decay.values()), Decay::key);
        }
    }

    static final class Timing extends Choice<ReadoutTiming> {
        Timing() {
            super("timing", List.of(ReadoutTiming.values()), ReadoutTiming::key);
        }
    }

    static final class Kernel extends Choice<String> {
        Kernel() {
            super("kernel", Simulator.kernels(), name -> name);
        }
    }

    static final class ChipChoice extends Choice<Chip> {
        ChipChoice() {
            super("chip", Chip.all(), Chip::key);
        }
    }

    static final class CoreChoice extends Choice<Core> {
        CoreChoice() {
            super("core", List.of(Core.values()), core -> Integer.toString(core.number()));
        }
    }

    /** {@code chip}, {@code none}, or a number: Rockpool's {@code max_spikes_per_dt}. */
    static final class CapsChoice implements ITypeConverter<Caps> {
        @Override
        public Caps convert(String text) {
            if (text.equalsIgnoreCase("chip")) {
                return Caps.CHIP;
            }
            if (text.equalsIgnoreCase("none")) {
                return Caps.NONE;
            }
            try {
                return Caps.perNeuron(Integer.parseInt(text));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text
                        + "' is not a spike cap: chip, none, or the spikes of a neuron in a step (at least 1)");
            }
        }
    }

    static final class FormatChoice extends Choice<NetworkFormat> {
        FormatChoice() {
            super("format", NetworkFormats.all(), NetworkFormat::key);
        }
    }
}
