package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.formats.network.NetworkFormat;
import dev.xylo.formats.network.NetworkFormats;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.Quantizers;
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

    /** Names and summaries, for help texts. */
    static final class MethodNames implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return Quantizers.methods().stream()
                    .map(method -> method.name() + " (" + method.summary()
                            + (method.samples() == dev.xylo.quantize.Method.Samples.NEEDED ? ": --calibrate FILE" : "")
                            + ")")
                    .iterator();
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

    /** Reads {@link Caps}. */
    static final class CapsChoice implements ITypeConverter<Caps> {
        @Override
        public Caps convert(String text) {
            try {
                return Caps.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    static final class FormatChoice extends Choice<NetworkFormat> {
        FormatChoice() {
            super("format", NetworkFormats.written(), NetworkFormat::key);
        }
    }
}
