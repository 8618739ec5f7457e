package dev.xylo.formats.network;

import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.Network;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.internal.Heap;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/**
 * A network as a file states it, before anybody decided whether it is float or integer. Immutable.
 *
 * <p>Shapes agree with each other; values are not yet checked against any range: {@link #toFloatNetwork} and {@link #toXyloNetwork} do
 * that.
 */
public final class Specification {
    private final Path source;
    private final NetworkShape shape;
    private final Map<Parameter, NdArray> values;
    private final List<Alias> aliases;
    private final List<String> warnings;
    private final double timeStep;
    private final List<String> notes;
    private final NetworkOrigin origin;

    Specification(
            Path source,
            NetworkShape shape,
            Map<Parameter, NdArray> values,
            List<Alias> aliases,
            List<String> warnings) {
        this(source, shape, values, aliases, warnings, Double.NaN);
    }

    Specification(
            Path source,
            NetworkShape shape,
            Map<Parameter, NdArray> values,
            List<Alias> aliases,
            List<String> warnings,
            double timeStep) {
        this(source, shape, values, aliases, warnings, timeStep, List.of(), null);
    }

    private Specification(
            Path source,
            NetworkShape shape,
            Map<Parameter, NdArray> values,
            List<Alias> aliases,
            List<String> warnings,
            double timeStep,
            List<String> notes,
            NetworkOrigin origin) {
        this.source = source;
        this.shape = shape;
        this.values =
                Collections.unmodifiableMap(values.isEmpty() ? new EnumMap<>(Parameter.class) : new EnumMap<>(values));
        this.aliases = List.copyOf(aliases);
        this.warnings = List.copyOf(warnings);
        this.timeStep = timeStep;
        this.notes = List.copyOf(notes);
        this.origin = origin;
    }

    /**
     * What a float network states.
     *
     * @param network the network
     * @return its values as {@link DType#FLOAT64}; parameters it was not given are absent
     */
    public static Specification of(FloatNetwork network) {
        return of(network, (parameter, dimensions) -> NdArray.ofDoubles(network.values(parameter), dimensions));
    }

    /**
     * What an integer network states.
     *
     * @param network the network
     * @return its values as {@link DType#INT32}; parameters it was not given are absent
     */
    public static Specification of(XyloNetwork network) {
        return of(
                network, (parameter, dimensions) -> NdArray.ofInts(DType.INT32, network.values(parameter), dimensions));
    }

    /**
     * Integers that may exceed the chip's range, as the published quantizers can return them.
     *
     * @param shape sizes
     * @param values flat, row-major arrays; input and output weights are required
     * @param aliases alias links
     * @return the specification
     * @throws InvalidNetworkException if a length disagrees with the shape, or required weights are missing
     */
    public static Specification ofIntegers(NetworkShape shape, Map<Parameter, long[]> values, List<Alias> aliases) {
        EnumMap<Parameter, NdArray> arrays = new EnumMap<>(Parameter.class);
        values.forEach((parameter, array) -> {
            if (array.length != shape.size(parameter)) {
                throw new InvalidNetworkException(parameter.key() + " has " + array.length
                        + " values, but the network's shape (" + shape + ") needs " + shape.size(parameter));
            }
            arrays.put(parameter, NdArray.ofLongs(DType.INT64, array, shape.dimensions(parameter)));
        });
        for (Parameter parameter : Parameter.values()) {
            if (!parameter.optional() && !arrays.containsKey(parameter)) {
                throw new InvalidNetworkException(parameter.key() + " is missing");
            }
        }
        return new Specification(null, shape, arrays, aliases, List.of());
    }

    /**
     * Reads named arrays by the rules that all formats share.
     *
     * <ul>
     *   <li>Keys are {@link Parameter#key()}, and {@code bias_hidden} for {@code bias}; aliases are {@code alias_source},
     *       {@code alias_target}, or {@code aliases} with the targets of neuron k in row k.
     *   <li>A missing {@code weights_rec} counts as 0, with as many hidden neurons as thresholds, or else as columns of
     *       {@code weights_in}. Missing thresholds and dashes count as 0, as in Rockpool. Each gives a warning.
     *   <li>A single number stands for all neurons. Where one of {@code weights_in}, {@code weights_rec} lacks the synapse axis of one
     *       synapse, it is added; {@code weights_out} may have one.
     *   <li>A missing dash is derived from its time constant ({@code tau_mem} and so on, seconds) and {@code dt} (seconds).
     *   <li>Unknown keys give a warning, except data beside the network: {@code input}, {@code label}, {@code lengths},
     *       {@code max_spikes}, {@code tau_*}, {@code expected_*}, {@code golden_*}.
     * </ul>
     *
     * @param source file for messages, or null
     * @param arrays arrays by key
     * @return what they state
     * @throws FormatException if required weights are missing, or shapes disagree; the message names array, shape and what is needed
     */
    public static Specification fromArrays(Path source, Map<String, NdArray> arrays) throws FormatException {
        return new SpecificationReader(source, arrays, null, arrays.keySet()).read();
    }

    /**
     * The file.
     *
     * @return null if it was not read from one
     */
    public Path source() {
        return source;
    }

    /**
     * Sizes.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * Values of a parameter as stated, or as derived from time constants.
     *
     * @param parameter the parameter
     * @return shape {@link NetworkShape#dimensions}; empty where the default 0 stands in
     */
    public Optional<NdArray> values(Parameter parameter) {
        return Optional.ofNullable(values.get(parameter));
    }

    /**
     * Alias links.
     *
     * @return unmodifiable, in the order given
     */
    public List<Alias> aliases() {
        return aliases;
    }

    /**
     * What was tolerated, assumed or ignored in reading.
     *
     * @return lines for the user, without the file's name
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Length of a step, {@code dt}.
     *
     * @return seconds; empty where it is not known
     */
    public OptionalDouble timeStep() {
        return Double.isNaN(timeStep) ? OptionalDouble.empty() : OptionalDouble.of(timeStep);
    }

    /**
     * The same network with another length of a step; nothing else changes, dashes count steps.
     *
     * @param seconds positive and finite
     * @return the network
     * @throws IllegalArgumentException if it is not
     */
    public Specification withTimeStep(double seconds) {
        if (!(seconds > 0) || Double.isInfinite(seconds)) {
            throw new IllegalArgumentException(
                    "dt is " + seconds + "; a time step must be positive and finite, in seconds");
        }
        return new Specification(source, shape, values, aliases, warnings, seconds, notes, origin);
    }

    Specification withWarnings(List<String> others) {
        return new Specification(source, shape, values, aliases, others, timeStep, notes, origin);
    }

    /**
     * What the reader did that loses nothing: where the time step was taken from, which layer lies where.
     *
     * @return lines for the user, without the file's name
     */
    public List<String> notes() {
        return notes;
    }

    /** The same, as read from a file that states a time step. */
    Specification from(Path file, double seconds, List<String> fileWarnings, List<String> fileNotes) {
        return new Specification(file, shape, values, aliases, fileWarnings, seconds, fileNotes, origin);
    }

    /**
     * What the file knows of the network as it was trained: layers, their names and caps.
     *
     * @return empty where it holds the specification alone
     */
    public Optional<NetworkOrigin> origin() {
        return Optional.ofNullable(origin);
    }

    Specification withOrigin(NetworkOrigin trained) {
        return new Specification(source, shape, values, aliases, warnings, timeStep, notes, trained);
    }

    Specification with(Parameter parameter, NdArray array) {
        EnumMap<Parameter, NdArray> more = new EnumMap<>(values);
        more.put(parameter, array);
        return new Specification(source, shape, more, aliases, warnings, timeStep, notes, origin);
    }

    /**
     * Whether this is a network of integers: the weights are of an integer type (in JSON: written without a fraction), and all values
     * are whole numbers.
     *
     * @return true if so; values may still exceed the chip's range
     */
    public boolean isInteger() {
        return isInteger(values);
    }

    static boolean isInteger(Map<Parameter, NdArray> values) {
        return values.entrySet().stream().allMatch(entry -> {
            NdArray array = entry.getValue();
            return array.dtype().isInteger() || entry.getKey().kind() != Parameter.Kind.WEIGHT && allWhole(array);
        });
    }

    /**
     * The network in floating point. A weight shift is taken into the weights, times {@code 2^shift}.
     *
     * @return the network
     * @throws FormatException if a value is NaN or infinite, a threshold negative, or a shift not 0..8; the message names index and value
     */
    public FloatNetwork toFloatNetwork() throws FormatException {
        return Heap.guard(source, () -> SpecificationConverter.toFloatNetwork(this));
    }

    /**
     * The network in the chip's integers.
     *
     * @return the network
     * @throws FormatException if a value is not a whole number, whatever its type, or beyond what the chip holds; the message names index
     *     and value
     */
    public XyloNetwork toXyloNetwork() throws FormatException {
        return Heap.guard(source, () -> SpecificationConverter.toXyloNetwork(this));
    }

    /**
     * The network as named arrays; {@link #fromArrays} is the way back.
     *
     * <p>Integer networks: weights int8, thresholds and biases int16, dashes uint8, weight shifts int64 scalars; the smallest larger
     * signed type where a value exceeds that. Others: float64. {@code weights_rec} is always there, and so are {@code alias_source} and
     * {@code alias_target}, int32.
     *
     * @return arrays by key, in the order of {@link Parameter}; a new map
     */
    public Map<String, NdArray> toArrays() {
        return SpecificationConverter.toArrays(this);
    }

    @Override
    public String toString() {
        return (isInteger() ? "integers" : "floats") + ", " + shape;
    }

    private static Specification of(Network<?> network, BiFunction<Parameter, int[], NdArray> array) {
        EnumMap<Parameter, NdArray> arrays = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            if (network.has(parameter)) {
                arrays.put(parameter, array.apply(parameter, network.shape().dimensions(parameter)));
            }
        }
        return new Specification(null, network.shape(), arrays, network.aliases(), List.of());
    }

    private static boolean allWhole(NdArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (!array.isWholeAt(i)) {
                return false;
            }
        }
        return true;
    }
}
