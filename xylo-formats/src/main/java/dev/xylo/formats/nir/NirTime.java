package dev.xylo.formats.nir;

import java.util.List;
import java.util.OptionalDouble;

/** The time step to take: what a person says, what the neurons imply, what the file's metadata says; and what to say where they differ. */
final class NirTime {
    private static final double TOLERANCE = 1e-6;

    private final NirOptions options;
    private final List<String> notes;
    private final List<String> warnings;

    NirTime(NirOptions options, List<String> notes, List<String> warnings) {
        this.options = options;
        this.notes = notes;
        this.warnings = warnings;
    }

    double step(NirGraph graph, List<NirLayer> layers, NirWriter writer) {
        OptionalDouble implied = switch (writer) {
            case ANY -> NirTimeStep.implied(layers);
            case ROCKPOOL -> NirWriter.rockpoolTimeStep(layers);
            case NORSE -> OptionalDouble.empty();
        };
        String from = writer == NirWriter.ROCKPOOL
                ? "r = tau_mem/dt exp(-dt/tau_mem)"
                : "r = tau_mem/dt and w_in = tau_syn/dt";
        OptionalDouble stated = NirTimeStep.stated(graph);
        if (options.dt().isPresent()) {
            double chosen = options.dt().getAsDouble();
            if (implied.isPresent() && differ(implied.getAsDouble(), chosen)) {
                warnings.add("dt = " + chosen + " s was given, but r and w_in of the file imply "
                        + implied.getAsDouble() + " s; leave --dt out to take that");
            }
            return chosen;
        }
        if (implied.isPresent()) {
            double dt = implied.getAsDouble();
            if (stated.isPresent() && differ(stated.getAsDouble(), dt)) {
                warnings.add("dt = " + dt + " s is taken, as " + from
                        + " of all neurons imply; the file's metadata says " + stated.getAsDouble()
                        + " s, which is another network: --dt " + stated.getAsDouble() + " takes that");
            } else {
                notes.add("dt = " + dt + " s, as "
                        + (stated.isPresent() ? "the file says" : from + " of all neurons imply"));
            }
            return dt;
        }
        if (stated.isPresent()) {
            notes.add("dt = " + stated.getAsDouble() + " s, as the file says");
            return stated.getAsDouble();
        }
        if (writer == NirWriter.NORSE) {
            throw new NirException(
                    null,
                    "looks like Norse's export of LIFCell (r = w_in = 1, very short time constants), which does not say its time step:"
                            + " give it in seconds; Norse's own default is --dt 0.001");
        }
        throw new NirException(
                null,
                "the time step is not known, and r and w_in of the neurons do not imply one: give it in seconds, such as --dt 0.001");
    }

    private static boolean differ(double a, double b) {
        return Math.abs(a - b) > TOLERANCE * b;
    }
}
