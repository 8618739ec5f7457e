package dev.xylo.regress;

import dev.xylo.formats.numpy.NdArray;
import dev.xylo.sim.StateVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Two recordings, value by value. Immutable. */
public final class Comparison {
    /** The order in which a step computes its states: the first difference in it is the cause of those after it. */
    static final List<StateVariable> CAUSAL = List.of(
            StateVariable.I_SYN,
            StateVariable.I_SYN_2,
            StateVariable.I_SYN_OUT,
            StateVariable.V_MEM,
            StateVariable.SPIKES,
            StateVariable.V_MEM_OUT,
            StateVariable.SPIKES_OUT,
            StateVariable.HIBERNATION);

    private static final int FARTHEST_OFFSET = 4;

    private final States a;
    private final States b;
    private final Tolerance tolerance;
    private final int offset;
    private final List<StateCount> counts = new ArrayList<>();
    private final List<String> structure = new ArrayList<>();

    private Comparison(States a, States b, Tolerance tolerance, int offset) {
        this.a = RamStates.aligned(a, b);
        this.b = RamStates.aligned(b, a);
        this.tolerance = tolerance;
        this.offset = offset;
    }

    /**
     * Compares from step 0 on, every bit.
     *
     * @param a the expected one
     * @param b the actual one
     * @return the comparison
     */
    public static Comparison of(States a, States b) {
        return of(a, b, Tolerance.EXACT, 0);
    }

    /**
     * Compares the states that both have. A dump that lacks the steps in which the chip hibernates is aligned in time by the flag of the
     * other recording; those steps are not compared.
     *
     * @param a the expected one
     * @param b the actual one
     * @param tolerance what still counts as equal
     * @param offset step t of {@code a} is compared with step {@code t + offset} of {@code b}, in every sample
     * @return the comparison
     */
    public static Comparison of(States a, States b, Tolerance tolerance, int offset) {
        Comparison comparison = new Comparison(a, b, tolerance, offset);
        comparison.compareStructure();
        for (StateVariable variable : CAUSAL) {
            if (a.variables().contains(variable)
                    && b.variables().contains(variable)
                    && a.width(variable) == b.width(variable)) {
                comparison.counts.add(comparison.compare(variable));
            }
        }
        if (comparison.compared() == 0) {
            comparison.structure.add("the recordings have no value in common");
        }
        return comparison;
    }

    /** A state that only one has is no difference; other numbers of samples, steps or neurons are. */
    private void compareStructure() {
        if (a.samples() != b.samples()) {
            structure.add(a.samples() + " against " + b.samples() + " samples");
        }
        for (int sample = 0; sample < Math.min(a.samples(), b.samples()); sample++) {
            if (a.steps(sample) != b.steps(sample) && offset == 0) {
                structure.add((a.samples() > 1 ? "sample " + sample + ": " : "") + a.steps(sample) + " against "
                        + b.steps(sample) + " steps" + hint());
                break;
            }
        }
        for (StateVariable variable : CAUSAL) {
            if (a.variables().contains(variable)
                    && b.variables().contains(variable)
                    && a.width(variable) != b.width(variable)) {
                structure.add(variable.key() + ": " + a.width(variable) + " against " + b.width(variable) + " neurons");
            }
        }
    }

    private String hint() {
        if (a.lacksHibernation() == b.lacksHibernation()) {
            return "";
        }
        return "; " + (a.lacksHibernation() ? "A" : "B")
                + " is a dump without the steps in which the chip hibernates, and the other one does not say which these are: record it"
                + " with the state hibernation";
    }

    private StateCount compare(StateVariable variable) {
        NdArray expected = a.array(variable);
        NdArray actual = b.array(variable);
        int width = a.width(variable);
        double allowed = tolerance.of(variable);
        long compared = 0;
        long differing = 0;
        double largest = 0;
        Place first = null;
        for (int sample = 0; sample < Math.min(a.samples(), b.samples()); sample++) {
            int from = Math.max(0, -offset);
            int to = Math.min(a.steps(sample), b.steps(sample) - offset);
            for (int step = from; step < to; step++) {
                if (!isRecorded(sample, step)) {
                    continue;
                }
                int rowOfA = (a.firstRow(sample) + step) * width;
                int rowOfB = (b.firstRow(sample) + step + offset) * width;
                for (int neuron = 0; neuron < width; neuron++) {
                    double distance = distance(expected.doubleAt(rowOfA + neuron), actual.doubleAt(rowOfB + neuron));
                    largest = Math.max(largest, distance);
                    if (distance > allowed) {
                        differing++;
                        if (first == null) {
                            first = new Place(sample, step, variable, neuron);
                        }
                    }
                }
                compared += width;
            }
        }
        return new StateCount(variable, compared, differing, largest, Optional.ofNullable(first));
    }

    private boolean isRecorded(int sample, int step) {
        return a.isRecorded(a.firstRow(sample) + step) && b.isRecorded(b.firstRow(sample) + step + offset);
    }

    private static double distance(double x, double y) {
        if (x == y || Double.isNaN(x) && Double.isNaN(y)) {
            return 0;
        }
        double distance = Math.abs(x - y);
        return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
    }

    /**
     * Whether nothing differs.
     *
     * @return true if all values that both have agree, and samples, steps and neurons too
     */
    public boolean equal() {
        return structure.isEmpty() && differing() == 0;
    }

    /**
     * The first difference: by sample, by step, then in the order in which a step computes its states, then by neuron.
     *
     * @return empty if no value differs
     */
    public Optional<Place> first() {
        Place first = null;
        for (StateCount count : counts) {
            Place candidate = count.first().orElse(null);
            if (candidate != null
                    && (first == null
                            || candidate.sample() < first.sample()
                            || candidate.sample() == first.sample() && candidate.step() < first.step())) {
                first = candidate;
            }
        }
        return Optional.ofNullable(first);
    }

    /**
     * Counts by state.
     *
     * @return states that both have, in the order in which a step computes them; unmodifiable
     */
    public List<StateCount> counts() {
        return List.copyOf(counts);
    }

    /**
     * What differs besides values.
     *
     * @return one line for each difference in samples, steps or neurons; unmodifiable
     */
    public List<String> structure() {
        return List.copyOf(structure);
    }

    /**
     * Values that both have.
     *
     * @return over all states
     */
    public long compared() {
        return counts.stream().mapToLong(StateCount::compared).sum();
    }

    /**
     * Values that differ.
     *
     * @return over all states
     */
    public long differing() {
        return counts.stream().mapToLong(StateCount::differing).sum();
    }

    /**
     * Whether the recordings agree when one of them is moved in time, as they do when one started late.
     *
     * @return the offset at which nothing differs, if a small one exists and at least half of the values remain; empty if they agree
     *     as they are
     */
    public OptionalInt agreesAtOffset() {
        if (differing() == 0) {
            return OptionalInt.empty();
        }
        for (int distance = 1; distance <= FARTHEST_OFFSET; distance++) {
            for (int candidate : new int[] {offset + distance, offset - distance}) {
                Comparison moved = of(a, b, tolerance, candidate);
                if (moved.differing() == 0 && moved.compared() * 2 >= compared()) {
                    return OptionalInt.of(candidate);
                }
            }
        }
        return OptionalInt.empty();
    }

    /**
     * The expected recording.
     *
     * @return the first one
     */
    public States expected() {
        return a;
    }

    /**
     * The actual recording.
     *
     * @return the second one
     */
    public States actual() {
        return b;
    }

    /**
     * How far the second recording is moved.
     *
     * @return steps
     */
    public int offset() {
        return offset;
    }
}
