package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.raster.SpikeRaster;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.data.DataSets;
import dev.xylo.quantize.Quantizer;
import dev.xylo.quantize.fit.ChipFit;
import dev.xylo.quantize.optimal.DriveEffect;
import dev.xylo.quantize.optimal.Effort;
import dev.xylo.quantize.optimal.Ingredient;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.quantize.optimal.Widths;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.Methods;
import dev.xylo.study.calibration.SimulatedCalibration;
import dev.xylo.study.comparison.Outcome;
import dev.xylo.study.comparison.Pruning;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Options of the methods {@code optimal} and {@code calibrated}. */
final class OptimalChoices {
    private static final long SEED = 1;

    @Option(
            names = "--calibrate",
            paramLabel = "FILE",
            description =
                    "Unlabelled samples for the method 'calibrated' (and --fit), such as the training set; never the test set.")
    Path calibrate;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            defaultValue = "exponential",
            description =
                    "Decay of the float network that 'optimal' and 'calibrated' follow: exponential, euler or bitshift."
                            + " Default: ${DEFAULT-VALUE}.")
    Decay decay;

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "INGREDIENT",
            converter = IngredientChoice.class,
            description =
                    "Switch ingredients of 'optimal' and 'calibrated' off: dashes, scale, feedback, shifts, range, readout.")
    List<Ingredient> without = List.of();

    @Option(
            names = "--widths",
            paramLabel = "IN,REC,OUT",
            converter = WidthsChoice.class,
            description = "Bits of input, recurrent and output weights for 'optimal' and 'calibrated', 2..8 each."
                    + " Default: --bits-weight for all.")
    Widths widths;

    @Option(
            names = "--fit",
            paramLabel = "CHIP",
            converter = ChipChoice.class,
            description =
                    "First remove the recurrent connections of least effect until fan-out and recurrent slots of the chip"
                            + " suffice: xylo1, audio2, imu or audio3.")
    Chip fit;

    @Option(
            names = "--budget",
            paramLabel = "SECONDS",
            description =
                    "Time for 'calibrated': neurons that are not reached by then are quantized without calibration, which a"
                            + " warning says. Default: as long as it takes; only then the result is the same everywhere.")
    Double budget;

    private List<SpikeRaster> samples = List.of();

    OptimalOptions options() {
        OptimalOptions options = OptimalOptions.DEFAULT.withDecay(decay::factor);
        for (Ingredient ingredient : without) {
            options = options.without(ingredient);
        }
        return widths == null ? options : options.withWidths(widths);
    }

    void read() throws FormatException {
        samples = calibrate == null ? List.of() : DataSets.read(calibrate).samples();
    }

    /** The network that fits the chip asked for; empty if none was asked for. */
    Optional<ChipFit.Fitted> fitted(FloatNetwork network) {
        if (fit == null) {
            return Optional.empty();
        }
        DriveEffect effect = samples.isEmpty()
                ? DriveEffect.assumed(network, options())
                : DriveEffect.observed(
                        network,
                        options(),
                        new SimulatedCalibration(network, TwinOptions.DEFAULT.with(decay), core(), samples),
                        SEED);
        return Optional.of(ChipFit.prune(network, fit, effect));
    }

    /** What pruning costs on the calibration samples; empty if there are none. */
    Optional<Outcome> pruningCost(FloatNetwork whole, FloatNetwork pruned) {
        return samples.isEmpty()
                ? Optional.empty()
                : Optional.of(Pruning.cost(whole, pruned, TwinOptions.DEFAULT.with(decay), samples));
    }

    /** How many calibration samples there are. */
    int samples() {
        return samples.size();
    }

    /** The method; it follows the network before anything was pruned. Its time begins now. */
    Quantizer quantizer(String method, FloatNetwork network, Effort.Listener listener) {
        Effort effort = budget == null ? Effort.unlimited(listener) : Effort.of(budget, listener);
        return new Methods(network, TwinOptions.DEFAULT.with(decay), samples, options(), effort).of(method, core());
    }

    private Core core() {
        return fit == null ? Core.CORE_2 : fit.core();
    }

    static final class IngredientChoice extends Choice<Ingredient> {
        IngredientChoice() {
            super("ingredient", List.of(Ingredient.values()), Ingredient::key);
        }
    }

    static final class ChipChoice extends Choice<Chip> {
        ChipChoice() {
            super("chip", Chip.all(), Chip::key);
        }
    }

    static final class WidthsChoice implements ITypeConverter<Widths> {
        @Override
        public Widths convert(String text) {
            try {
                List<Integer> bits = Arrays.stream(text.split(",", -1))
                        .map(String::trim)
                        .map(Integer::valueOf)
                        .collect(Collectors.toList());
                if (bits.size() == 3) {
                    return new Widths(bits.get(0), bits.get(1), bits.get(2));
                }
            } catch (IllegalArgumentException e) {
                // said below
            }
            throw new TypeConversionException("'" + text
                    + "' is not three widths: bits of input, recurrent and output weights, 2..8 each, such as 8,4,6");
        }
    }
}
