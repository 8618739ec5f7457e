package dev.xylo.testkit.junit;

import dev.xylo.core.chip.Core;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.data.DataSet;
import dev.xylo.regress.Comparison;
import dev.xylo.regress.ComparisonText;
import dev.xylo.regress.Golden;
import dev.xylo.regress.GoldenFile;
import dev.xylo.regress.NetworkDifference;
import dev.xylo.regress.States;
import dev.xylo.sim.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Assertions on runs; a failure explains the first difference. */
public final class RunAssertions {
    private RunAssertions() {}

    /**
     * Runs the network of a golden file on its input, as the simulator computes it today.
     *
     * @param golden a file of {@code xylo record}
     * @throws AssertionError if a state differs
     */
    public static void assertReplays(Path golden) {
        try {
            Golden recorded = GoldenFile.read(golden);
            check(recorded.replay(), golden.toString(), recorded, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares a run of a network with a golden recording, every state.
     *
     * @param name what the recording is called in the message, such as its file
     * @param golden the expected recording
     * @param network the network as it is now
     * @param core revision of the arithmetic
     * @param data the input as it is now
     * @throws AssertionError if a state differs
     */
    public static void assertMatches(String name, Golden golden, XyloNetwork network, Core core, DataSet data) {
        States actual = Golden.run(Simulator.of(network, core), data.samples());
        StringBuilder notes = new StringBuilder();
        String changed = NetworkDifference.of(golden.network(), network);
        if (!changed.isEmpty()) {
            notes.append("the network is not the recorded one: ")
                    .append(changed)
                    .append('\n');
        }
        if (!golden.data().samples().equals(data.samples())) {
            notes.append("the input is not the recorded one\n");
        }
        if (golden.core() != core) {
            notes.append("the core is ").append(core.number()).append(", recorded was ");
            notes.append(golden.core().number()).append('\n');
        }
        check(Comparison.of(golden.states(), actual), name, golden, notes.toString());
    }

    /**
     * Compares two recordings, every state that both have.
     *
     * @param expected the expected one
     * @param actual the actual one
     * @throws AssertionError if a value differs
     */
    public static void assertSameStates(States expected, States actual) {
        check(Comparison.of(expected, actual), "expected", null, "");
    }

    private static void check(Comparison comparison, String name, Golden golden, String notes) {
        if (!comparison.equal()) {
            throw new AssertionError("the run differs from " + name + "\n" + notes
                    + ComparisonText.of(comparison, name, "this run", Optional.ofNullable(golden)));
        }
    }
}
