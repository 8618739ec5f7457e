package dev.xylo.formats.network;

import dev.xylo.core.network.FloatNetwork;
import dev.xylo.core.network.InvalidNetworkException;
import dev.xylo.core.network.NetworkShape;
import dev.xylo.core.network.Parameter;
import dev.xylo.core.network.XyloNetwork;
import dev.xylo.formats.FormatException;
import dev.xylo.formats.numpy.DType;
import dev.xylo.formats.numpy.NdArray;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From what a file states to a float network, an integer network, or arrays of the usual types. */
final class SpecificationConverter {
    private static final List<DType> SIGNED = List.of(DType.INT8, DType.INT16, DType.INT32, DType.INT64);

    private SpecificationConverter() {}

    static FloatNetwork toFloatNetwork(Specification specification) throws FormatException {
        EnumMap<Parameter, double[]> values = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            Optional<NdArray> array = specification.values(parameter);
            if (array.isPresent() && parameter.kind() != Parameter.Kind.WEIGHT_SHIFT) {
                double[] doubles = array.get().toDoubles();
                int shift = shift(specification, parameter);
                if (shift != 0) {
                    for (int i = 0; i < doubles.length; i++) {
                        doubles[i] = Math.scalb(doubles[i], shift);
                    }
                }
                values.put(parameter, doubles);
            }
        }
        try {
            return FloatNetwork.of(specification.shape(), values, specification.aliases());
        } catch (InvalidNetworkException e) {
            throw new FormatException(specification.source(), null, e.getMessage(), e);
        }
    }

    static XyloNetwork toXyloNetwork(Specification specification) throws FormatException {
        NetworkShape shape = specification.shape();
        EnumMap<Parameter, int[]> values = new EnumMap<>(Parameter.class);
        try {
            for (Parameter parameter : Parameter.values()) {
                Optional<NdArray> array = specification.values(parameter);
                if (array.isPresent()) {
                    values.put(parameter, integers(shape, parameter, array.get()));
                }
            }
            return XyloNetwork.of(shape, values, specification.aliases());
        } catch (InvalidNetworkException e) {
            throw new FormatException(specification.source(), null, e.getMessage(), e);
        }
    }

    static Map<String, NdArray> toArrays(Specification specification) {
        NetworkShape shape = specification.shape();
        boolean integer = specification.isInteger();
        Map<String, NdArray> arrays = new LinkedHashMap<>();
        for (Parameter parameter : Parameter.values()) {
            int[] dimensions = shape.dimensions(parameter);
            NdArray array = specification.values(parameter).orElse(null);
            if (array == null && parameter == Parameter.WEIGHTS_REC) {
                // Without it the number of hidden neurons could not be told.
                array = NdArray.ofShorts(DType.INT8, new short[shape.size(parameter)], dimensions);
            }
            if (array != null) {
                boolean whole = integer || parameter.kind() == Parameter.Kind.WEIGHT_SHIFT && array.isWholeAt(0);
                arrays.put(
                        parameter.key(),
                        whole ? narrowed(parameter, array) : NdArray.ofDoubles(array.toDoubles(), dimensions));
            }
        }
        Aliases.write(specification.aliases(), arrays);
        specification.timeStep().ifPresent(seconds -> arrays.put(Keys.DT, NdArray.ofDoubles(new double[] {seconds})));
        return arrays;
    }

    private static int shift(Specification specification, Parameter weights) throws FormatException {
        Parameter shiftParameter = switch (weights) {
            case WEIGHTS_IN -> Parameter.WEIGHT_SHIFT_IN;
            case WEIGHTS_REC -> Parameter.WEIGHT_SHIFT_REC;
            case WEIGHTS_OUT -> Parameter.WEIGHT_SHIFT_OUT;
            default -> null;
        };
        Optional<NdArray> shift = shiftParameter == null ? Optional.empty() : specification.values(shiftParameter);
        if (shift.isEmpty()) {
            return 0;
        }
        try {
            return integers(specification.shape(), shiftParameter, shift.get())[0];
        } catch (InvalidNetworkException e) {
            throw new FormatException(specification.source(), null, e.getMessage(), e);
        }
    }

    /** Whole numbers within the chip's range. */
    private static int[] integers(NetworkShape shape, Parameter parameter, NdArray array) {
        int[] integers = new int[array.size()];
        for (int i = 0; i < integers.length; i++) {
            if (!array.isWholeAt(i)) {
                boolean whole = array.dtype().isInteger() || Math.abs(array.doubleAt(i)) >= 0x1p63;
                throw new InvalidNetworkException(shape.element(parameter, i) + " is " + array.textAt(i) + "; "
                        + (whole && !Double.isInfinite(array.doubleAt(i))
                                ? "the chip holds " + parameter.kind().min() + ".."
                                        + parameter.kind().max() + " there"
                                : "the chip holds whole numbers"));
            }
            long value = array.longAt(i);
            XyloNetwork.checkRange(shape, parameter, i, value);
            integers[i] = (int) value;
        }
        return integers;
    }

    private static NdArray narrowed(Parameter parameter, NdArray array) {
        DType usual = switch (parameter.kind()) {
            case WEIGHT -> DType.INT8;
            case THRESHOLD, BIAS -> DType.INT16;
            case DASH -> DType.UINT8;
            case WEIGHT_SHIFT -> DType.INT64;
        };
        if (array.dtype() == DType.UINT64 && !allLong(array)) {
            // Beyond every signed type; kept as it is, so that nothing is lost.
            return array;
        }
        long[] values = array.toLongs();
        long min = 0;
        long max = 0;
        for (long value : values) {
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        return NdArray.ofLongs(typeOf(usual, min, max), values, array.shape());
    }

    private static DType typeOf(DType usual, long min, long max) {
        if (usual.holds(min) && usual.holds(max)) {
            return usual;
        }
        return SIGNED.stream()
                .filter(type -> type.holds(min) && type.holds(max))
                .findFirst()
                .orElseThrow();
    }

    private static boolean allLong(NdArray array) {
        for (int i = 0; i < array.size(); i++) {
            if (!array.isWholeAt(i)) {
                return false;
            }
        }
        return true;
    }
}
