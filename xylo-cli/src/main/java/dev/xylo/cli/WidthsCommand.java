package dev.xylo.cli;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.formats.network.Specification;
import dev.xylo.quantize.Compat;
import dev.xylo.quantize.QuantizationOptions;
import dev.xylo.quantize.optimal.OptimalOptions;
import dev.xylo.sim.decode.Scores;
import dev.xylo.sim.twin.Decay;
import dev.xylo.sim.twin.TwinOptions;
import dev.xylo.study.calibration.WidthSearch;
import dev.xylo.study.statistics.Proportion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code xylo widths}. */
@Command(
        name = "widths",
        description = "Find how few bits input, recurrent and output weights need, calibrated on unlabelled samples.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class WidthsCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Parameters(paramLabel = "SPEC", description = "Float specification.")
    Path specification;

    @Option(
            names = "--calibrate",
            required = true,
            paramLabel = "FILE",
            description = "Unlabelled samples, such as the training set; never the test set.")
    Path calibrate;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Labelled samples to measure accuracy on; the search does not look at them.")
    Path data;

    @Option(
            names = "--decay",
            converter = Choices.DecayChoice.class,
            defaultValue = "exponential",
            description = "Decay of the float network: exponential, euler or bitshift. Default: ${DEFAULT-VALUE}.")
    Decay decay;

    @Mixin
    CoreOption coreOption;

    @Mixin
    NetworkOptions networkOptions;

    @Mixin
    DecodeOptions decodeOptions;

    @Mixin
    DataArguments dataArguments;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Specification read =
                networkOptions.read(specification, spec.commandLine().getErr());
        FloatNetwork network = read.toFloatNetwork();
        dataArguments.know(read, networkOptions);
        DataSet unlabelled = dataArguments.readUnlabelled(calibrate);
        DataSet labelled = data == null ? null : dataArguments.read(data);
        WidthSearch search = new WidthSearch(
                network,
                QuantizationOptions.DEFAULT.with(Compat.CORRECTED),
                OptimalOptions.DEFAULT,
                TwinOptions.DEFAULT.with(decay),
                coreOption.or(Core.CORE_2),
                unlabelled.samples(),
                decodeOptions.decoding());
        List<WidthSearch.Point> path;
        try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), ProgressBar.wanted(), "quantizations")) {
            path = search.run(bar);
        }
        out.printf(
                "%-18s  %11s  %14s  %16s%s%n",
                "bits in/rec/out",
                "weight bits",
                "count error",
                "agree with float",
                labelled == null ? "" : "  accuracy  95 % interval");
        for (WidthSearch.Point point : path) {
            out.printf(
                    Locale.ROOT,
                    "%-18s  %,11d  %7.2f spikes  %14.1f %%%s%n",
                    point.widths().input() + "/" + point.widths().recurrent() + "/"
                            + point.widths().output(),
                    point.weightBits(),
                    point.countError(),
                    100 * point.agreement(),
                    labelled == null ? "" : accuracy(point, labelled));
        }
        WidthSearch.Point first = path.get(0);
        out.printf(
                Locale.ROOT,
                "%d steps from %,d to %,d bits of weights; agreement is on %,d calibration samples%n",
                path.size() - 1,
                first.weightBits(),
                path.get(path.size() - 1).weightBits(),
                unlabelled.samples().size());
        return 0;
    }

    private String accuracy(WidthSearch.Point point, DataSet labelled) {
        double[][] scores = WidthSearch.scores(
                point.network(), coreOption.or(Core.CORE_2), labelled.samples(), decodeOptions.decoding());
        int[] labels = labelled.labels();
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += Scores.decide(scores[i]) == labels[i] ? 1 : 0;
        }
        Proportion accuracy = new Proportion(right, labels.length);
        return String.format(
                Locale.ROOT,
                "  %6.1f %%  %8.1f-%.1f",
                100 * accuracy.value(),
                100 * accuracy.lower(),
                100 * accuracy.upper());
    }
}
