package dev.xylo.quantize;

import dev.xylo.core.internal.FloatArrays;
import dev.xylo.core.network.Alias;
import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The integers of a quantization, the scales that made them, and what was lost. Immutable. */
public final class QuantizationResult {
    private final String method;
    private final QuantizationOptions options;
    private final NetworkShape shape;
    private final Map<Parameter, IntegerArray> integers;
    private final Map<Parameter, double[]> scales;
    private final List<Alias> aliases;
    private final LazyLosses losses;
    private final List<QuantizationWarning> warnings;

    QuantizationResult(
            String method,
            QuantizationOptions options,
            NetworkShape shape,
            Map<Parameter, IntegerArray> integers,
            Map<Parameter, double[]> scales,
            List<Alias> aliases,
            LazyLosses losses,
            List<QuantizationWarning> warnings) {
        this.method = method;
        this.options = options;
        this.shape = shape;
        this.integers = integers;
        this.scales = scales;
        this.aliases = List.copyOf(aliases);
        this.losses = losses;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * The result of a method outside this package; counts what was lost.
     *
     * @param method its name
     * @param options as asked for
     * @param network the float network
     * @param integers flat, row-major, by parameter; may hold weight shifts
     * @param scales by parameter, one per channel: {@code integer = round(float * scale)} for a method that only rounds
     * @param warnings what the user should know of beside total losses ({@link TotalLosses}), which are added
     * @return the result, in the network's layout
     * @throws IllegalArgumentException if a parameter has integers but no scales, or arrays of the wrong length
     */
    public static QuantizationResult of(
            String method,
            QuantizationOptions options,
            FloatNetwork network,
            Map<Parameter, long[]> integers,
            Map<Parameter, double[]> scales,
            List<QuantizationWarning> warnings) {
        Map<Parameter, IntegerArray> copies = new EnumMap<>(Parameter.class);
        Map<Parameter, double[]> scaleCopies = new EnumMap<>(Parameter.class);
        List<Supplier<ParameterLoss>> losses = new ArrayList<>();
        integers.forEach((parameter, values) -> {
            if (values.length != network.shape().size(parameter) || !scales.containsKey(parameter)) {
                throw new IllegalArgumentException(parameter.key() + " has " + values.length + " integers and "
                        + (scales.containsKey(parameter) ? "its" : "no") + " scales; the network has "
                        + network.shape().size(parameter));
            }
            IntegerArray copy = new IntegerArray.Longs(values.clone());
            copies.put(parameter, copy);
            scaleCopies.put(parameter, scales.get(parameter).clone());
            if (parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                int clipped = outOfRange(parameter, copy);
                losses.add(() -> ParameterLoss.of(parameter, FloatArrays.of(network, parameter), copy, clipped, 0));
            }
        });
        List<QuantizationWarning> said = new ArrayList<>(warnings);
        said.addAll(TotalLosses.of(
                network,
                (parameter, i) ->
                        copies.containsKey(parameter) ? copies.get(parameter).get(i) : Double.NaN));
        return new QuantizationResult(
                method, options, network.shape(), copies, scaleCopies, network.aliases(), new LazyLosses(losses), said);
    }

    /**
     * The method that was used.
     *
     * @return such as {@code channel}
     */
    public String method() {
        return method;
    }

    /**
     * The options that were used.
     *
     * @return version and widths
     */
    public QuantizationOptions options() {
        return options;
    }

    /**
     * Sizes, with the layout that the followed version answers in.
     *
     * @return the shape
     */
    public NetworkShape shape() {
        return shape;
    }

    /**
     * Which parameters the result has.
     *
     * @return those of the float network, and those that have a default
     */
    public Set<Parameter> parameters() {
        return integers.keySet();
    }

    /**
     * The integers exactly as the method gives them. The published methods may exceed the chip's range; {@link #network} does not.
     *
     * @param parameter one of {@link #parameters}
     * @return a copy, flat and row-major
     * @throws IllegalArgumentException if the result does not have it
     */
    public long[] integers(Parameter parameter) {
        return of(integers, parameter).toLongs();
    }

    /**
     * The scale of every channel: {@code integer = round(float * scale)}, up to the second rounding of the threshold limit.
     *
     * @param parameter one of {@link #parameters}
     * @return a copy, one scale per target neuron ({@link NetworkShape#channelOf}); 1 for dashes
     * @throws IllegalArgumentException if the result does not have it
     */
    public double[] scales(Parameter parameter) {
        return of(scales, parameter).clone();
    }

    /**
     * Alias links, unchanged.
     *
     * @return unmodifiable
     */
    public List<Alias> aliases() {
        return aliases;
    }

    /**
     * What happened to the values, parameter by parameter. Counted at the first call; until then the result keeps the float values.
     *
     * @return unmodifiable
     */
    public List<ParameterLoss> losses() {
        return losses.get();
    }

    /**
     * Losses that the user should know of.
     *
     * @return unmodifiable
     */
    public List<QuantizationWarning> warnings() {
        return warnings;
    }

    /**
     * The network that the chip can hold: the integers, clipped to its range.
     *
     * @return the network
     */
    public XyloNetwork network() {
        Map<Parameter, int[]> clipped = new EnumMap<>(Parameter.class);
        integers.forEach((parameter, values) -> {
            int[] array = new int[values.length()];
            for (int i = 0; i < array.length; i++) {
                array[i] = (int) clip(parameter, values.get(i));
            }
            clipped.put(parameter, array);
        });
        return XyloNetwork.of(shape, clipped, aliases);
    }

    static long clip(Parameter parameter, long value) {
        return Math.max(parameter.kind().min(), Math.min(parameter.kind().max(), value));
    }

    static int outOfRange(Parameter parameter, IntegerArray values) {
        if (values instanceof IntegerArray.Bytes && parameter.kind() == Parameter.Kind.WEIGHT) {
            return 0;
        }
        int count = 0;
        for (int i = 0; i < values.length(); i++) {
            count += clip(parameter, values.get(i)) != values.get(i) ? 1 : 0;
        }
        return count;
    }

    private static <A> A of(Map<Parameter, A> map, Parameter parameter) {
        A array = map.get(parameter);
        if (array == null) {
            throw new IllegalArgumentException("the result has no " + parameter.key());
        }
        return array;
    }
}
