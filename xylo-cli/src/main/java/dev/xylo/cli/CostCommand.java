package dev.xylo.cli;

import dev.xylo.core.chip.Chip;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.core.rules.Design;
import dev.xylo.formats.network.Specification;
import dev.xylo.study.cost.Activity;
import dev.xylo.study.cost.CostReport;
import dev.xylo.study.cost.CycleModel;
import dev.xylo.study.cost.EnergyModel;
import dev.xylo.study.cost.RecordedCost;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo cost}. */
@Command(
        name = "cost",
        description =
                "Say what a network costs on a chip: clock cycles per time step, the clock for real time, operations, and an"
                        + " estimate of power and energy. Without --data and --rates: the worst case.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CostCommand implements Callable<Integer> {
    /** Rockpool's usual time step, s. */
    private static final double TIME_STEP = 1e-3;

    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "NET", description = "Integer network, or float specification with --method.")
    Path network;

    @Option(
            names = "--chip",
            required = true,
            paramLabel = "CHIP",
            converter = Choices.ChipChoice.class,
            description = "audio2 (SYNS61201), imu (SYNS63300) or audio3 (SYNS65302).")
    Chip chip;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Samples: run them on the simulated chip and take the spikes that it emits.")
    Path input;

    @Option(names = "--input", hidden = true)
    void input(Path file) {
        input = file;
    }

    @Option(
            names = "--rates",
            split = ",",
            paramLabel = "RATE",
            description =
                    "Assumed probabilities that an input channel, a hidden and a readout neuron spike in a time step:"
                            + " three numbers 0..1.")
    List<Double> rates;

    @Mixin
    NetworkOptions networkOptions;

    @Option(
            names = "--energy",
            paramLabel = "FILE",
            description = "Energy model to use in place of the one fitted to published points (JSON).")
    Path energy;

    @Mixin
    QuantizeFirst quantize;

    @Mixin
    ResultOption result;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (input != null && rates != null) {
            throw new ParameterException(spec.commandLine(), "--data and --rates exclude each other");
        }
        quantize.checkUnasked();
        EnergyModel model = energy == null ? EnergyModel.published() : EnergyModel.read(energy);
        Specification read = networkOptions.read(network, spec.commandLine().getErr());
        quantize.choices.data.know(read, networkOptions);
        XyloNetwork net = network(read);
        CostReport report = report(net, networkOptions.timeStep(read, TIME_STEP), model);
        result.write(Map.of("network", network), report.map());
        out.printf("%s: network %s%n", network, net.shape());
        report.lines().forEach(out::println);
        return 0;
    }

    private CostReport report(XyloNetwork net, double dt, EnergyModel model) throws IOException {
        Design design = Design.of(net);
        CycleModel.of(design, chip); // Said before the work: there is no model for some chips.
        if (input != null) {
            RecordedCost cost = RecordedCost.of(
                    net, chip, quantize.choices.data.readUnlabelled(input).samples());
            return CostReport.recorded(design, chip, cost, dt, model);
        }
        return CostReport.assumed(design, chip, activity(), dt, model);
    }

    private Activity activity() {
        if (rates == null) {
            return Activity.WORST;
        }
        if (rates.size() != 3) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--rates has " + rates.size()
                            + " numbers; it needs three: input, hidden, readout, such as 0.1,0.05,0.02");
        }
        return new Activity(rates.get(0), rates.get(1), rates.get(2));
    }

    private XyloNetwork network(Specification read) throws IOException {
        if (quantize.isAsked()) {
            return quantize.quantize(read, network, chip.core()).network();
        }
        if (!read.isInteger()) {
            throw new ParameterException(
                    spec.commandLine(),
                    network + " is a float specification; which weights are 0 counts, so give --method");
        }
        return read.toXyloNetwork();
    }
}
