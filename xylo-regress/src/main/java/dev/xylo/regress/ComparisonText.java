package dev.xylo.regress;

import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A {@link Comparison} for people: the first difference, the values around it, a count per state, a verdict. */
public final class ComparisonText {
    private static final int STEPS_BEFORE = 3;
    private static final int STEPS_AFTER = 2;

    private final Comparison comparison;
    private final String nameOfA;
    private final String nameOfB;
    private final Optional<Explanation> explanation;

    private ComparisonText(Comparison comparison, String nameOfA, String nameOfB, Optional<Explanation> explanation) {
        this.comparison = comparison;
        this.nameOfA = nameOfA;
        this.nameOfB = nameOfB;
        this.explanation = explanation;
    }

    /**
     * The comparison as text.
     *
     * @param comparison what was compared
     * @param nameOfA what the expected recording is called, such as its file
     * @param nameOfB what the actual recording is called
     * @param golden the network and input that gave the expected recording; they explain the first difference
     * @return several lines, the last one the verdict
     */
    public static String of(Comparison comparison, String nameOfA, String nameOfB, Optional<Golden> golden) {
        Optional<Explanation> explanation = golden.map(known -> new Explanation(known, comparison.expected()));
        return new ComparisonText(comparison, nameOfA, nameOfB, explanation).text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        comparison.structure().forEach(line -> lines.add(line));
        comparison.first().ifPresent(place -> first(place, lines));
        if (comparison.differing() > 0) {
            lines.addAll(table());
        }
        lines.add(verdict());
        return String.join("\n", lines) + "\n";
    }

    private void first(Place place, List<String> lines) {
        boolean several = comparison.expected().samples() > 1;
        double expected = expected(place);
        double actual = actual(place);
        lines.add("first difference: " + place.text(several) + ": " + number(expected) + " in A, " + number(actual)
                + " in B (B - A = " + number(actual - expected) + ")");
        lines.add("  A: " + nameOfA);
        lines.add("  B: " + nameOfB + (comparison.offset() == 0 ? "" : ", moved by " + comparison.offset() + " steps"));
        lines.add("");
        lines.addAll(around(place));
        explanation.ifPresent(known -> {
            lines.add("");
            known.lines(place).forEach(line -> lines.add("  " + line));
        });
        OptionalInt offset = comparison.agreesAtOffset();
        if (offset.isPresent()) {
            lines.add("");
            lines.add("  moved in time the recordings agree: step t of A is step t"
                    + String.format("%+d", offset.getAsInt()) + " of B (--offset " + offset.getAsInt() + ")");
        }
        lines.add("");
    }

    /** The neuron's states in the steps around the place, A and B beside each other. */
    private List<String> around(Place place) {
        List<StateVariable> variables = comparison.counts().stream()
                .map(StateCount::variable)
                .filter(variable -> variable == place.variable() || sameNeuron(variable, place.variable()))
                .toList();
        int from = Math.max(Math.max(0, -comparison.offset()), place.step() - STEPS_BEFORE);
        int to = Math.min(
                Math.min(
                        comparison.expected().steps(place.sample()),
                        comparison.actual().steps(place.sample()) - comparison.offset()),
                place.step() + STEPS_AFTER + 1);
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("step"));
        for (StateVariable variable : variables) {
            header.add(variable.key() + " A");
            header.add("B");
        }
        rows.add(header);
        for (int step = from; step < to; step++) {
            List<String> row = new ArrayList<>(List.of(Integer.toString(step)));
            for (StateVariable variable : variables) {
                Place here = new Place(place.sample(), step, variable, place.neuron());
                double expected = expected(here);
                double actual = actual(here);
                row.add(number(expected));
                row.add(number(actual) + (expected == actual ? " " : "*"));
            }
            rows.add(row);
        }
        return aligned(rows);
    }

    private static boolean sameNeuron(StateVariable one, StateVariable other) {
        return layer(one) == layer(other) && layer(one) != 0;
    }

    private static int layer(StateVariable variable) {
        return switch (variable) {
            case SPIKES, I_SYN, I_SYN_2, V_MEM -> 1;
            case SPIKES_OUT, I_SYN_OUT, V_MEM_OUT -> 2;
            case HIBERNATION -> 0;
        };
    }

    private List<String> table() {
        boolean several = comparison.expected().samples() > 1;
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("state", "compared", "differ", "share", "largest", "first"));
        for (StateCount count : comparison.counts()) {
            rows.add(List.of(
                    count.variable().key(),
                    String.format(Locale.ROOT, "%,d", count.compared()),
                    String.format(Locale.ROOT, "%,d", count.differing()),
                    count.compared() == 0
                            ? "-"
                            : String.format(Locale.ROOT, "%.2f %%", 100.0 * count.differing() / count.compared()),
                    number(count.largest()),
                    count.first()
                            .map(place -> (several ? "sample " + place.sample() + ", " : "") + "step " + place.step()
                                    + ", neuron " + place.neuron())
                            .orElse("-")));
        }
        return aligned(rows);
    }

    private String verdict() {
        String states = comparison.counts().stream()
                .map(count -> count.variable().key())
                .collect(Collectors.joining(", "));
        if (comparison.equal()) {
            return String.format(Locale.ROOT, "equal: all %,d values agree (%s)", comparison.compared(), states);
        }
        return String.format(
                Locale.ROOT,
                "different: %,d of %,d values differ (%s)",
                comparison.differing(),
                comparison.compared(),
                states.isEmpty() ? "no state in common" : states);
    }

    private double expected(Place place) {
        return comparison.expected().value(place.variable(), place.sample(), place.step(), place.neuron());
    }

    private double actual(Place place) {
        return comparison
                .actual()
                .value(place.variable(), place.sample(), place.step() + comparison.offset(), place.neuron());
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.6g", value);
    }

    private static List<String> aligned(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(" ");
            for (int c = 0; c < widths.length; c++) {
                String cell = row.get(c);
                boolean left = c == 0;
                String pad = " ".repeat(widths[c] - cell.length());
                line.append(' ').append(left ? cell + pad : pad + cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
