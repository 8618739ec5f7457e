package dev.xylo.cli;

import dev.xylo.regress.Comparison;
import dev.xylo.regress.ComparisonText;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.regress.States;
import dev.xylo.regress.StatesReader;
import dev.xylo.regress.Tolerance;
import dev.xylo.sim.StateVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code xylo diff}. */
@Command(
        name = "diff",
        description = {
            "Compare two recordings in time: the first difference by step, state and neuron with the values around it, and a"
                    + " count per state.",
            "Exit status: 0 equal, 1 different, 2 wrong input."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DiffCommand implements Callable<Integer> {
    /** Recordings differ. */
    static final int DIFFERENT = 1;

    @Spec
    CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "A",
            description =
                    "The expected recording: .npz of 'record' or 'simulate', or with xylosim's or Rockpool's names; or the"
                            + " folder of a RAM dump, aligned in time where the other one has the state hibernation. A"
                            + " golden file also explains the first difference.")
    Path expected;

    @Parameters(index = "1", paramLabel = "B", description = "The actual recording.")
    Path actual;

    @Option(
            names = "--tolerance",
            split = ",",
            paramLabel = "[STATE=]X",
            description =
                    "Largest absolute difference that counts as equal, for all states or for one: --tolerance 1 or --tolerance"
                            + " v_mem=2,i_syn=1. Default: 0.")
    List<String> tolerance = List.of();

    @Option(
            names = "--offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Compare step t of A with step t+N of B. Default: ${DEFAULT-VALUE}.")
    int offset;

    @Mixin
    WaveOptions waves;

    @Override
    public Integer call() throws IOException {
        Optional<Golden> golden = goldenOf(expected);
        States a = StatesReader.read(expected);
        States b = StatesReader.read(actual);
        Comparison comparison = Comparison.of(a, b, tolerance(), offset);
        waves.write(a, b);
        spec.commandLine()
                .getOut()
                .print(ComparisonText.of(comparison, expected.toString(), actual.toString(), golden));
        return comparison.equal() ? 0 : DIFFERENT;
    }

    static Optional<Golden> goldenOf(Path file) throws IOException {
        return file.toString().endsWith(".npz") && GoldenFile.isGolden(file)
                ? Optional.of(GoldenFile.read(file))
                : Optional.empty();
    }

    private Tolerance tolerance() {
        double all = 0;
        Map<StateVariable, Double> byVariable = new EnumMap<>(StateVariable.class);
        for (String word : tolerance) {
            int equals = word.indexOf('=');
            try {
                double value = Double.parseDouble(word.substring(equals + 1));
                if (equals < 0) {
                    all = value;
                } else {
                    byVariable.put(variable(word.substring(0, equals).strip()), value);
                }
            } catch (NumberFormatException e) {
                throw new ParameterException(
                        spec.commandLine(), "--tolerance: '" + word.substring(equals + 1) + "' is not a number", e);
            }
        }
        return new Tolerance(all, byVariable);
    }

    private StateVariable variable(String key) {
        try {
            return new StateChoice().convert(key);
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), "--tolerance: " + e.getMessage(), e);
        }
    }

    /** Reads a {@link StateVariable}. */
    private static final class StateChoice extends Choice<StateVariable> {
        StateChoice() {
            super("state", List.of(StateVariable.values()), StateVariable::key);
        }
    }
}
