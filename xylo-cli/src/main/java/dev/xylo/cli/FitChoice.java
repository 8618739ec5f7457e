package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.quantize.fit.ChipFit;
import dev.xylo.quantize.optimal.DriveEffect;
import dev.xylo.study.calibration.SimulatedCalibration;
import dev.xylo.study.comparison.Outcome;
import dev.xylo.study.comparison.Pruning;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Making a network small enough for a chip before it is quantized. */
final class FitChoice {
    private static final long SEED = 1;

    /** Options of methods that pruning heeds, whatever the method. */
    static final String[] USES = {"--calibrate", "--decay", "--caps", "--timing", "--without", "--widths"};

    @Option(
            names = "--fit",
            paramLabel = "CHIP",
            converter = Choices.ChipChoice.class,
            description =
                    "First remove the recurrent connections of least effect until fan-out and recurrent slots of the chip"
                            + " suffice: xylo1, audio2, imu or audio3.")
    Chip chip;

    Core core() {
        return chip == null ? Core.CORE_2 : chip.core();
    }

    /** The network that fits the chip asked for; empty if none was asked for. */
    Optional<ChipFit.Fitted> fitted(FloatNetwork network, MethodChoices choices) {
        if (chip == null) {
            return Optional.empty();
        }
        DriveEffect effect = choices.samples().isEmpty()
                ? DriveEffect.assumed(network, choices.optimal())
                : DriveEffect.observed(
                        network,
                        choices.optimal(),
                        new SimulatedCalibration(network, choices.reference(), core(), choices.samples()),
                        SEED);
        return Optional.of(ChipFit.prune(network, chip, effect));
    }

    /** What pruning costs on the calibration samples; empty if there are none. */
    static Optional<Outcome> cost(FloatNetwork whole, FloatNetwork pruned, MethodChoices choices) {
        return choices.samples().isEmpty()
                ? Optional.empty()
                : Optional.of(Pruning.cost(whole, pruned, choices.reference(), choices.samples()));
    }
}
